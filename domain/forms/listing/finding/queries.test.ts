import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { option, options, section, text } from '#platform/core/forms/makers.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

// '2kg' and 'Box' are keys the index of choices does not take in.
const kinds = ['plain', 'rush', '2kg', 'Box'] as const
const marks = ['soft', 'dyed', 'Washed', 'long-wear'] as const
const records: readonly { kind?: (typeof kinds)[number]; marks?: (typeof marks)[number][] }[] = [
  { kind: 'plain', marks: ['soft'] },
  { kind: 'rush', marks: ['soft', 'dyed'] },
  { kind: '2kg', marks: ['Washed'] },
  { kind: 'Box', marks: ['long-wear', 'Washed'] },
  { kind: 'plain', marks: ['long-wear', 'soft', 'dyed'] },
  { marks: ['dyed'] },
  { kind: 'rush' },
  {},
]

let harness: Harness
let clerk: Caller

const labelled = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, [key, key]])) as unknown as Record<K, readonly [string, string]>

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  clerk = await harness.person({ name: '周敏', allRights: true })
  await publishForm(
    harness,
    sampleForm('Z-K', {
      sums: [],
      sections: [
        section('a', '一', 'A', [
          text('name', '名称', 'Name', 1, { bind: 'name' }),
          option('kind', '类别', 'Kind', 2, labelled(kinds)),
          options('marks', '特征', 'Marks', 3, labelled(marks)),
        ]),
      ],
      listed: ['kind'],
    }),
  )
  for (const [n, values] of records.entries()) await handIn(clerk, 'Z-K', { name: `第${n}单`, ...values })
})
afterAll(() => harness?.close())

async function titlesBy(caller: Caller, input: Record<string, unknown>): Promise<string[]> {
  const { status, body } = await caller.ask('form.records', { form: 'Z-K', ...input })
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.total).toBe(body.rows.length)
  return body.rows.map((row: { title: string }) => row.title).sort()
}

const titlesOf = (held: (values: (typeof records)[number]) => boolean) =>
  records.flatMap((values, n) => (held(values) ? [`第${n}单`] : []))

describe('records found by what was chosen on them', () => {
  it('[FRM-18] by one of several options, or by none of them', async () => {
    const some = fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(some, fc.constantFrom('in', 'notIn'), async (value, op) => {
        const condition = { field: 'values.kind', op, value }
        const isAmong = ({ kind }: (typeof records)[number]) => kind !== undefined && value.includes(kind)
        expect(await titlesBy(clerk, { condition })).toEqual(titlesOf((one) => isAmong(one) === (op === 'in')))
      }),
      { numRuns: 20, examples: [[['plain', 'rush'], 'in']] },
    )
  })

  it('[FRM-18] by having any, all or none of several ticks', async () => {
    const some = fc.uniqueArray(fc.constantFrom(...marks), { minLength: 1 })
    const held = {
      hasAny: (had: readonly string[], value: readonly string[]) => value.some((one) => had.includes(one)),
      hasAll: (had: readonly string[], value: readonly string[]) => value.every((one) => had.includes(one)),
      hasNone: (had: readonly string[], value: readonly string[]) => !value.some((one) => had.includes(one)),
    }
    await fc.assert(
      fc.asyncProperty(some, fc.constantFrom('hasAny', 'hasAll', 'hasNone'), async (value, op) => {
        const condition = { field: 'values.marks', op, value }
        expect(await titlesBy(clerk, { condition })).toEqual(titlesOf((one) => held[op](one.marks ?? [], value)))
      }),
      {
        numRuns: 20,
        examples: [
          [['soft', 'long-wear'], 'hasAny'],
          [['soft', 'dyed'], 'hasAll'],
        ],
      },
    )
  })

  it('[FRM-18] by the option it was changed to, and no longer by the one before', async () => {
    const { id, version } = await startForm(clerk, 'Z-K', { values: { name: '改过的单', kind: 'plain' } })
    const change = { id, version, values: { kind: 'rush' } }
    const answer = await clerk.call('form.keep', change)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const found = async (kind: string) =>
      await titlesBy(clerk, { condition: { field: 'values.kind', op: 'in', value: [kind] }, state: 'draft' })
    expect([await found('plain'), await found('rush')]).toEqual([[], ['改过的单']])
  })
})

it('[FRM-18] whoever sees their own finds records made, held or reached through an archive, each once', async () => {
  const seller = await harness.person({
    rights: { 'forms.read': 'own', 'forms.fill': 'own', 'customer.read': 'own', 'customer.create': 'own' },
  })
  const own = await openCustomer(harness, { name: '自家客户' }, seller)
  expect(await titlesBy(seller, {})).toEqual([])
  await handIn(seller, 'Z-K', { name: '自己填的', kind: 'rush' })
  await handIn(clerk, 'Z-K', { name: '别人填的', kind: 'rush' }, { customerId: own })
  const condition = { field: 'values.kind', op: 'in', value: ['rush'] }
  expect(await titlesBy(seller, { condition })).toEqual(['自家客户', '自己填的'].sort())
  expect(await titlesBy(seller, { search: '自己' })).toEqual(['自己填的'])
})

describe('a word that many sheets have', () => {
  // A day of its own: what the statistics of another test's database said is kept for ten minutes.
  const today = '2026-11-28'
  const count = 900
  let firm: Harness
  let reader: Caller
  /** Ids in the order of the list: the latest day first, then the latest id. */
  let expected: string[]

  // As many sheets with one word as the statistics know it by: on days long gone, on few of late, and on some to come.
  beforeAll(async () => {
    firm = await startHarness({ now: `${today}T02:00:00Z` })
    reader = await firm.person({ name: '周敏', allRights: true })
    await publishForm(firm, sampleForm('Z-1'))
    await publishForm(firm, sampleForm('Z-2'))
    await handIn(reader, 'Z-1', { name: '永泰加工' })
    await handIn(reader, 'Z-2', { name: '永泰加工' })
    const { db } = firm.product.platform
    const { rows: columns } = await sql<{ name: string }>`select quote_ident(column_name) as name
      from information_schema.columns where table_name = 'form_records' and column_name not in ('id', 'number', 'happened_on')
        and is_generated = 'NEVER'`.execute(db)
    const same = sql.raw(columns.map(({ name }) => name).join(', '))
    await sql`insert into form_records (id, happened_on, ${same})
      select gen_random_uuid(), case when n < 3 then date '2026-12-01' + n when n < 90 then ${today}::date - n else ${today}::date - 90 - n / 2 end, ${same}
      from form_records cross join generate_series(1, ${count - 1}) n where form_key = 'Z-1'`.execute(db)
    await sql`analyze form_records`.execute(db)
    const { rows } = await sql<{ id: string }>`select id from form_records where form_key = 'Z-1'
      order by happened_on desc, id desc`.execute(db)
    expected = rows.map(({ id }) => id)
  })
  afterAll(() => firm?.close())

  async function paged(input: Record<string, unknown>): Promise<string[]> {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const { status, body } = await reader.ask('form.records', { form: 'Z-1', limit: 40, ...input, cursor })
      expect(status, JSON.stringify(body)).toBe(200)
      ids.push(...body.rows.map((row: { id: string }) => row.id))
      cursor = body.next ?? undefined
    } while (cursor !== undefined)
    return ids
  }

  it('[FRM-18] is found on every one of them, the latest first, page by page', async () => {
    expect(expected).toHaveLength(count)
    expect(await paged({ search: '永泰' })).toEqual(expected)
    const back = { sort: [{ field: 'happenedOn' }], search: '永泰' }
    expect(new Set(await paged(back))).toEqual(new Set(expected))
  })

  it('is counted as far as was looked, and says that there is more', async () => {
    const { body } = await reader.ask('form.records', { form: 'Z-1', search: '永泰', limit: 40 })
    expect(body.isExact).toBe(false)
    expect(body.total).toBeGreaterThan(40)
    const { body: few } = await reader.ask('form.records', { form: 'Z-2', search: '永泰', limit: 40 })
    expect(few).toMatchObject({ total: 1, isExact: true })
  })

  it('is summed over all of them', async () => {
    expect((await reader.ask('form.totals', { form: 'Z-1', search: '永泰' })).body.rows).toBe(count)
  })
})
