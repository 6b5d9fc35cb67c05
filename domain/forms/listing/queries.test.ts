import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ref, section } from '#platform/core/forms/makers.ts'
import { switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let clerk: Caller
let customerId: string
const ids: string[] = []

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, ['beauty'])
  await publishForm(harness, sampleForm('Z-1'))
  await publishForm(harness, sampleForm('Z-2', { isSingle: true, subjectKinds: ['organisation'] }))
  clerk = await harness.person({ name: '周敏', allRights: true })
  customerId = await openCustomer(harness, { name: '丽水永泰加工厂' })
  const lines = [
    { name: '永泰加工', on: '2026-10-01', processing: '100', rework: '10', kind: 'plain', owner: { name: '季建国' } },
    { name: '和福加工', on: '2026-11-02', processing: '200.5', rework: '0.5', kind: 'rush', owner: { name: '陈丽' } },
    { name: '寿康加工', on: '2026-11-05', processing: '30', rework: '1', kind: 'plain' },
  ]
  for (const values of lines) ids.push((await handIn(clerk, 'Z-1', values)).id)
})
afterAll(() => harness.close())

const list = async (input: Record<string, unknown> = {}, by = clerk) => {
  const { status, body } = await by.ask('form.records', { form: 'Z-1', ...input })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const titles = async (input: Record<string, unknown> = {}, by = clerk) =>
  (await list(input, by)).rows.map((row: { title: string }) => row.title)

describe('the list of a form', () => {
  it('[FRM-18] shows each record as a row with its answers, the latest first', async () => {
    const { rows, total, columns } = await list()
    expect(rows.map((row: { title: string }) => row.title)).toEqual(['寿康加工', '和福加工', '永泰加工'])
    expect(total).toBe(3)
    expect(columns).toEqual(['owner', 'on', 'kind', 'processing', 'rework', 'net'])
    expect(rows[2].values).toMatchObject({ net: '90', owner: { name: '季建国' } })
  })

  it('[FRM-16] tells the names of the records its answers point to', async () => {
    const linked = sampleForm('Z-L', {
      sums: [],
      sections: [section('a', '一', 'A', [ref('who', '客户', 'Customer', 1, 'customer')])],
      listed: ['who'],
    })
    await publishForm(harness, linked)
    await handIn(clerk, 'Z-L', { who: customerId })
    const { rows, names } = (await clerk.ask('form.records', { form: 'Z-L' })).body
    expect([rows[0].values.who, names[customerId]]).toEqual([customerId, '丽水永泰加工厂'])
  })

  it('[FRM-19] totals every amount over all rows shown, computed columns agreeing', async () => {
    const totals = async (filter = {}) => (await clerk.ask('form.totals', { form: 'Z-1', ...filter })).body
    expect(await totals()).toEqual({ rows: 3, totals: { processing: '330.5', rework: '11.5', net: '319' } })
    const condition = { field: 'values.kind', op: 'in', value: ['plain'] }
    expect(await totals({ condition })).toEqual({ rows: 2, totals: { processing: '130', rework: '11', net: '119' } })
    expect(await totals({ search: '福' })).toMatchObject({ rows: 1 })
  })

  it('[FRM-19] leaves out of the totals what the reader may not read: of one row the sum is the answer', async () => {
    await publishForm(harness, sampleForm('Z-P', { sensitivity: 'personal', sums: [] }))
    await handIn(clerk, 'Z-P', { name: '永泰加工', processing: '100' })
    const totals = async (by: Caller) => (await by.ask('form.totals', { form: 'Z-P' })).body.totals
    expect(await totals(clerk)).toMatchObject({ processing: '100' })
    expect(await totals(await harness.person({ rights: { 'forms.read': 'all' } }))).toEqual({})
    const other = await harness.person({ rights: { 'forms.read': 'own' } })
    expect((await other.ask('form.totals', { form: 'Z-1' })).body).toMatchObject({ rows: 0 })
  })

  it.each([
    ['an amount', { field: 'values.processing', op: 'gt', value: 50 }, ['和福加工', '永泰加工']],
    ['a computed amount', { field: 'values.net', op: 'between', value: ['80', '95'] }, ['永泰加工']],
    ['an option', { field: 'values.kind', op: 'in', value: ['rush'] }, ['和福加工']],
    ['a day', { field: 'values.on', op: 'after', value: '2026-11-01' }, ['寿康加工', '和福加工']],
    ['a person’s name', { field: 'values.owner', op: 'contains', value: '季' }, ['永泰加工']],
    ['nothing filled in', { field: 'values.owner', op: 'empty' }, ['寿康加工']],
    ['a column of the record', { field: 'happenedOn', op: 'period', value: 'thisMonth' }, ['寿康加工', '和福加工']],
    ['a word on it', { search: '福' }, ['和福加工']],
  ])('[FRM-18] is filtered by %s', async (_what, condition, expected) => {
    expect(await titles({ condition })).toEqual(expected)
  })

  it('[FRM-18] is sorted by an answer in both directions, page by page, empty ones last', async () => {
    expect(await titles({ sort: [{ field: 'values.processing' }] })).toEqual(['寿康加工', '永泰加工', '和福加工'])
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ sort: [{ field: 'values.owner', descending: true }], limit: 1, cursor })
      paged.push(...page.rows.map((row: { title: string }) => row.title))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(['和福加工', '永泰加工', '寿康加工'])
  })

  it('is searched in Hanzi, pinyin and by number', async () => {
    expect(await titles({ search: 'shoukang' })).toEqual(['寿康加工'])
    expect(await titles({ search: '陈丽' })).toEqual(['和福加工'])
    expect(await titles({ search: 'Z-1-2026-0001' })).toEqual(['永泰加工'])
  })

  it('leaves void ones out unless they are asked for', async () => {
    const { id } = await startForm(clerk, 'Z-1', { values: { name: '作废的' } })
    await harness.product.platform.db.updateTable('formRecords').set({ state: 'voided' }).where('id', '=', id).execute()
    expect(await titles()).not.toContain('作废的')
    expect(await titles({ state: 'voided' })).toEqual(['作废的'])
  })

  it('[ACC-13] holds what one filled in, what lies in one’s department, and papers of one’s customers', async () => {
    const departmentId = await makeDepartment(harness.product.platform.db)
    const one = await harness.person({ rights: { 'forms.read': 'own', 'forms.fill': 'own' }, departmentId })
    expect(await titles({}, one)).toEqual([])
    await handIn(one, 'Z-1', { name: '自己填的' })
    expect(await titles({}, one)).toEqual(['自己填的'])
    const head = await harness.person({ rights: { 'forms.read': 'department' }, departmentId })
    expect(await titles({}, head)).toEqual(['自己填的'])
    const owned = await openCustomer(harness, { name: '名下客户', ownerId: head.staffId })
    await handIn(clerk, 'Z-1', { name: '名下的' }, { customerId: owned })
    expect(await titles({}, head)).toEqual(['名下客户', '自己填的'])
    expect((await head.ask('form.record', { id: ids[0] })).status).toBe(404)
  })

  it.each([
    [{ condition: { field: 'values.nothing', op: 'empty' } }, 'condition.unknown_field'],
    [{ condition: { field: 'values.kind', op: 'gt', value: 1 } }, 'condition.wrong_operator'],
    [{ sort: [{ field: 'values.lines' }] }, 'list.unknown_sort'],
    [{ cursor: 'nonsense' }, 'list.bad_cursor'],
    [{ form: 'Z-99' }, 'form.unknown_form'],
  ])('refuses %j with %s', async (input, code) => {
    const answer = await clerk.ask('form.records', { form: 'Z-1', ...input })
    expect(answer.body.error.code).toBe(code)
  })

  it('[ACC-19] is not filtered by personal answers without the right to them', async () => {
    const seller = await harness.person({ rights: { 'forms.read': 'all' } })
    const condition = { field: 'values.phones', op: 'hasAny', value: ['13800000000'] }
    const answer = await seller.ask('form.records', { form: 'Z-1', condition })
    expect(answer.body.error.code).toBe('condition.unknown_field')
  })
})

describe('the catalogue', () => {
  it('[FRM-05] offers the forms of the trades that are on, the firm’s own, and hides the rest', async () => {
    const { rows } = (await clerk.ask('form.catalogue')).body
    const keys = rows.map((row: { key: string }) => row.key)
    expect(keys).toEqual(expect.arrayContaining(['Z-1', 'F-089']))
    const own = rows.find((row: { key: string }) => row.key === 'Z-1')
    expect(own).toMatchObject({ pack: null, version: 1, mayFill: true, ways: [], sensitivity: null })
    expect(own.records).toBeGreaterThanOrEqual(3)
    const salon = rows.find((row: { key: string }) => row.key === 'F-089')
    expect(salon).toMatchObject({ pack: 'beauty', mayFill: false, reason: '这张表由美容顾问、院长填写' })
    expect((await clerk.ask('form.catalogue', { search: '护理档案' })).body.rows).toHaveLength(1)
    for (const search of ['hulidangan', 'gkmrhl', 'f-089'])
      expect((await clerk.ask('form.catalogue', { search })).body.rows, search).toMatchObject([{ key: 'F-089' }])
    await switchOn(harness, [])
    const off = (await clerk.ask('form.catalogue')).body.rows.map((row: { key: string }) => row.key)
    expect(off).not.toContain('F-089')
    await switchOn(harness, ['beauty'])
  })

  it('[FRM-01] gives a form with every field, its id the same before and after its first use', async () => {
    const before = (await clerk.ask('form.definition', { key: 'F-089' })).body
    expect(before.definition.sections.flatMap((one: { fields: unknown[] }) => one.fields).length).toBeGreaterThan(25)
    expect(before).toMatchObject({ version: 1, pack: 'beauty', state: 'published' })
  })
})

it('the papers of a customer, with the checklist of the cards it should have', async () => {
  const before = (await clerk.ask('form.ofCustomer', { customerId })).body
  expect(before.rows).toEqual([])
  const of = (list: { form: string }[]) => list.filter((one) => one.form === 'Z-2')
  expect(of(before.checklist)).toMatchObject([{ form: 'Z-2', state: 'missing', recordId: null }])
  const { id } = await startForm(clerk, 'Z-2', { customerId })
  const after = (await clerk.ask('form.ofCustomer', { customerId })).body
  expect(after.rows).toMatchObject([{ id, formKey: 'Z-2' }])
  expect(of(after.checklist)).toMatchObject([{ state: 'draft', recordId: id }])
})
