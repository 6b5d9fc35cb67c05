import { expect, it } from 'vitest'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { isSigned, openItems, shownFields, withComputed } from '#platform/core/forms/filling.ts'
import { propertyForms } from './forms.ts'

const context = { now: new Date('2026-06-15T04:00:00Z'), actorId: 'nobody', departmentIds: [] }
const find = (key: string) => propertyForms.find((form) => form.key === key) as FormDefinition
const field = (form: string, key: string) => formFields(find(form)).find((one) => one.key === key)
const open = (form: string, values: Record<string, unknown>) =>
  openItems(find(form), withComputed(find(form), values, '2026-06-15'), context).map((one) => one.path)
const shown = (form: string, values: Record<string, unknown>) =>
  shownFields(find(form), values, context).map((one) => one.key)

it('[FRM-02] the eighteen registers and the five move-in papers carry their official numbers, in print and in numbering', () => {
  const official = propertyForms.filter((form) => form.code !== undefined)
  expect(official.map((form) => form.code).sort()).toEqual([
    ...Array.from({ length: 5 }, (_, at) => `KH-03-R0${at + 1}`),
    ...Array.from({ length: 18 }, (_, at) => `QMS-PM-313${String(at + 1).padStart(2, '0')}`),
  ])
  for (const form of official) expect(form.numbering.pattern.startsWith(`${form.code}-`)).toBe(true)
})

it('[FRM-11] the covenant is executed in two originals, the preliminary agreement in three, each with its holder', () => {
  const count = (key: string) => find(key).originals?.reduce((sum, one) => sum + one.count, 0)
  expect([count('F-026'), count('F-027')]).toEqual([2, 3])
  expect([field('F-026', 'copies')?.starts, field('F-027', 'copies')?.starts]).toEqual([{ value: 2 }, { value: 3 }])
  const handedOut = ['covenantCopies', 'agreementCopies'].map((key) => field('F-024', key)?.starts)
  expect(handedOut).toEqual([{ value: 2 }, { value: 3 }])
})

it('[MVI-03] whoever acts for a customer brings three papers more', () => {
  const papers = ['authority', 'customerPaper', 'agentOriginal', 'agentCopy']
  const asked = open('F-024', { byAgent: true })
  expect(papers.filter((key) => asked.includes(key))).toEqual(papers)
  expect(papers.filter((key) => shown('F-024', { byAgent: false }).includes(key))).toEqual([])
})

it('[MVI-02] of contract and paper it is noted apart whether the original was seen and a copy kept', () => {
  const asked = open('F-024', {})
  for (const key of ['noticeSeen', 'contractOriginal', 'contractCopy', 'paperOriginal', 'paperCopy'])
    expect(asked).toContain(key)
})

it('[MVI-04] every paper of the pack is ticked as handed out', () => {
  const asked = open('F-024', {})
  for (const key of ['ownerForm', 'covenant', 'agreement', 'fitOutForm', 'manual', 'guarantee', 'plans', 'charges'])
    expect(asked).toContain(key)
})

it('[MVI-07] [MVI-09] a faultless house is signed for at once, a corrected one after the correction, an open one not at all', () => {
  const signatures = (conclusion: string) =>
    formFields(find('F-028'))
      .filter(isSigned)
      .map((one) => one.key)
      .filter((key) => shown('F-028', { conclusion }).includes(key))
  expect(signatures('good')).toEqual(['goodSigned'])
  expect(signatures('corrected')).toEqual(['correctedSigned'])
  expect(signatures('open')).toEqual([])
  expect(open('F-028', { conclusion: 'open' })).toContain('defects')
  expect(open('F-028', { conclusion: 'good' })).not.toContain('defects')
})

it('[MVI-10] keys are signed for line by line, and not by the link the owner registers with', () => {
  const keys = find('F-025').sections.find((one) => one.key === 'keys')
  expect(keys?.byFirm).toBe('after')
  const columns = field('F-025', 'keys')?.columns ?? []
  expect(columns.filter((one) => one.required).map((one) => one.key)).toEqual(['name', 'count', 'signed', 'on'])
})

it('[SVC-04] [SVC-21] permits, applications and the move-in application name the space of the register', () => {
  for (const key of ['F-006', 'F-015', 'F-029']) expect(field(key, 'space')?.form).toBe('F-005')
  expect(open('F-015', { decision: 'agreed' })).toContain('space')
  expect(open('F-015', { decision: 'waiting' })).not.toContain('space')
  expect(open('F-005', { state: 'rented' })).toEqual(expect.arrayContaining(['holder', 'period', 'price']))
  expect(open('F-005', { spaceNumber: 'C-005', state: 'vacant' })).toEqual([])
})

it('[SVC-05] [FRM-19] moved lines are counted and their charges totalled', () => {
  const lines = ['80.00', '120.50'].map((charge, at) => ({ id: String(at), charge }))
  expect(withComputed(find('F-014'), { lines }, '2026-06-15')).toMatchObject({ lineCount: '2', chargeTotal: '200.5' })
})

it('[SVC-07] a reading at moving out gives what was used since, one at moving in asks for nothing earlier', () => {
  const values = {
    occasion: 'moveOut',
    waterReading: '212.5',
    waterBefore: '2',
    powerReading: '3015',
    powerBefore: '15',
  }
  expect(withComputed(find('F-018'), values, '2026-06-15')).toMatchObject({ waterUsed: '210.5', powerUsed: '3000' })
  expect(shown('F-018', { occasion: 'moveIn' })).not.toContain('waterBefore')
})

it('[ALC-13] a leaver’s card is told to be in or not, and when', () => {
  expect(open('F-016', {})).toContain('cardReturned')
  expect(open('F-016', { cardReturned: true })).toContain('returnedOn')
  expect(open('F-016', { cardReturned: false })).not.toContain('returnedOn')
  expect(field('F-016', 'card')?.form).toBe('F-013')
})

it('[ARC-05] what is owed follows from due and paid; whatever was paid has a day and a receipt', () => {
  const values = { due: '931.20', paid: '620.80' }
  expect(withComputed(find('F-019'), values, '2026-06-15')).toMatchObject({ owed: '310.4' })
  expect(open('F-019', values)).toEqual(expect.arrayContaining(['paidOn', 'receipt']))
  expect(open('F-019', { due: '2860', paid: '0' })).not.toContain('receipt')
})

it('[MVI-06] the charges at move-in are rate by quantity, with what is still owed', () => {
  const charges = [
    { id: 'a', rate: '3.20', quantity: '355.5', paid: '1137.60' },
    { id: 'b', rate: '3000', quantity: '1', paid: '1000' },
  ]
  const account = withComputed(find('F-036'), { charges }, '2026-06-15')
  expect(account).toMatchObject({ dueTotal: '4137.6', paidTotal: '2137.6', owed: '2000' })
})

it('[SAT-01] [SAT-02] six areas are rated ten down to one under four words', () => {
  const scores = formFields(find('F-038')).filter((one) => one.type === 'score')
  expect(scores.map((one) => one.key)).toEqual(['service', 'security', 'repair', 'cleaning', 'greening', 'company'])
  for (const { min, max, words } of scores) {
    expect([min, max]).toEqual([1, 10])
    expect(words?.map((one) => [one.from, one.label.zh])).toEqual([
      [9, '非常满意'],
      [7, '满意'],
      [5, '一般'],
      [1, '不满意'],
    ])
  }
})

it('[SAT-03] five areas ask what pleases, in nine, ten, seven, six and five aspects', () => {
  const aspects = formFields(find('F-038')).filter((one) => one.key.endsWith('Aspects'))
  expect(aspects.map((one) => one.options?.length)).toEqual([9, 10, 7, 6, 5])
  expect(aspects.every((one) => one.type === 'options' && one.hasOther)).toBe(true)
})

it('[SAT-05] the letter and the way back are the firm’s; a pick-up names the assistant sent', () => {
  const byFirm = find('F-038').sections.map((one) => one.byFirm)
  expect([byFirm.at(0), byFirm.at(-1)]).toEqual(['before', 'after'])
  expect(open('F-038', { pickUpAt: '2026-06-09T02:00:00Z' })).toContain('assistant')
})

it('[ARC-06] [ARC-07] a document that needs following up has a day for it', () => {
  expect(open('F-023', { needsFollowUp: true })).toContain('followUpOn')
  expect(open('F-023', { needsFollowUp: false })).not.toContain('followUpOn')
})

it('nothing the firm fills in after a link came back keeps the customer from sending it', () => {
  const keeping = propertyForms.flatMap((form) => {
    const later = form.sections.filter((one) => one.byFirm === 'after').flatMap((one) => one.fields)
    const asked = new Set(open(form.key, {}))
    return form.ways?.includes('link')
      ? later.filter((one) => asked.has(one.key)).map((one) => `${form.key} ${one.key}`)
      : []
  })
  expect(keeping).toEqual([])
})
