import { describe, expect, it } from 'vitest'
import { customer } from '#domain/archives/schema.ts'
import { packForms } from '#packs/forms.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { dataFormStateOf, isLinkOpen } from './data-forms/rules.ts'
import {
  askableFields,
  deadlinesOf,
  fedValues,
  feedsOf,
  joinedWith,
  kindOf,
  kindsFor,
  latenessOf,
  loadStateOf,
  mayUse,
  missingItems,
  prefill,
} from './rules.ts'
import { happenedAt, readableText } from './telling/rules.ts'

const kind = (key: string) => kindOf(key) as NonNullable<ReturnType<typeof kindOf>>
const survey = kind('healthSurvey')
const eventForm = kind('eventForm')
const judge = { now: new Date('2026-11-20T06:00:00Z'), actorId: '', departmentIds: [] }
const whole = {
  name: '陈阿婆',
  sex: 'female',
  age: 71,
  phones: ['13800002761'],
  address: '云和县中山街 8 号',
  bought: 'no',
  health: '血压偏高',
  feedback: '讲座听得懂',
}

describe('kinds of forms', () => {
  it('[TEC-14] are those of the core and of the trades switched on', () => {
    expect(kindsFor([]).map((one) => one.key)).toEqual(['visit', 'agency', 'dataForm'])
    expect(kindsFor(['seminar', 'hotel']).map((one) => one.key)).toEqual([
      'visit',
      'agency',
      'dataForm',
      'healthSurvey',
      'eventForm',
      'guestComment',
    ])
  })

  it('feed only fields the archive has, and every question has both languages', () => {
    for (const one of kindsFor(['seminar', 'realestate', 'consulting', 'distribution', 'hotel'])) {
      expect(
        Object.values(feedsOf(one)).filter((field) => !(field in customer.fields)),
        one.key,
      ).toEqual([])
      expect(
        Object.keys(feedsOf(one)).filter((own) => !formFields(one).some(({ key }) => key === own)),
        one.key,
      ).toEqual([])
      for (const field of formFields(one))
        expect([field.label.zh, field.label.en].every((text) => text.length > 0)).toBe(true)
    }
  })

  it('ask what their papers ask, and what one question turns on is asked as well', () => {
    const papers = new Map(Object.values(packForms).flatMap((forms) => forms.map((form) => [form.key, form] as const)))
    const withPaper = kindsFor(['seminar', 'realestate', 'consulting', 'distribution', 'hotel']).filter(
      (one) => one.form !== undefined && one.key !== 'dataForm',
    )
    expect(withPaper.map((one) => one.form)).toEqual(['F-150', 'F-100', 'F-101', 'F-087', 'F-112', 'F-137'])
    for (const one of withPaper) {
      const paper = new Set(formFields(papers.get(one.form ?? '') ?? { sections: [] }))
      const own = formFields(one)
      expect(
        own.filter((field) => !paper.has(field)),
        one.key,
      ).toEqual([])
      const keys = new Set(own.map(({ key }) => key))
      const conditions = JSON.stringify(own.map(({ shownWhen, requiredWhen }) => [shownWhen, requiredWhen]))
      const turnOn = [...conditions.matchAll(/"field":"(\w+)"/g)].map((found) => found[1] ?? '')
      expect(
        turnOn.filter((key) => !keys.has(key)),
        one.key,
      ).toEqual([])
    }
  })

  it('never ask the customer for what the firm decides or keeps secret', () => {
    const asked = Object.keys({ ...askableFields('individual'), ...askableFields('organisation') })
    for (const key of ['ownerId', 'abc', 'creditGrade', 'bankAccount', 'number', 'state', 'marks'])
      expect(asked).not.toContain(key)
  })
})

describe('a form of an event', () => {
  it('[COL-16] misses every listed item that is empty', () => {
    const missing = (values: Record<string, unknown>) => missingItems(eventForm, values, judge).map((one) => one.path)
    expect(missing({ ...whole, bought: 'yes' })).toEqual(['values.purchases'])
    // What was bought is asked of those who bought.
    expect(missing({}).length).toBe(formFields(eventForm).length - 1)
    expect(missing(whole)).toEqual([])
  })

  it('[COL-15] [COL-17] is complete the same day and with the manager the next', () => {
    const dates = deadlinesOf(eventForm, '2026-11-20')
    expect(dates).toEqual({ completeBy: '2026-11-20', handOverBy: '2026-11-21' })
    const late = (state: 'draft' | 'signed' | 'handedOver', today: string) => latenessOf({ state, ...dates }, today)
    expect([late('draft', '2026-11-20'), late('draft', '2026-11-21'), late('draft', '2026-11-22')]).toEqual([
      undefined,
      'completion',
      'handOver',
    ])
    expect([late('signed', '2026-11-21'), late('signed', '2026-11-22'), late('handedOver', '2026-12-01')]).toEqual([
      undefined,
      'handOver',
      undefined,
    ])
  })

  it('[COL-14] is filled in from the survey form', () => {
    const answers = {
      name: '陈阿婆',
      sex: 'female',
      phones: ['13800002761'],
      health: '血压偏高',
      medicines: '降压药',
      family: '一子一女',
    }
    expect(prefill(eventForm, { kind: survey, values: answers })).toEqual({
      name: '陈阿婆',
      sex: 'female',
      phones: ['13800002761'],
      health: '血压偏高',
    })
  })
})

describe('what goes into the archive', () => {
  it('[COL-04] findings outrank answers, empty ones fall away', () => {
    expect(
      fedValues(survey, { name: '陈阿婆', address: '', formerWork: '教师' }, { address: '新址 9 号', remarks: null }),
    ).toEqual({ name: '陈阿婆', occupation: '教师', address: '新址 9 号' })
  })

  it('[COL-02] lists gain what is new, texts are replaced', () => {
    expect(joinedWith(customer.fields.phones, ['13800000001'], ['13800000002', '13800000001'])).toEqual([
      '13800000001',
      '13800000002',
    ])
    expect(joinedWith(customer.fields.address, '旧址', '新址')).toBe('新址')
  })
})

describe('what waits to be filed', () => {
  it('[COL-04] a visit that found something waits, one that found nothing does not', () => {
    expect(loadStateOf(kind('visit'), { employees: 6 }, 'c')).toBe('waiting')
    expect(loadStateOf(kind('visit'), {}, 'c')).toBe('none')
  })

  it('a form of somebody without an archive, an unsigned form and an unanswered order wait', () => {
    expect(loadStateOf(kind('guestComment'), {}, null)).toBe('waiting')
    expect(loadStateOf(survey, {}, 'c')).toBe('waiting')
    expect(loadStateOf(kind('agency'), {}, 'c')).toBe('waiting')
  })

  it('[COL-04] the journal hears of a visit on the day of the visit, without personal data', () => {
    const now = new Date('2026-11-23T02:00:00Z')
    expect(happenedAt(kind('visit'), { visitedOn: '2026-11-20' }, now)).toBe('2026-11-20T04:00:00.000Z')
    expect(happenedAt(kind('visit'), { visitedOn: '2026-11-23' }, now)).toBe(now.toISOString())
    expect(readableText(kind('caller'), { customerName: '吴先生', phones: ['13700200200'] }, 'zh-CN')).toBe(
      '来电来访；姓名：吴先生',
    )
  })
})

describe('who may use a form', () => {
  it('[COL-06] the survey form is for satisfaction representatives and sales supervisors, or posts the campaign names', () => {
    expect(mayUse(survey, [], [{ id: 'a', title: '满意代表' }])).toBe(true)
    expect(mayUse(survey, [], [{ id: 'a', title: '销售主管' }])).toBe(true)
    expect(mayUse(survey, [], [{ id: 'a', title: '前台' }])).toBe(false)
    expect(mayUse(survey, ['b'], [{ id: 'b', title: '前台' }])).toBe(true)
    expect(mayUse(survey, [], [])).toBe(false)
    expect(mayUse(kind('visit'), [], [])).toBe(true)
  })
})

describe('a data form sent out', () => {
  const now = new Date('2026-11-23T02:00:00Z')
  const form = {
    customerId: 'c',
    returnedOn: null,
    revokedAt: null,
    expiresAt: '2026-12-20T00:00:00Z',
    dueOn: '2026-11-30',
    answers: 0,
    answersMost: 1,
  }

  it.each([
    ['sent', form, '2026-11-30'],
    ['overdue', form, '2026-12-01'],
    ['returned', { ...form, returnedOn: '2026-12-05', answers: 1 }, '2026-12-10'],
    ['closed', { ...form, revokedAt: '2026-11-24T00:00:00Z' }, '2026-12-10'],
    ['open', { ...form, customerId: null, answersMost: 500 }, '2026-12-10'],
    ['closed', { ...form, customerId: null, answersMost: 3, answers: 3 }, '2026-11-24'],
  ] as const)('[COL-02] is %s', (state, one, today) => {
    expect(dataFormStateOf(one, today, now)).toBe(state)
  })

  it('opens until it is used, revoked or expired', () => {
    expect(isLinkOpen(form, now)).toBe(true)
    expect(isLinkOpen({ ...form, answers: 1 }, now)).toBe(false)
    expect(isLinkOpen({ ...form, revokedAt: '2026-11-22T00:00:00Z' }, now)).toBe(false)
    expect(isLinkOpen(form, new Date('2026-12-20T00:00:00Z'))).toBe(false)
  })
})
