import fc from 'fast-check'
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
