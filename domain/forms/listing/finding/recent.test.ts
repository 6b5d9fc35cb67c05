import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handIn, publishForm, sampleForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

// A day of its own: what the statistics of another test's database said is kept for ten minutes.
const today = '2026-11-28'
const count = 900

let harness: Harness
let clerk: Caller
/** Ids in the order of the list: the latest day first, then the latest id. */
let expected: string[]

// As many sheets with one word as the statistics know it by: on days long gone, on few of late, and on some to come.
beforeAll(async () => {
  harness = await startHarness({ now: `${today}T02:00:00Z` })
  clerk = await harness.person({ name: '周敏', allRights: true })
  await publishForm(harness, sampleForm('Z-1'))
  await publishForm(harness, sampleForm('Z-2'))
  await handIn(clerk, 'Z-1', { name: '永泰加工' })
  await handIn(clerk, 'Z-2', { name: '永泰加工' })
  const { db } = harness.product.platform
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
afterAll(() => harness?.close())

async function paged(input: Record<string, unknown>): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const { status, body } = await clerk.ask('form.records', { form: 'Z-1', limit: 40, ...input, cursor })
    expect(status, JSON.stringify(body)).toBe(200)
    ids.push(...body.rows.map((row: { id: string }) => row.id))
    cursor = body.next ?? undefined
  } while (cursor !== undefined)
  return ids
}

describe('a word that many sheets have', () => {
  it('[FRM-18] is found on every one of them, the latest first, page by page', async () => {
    expect(expected).toHaveLength(count)
    expect(await paged({ search: '永泰' })).toEqual(expected)
    const back = { sort: [{ field: 'happenedOn' }], search: '永泰' }
    expect(new Set(await paged(back))).toEqual(new Set(expected))
  })

  it('is counted as far as was looked, and says that there is more', async () => {
    const { body } = await clerk.ask('form.records', { form: 'Z-1', search: '永泰', limit: 40 })
    expect(body.isExact).toBe(false)
    expect(body.total).toBeGreaterThan(40)
    const { body: few } = await clerk.ask('form.records', { form: 'Z-2', search: '永泰', limit: 40 })
    expect(few).toMatchObject({ total: 1, isExact: true })
  })

  it('is summed over all of them', async () => {
    expect((await clerk.ask('form.totals', { form: 'Z-1', search: '永泰' })).body.rows).toBe(count)
  })
})
