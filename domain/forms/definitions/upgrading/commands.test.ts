import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { switchOn } from '#tests/factories/collecting.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let designer: Caller
/** Forms of the trade that were not made older yet. */
let left: string[]

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, ['beauty'])
  designer = await harness.person({ name: '方总', allRights: true })
  const { rows } = (await designer.ask('form.catalogue', {})).body
  left = rows.filter((row: { pack: string }) => row.pack === 'beauty').map((row: { key: string }) => row.key)
})
afterAll(() => harness.close())

/** A form of the trade as it was one edition ago, in use; `change` says what was otherwise then. */
async function older(change: Partial<FormDefinition> = {}): Promise<{ key: string; id: string }> {
  const key = left.pop()
  if (key === undefined) throw new RangeError('the trade has no more forms')
  const { id, definition } = (await designer.ask('form.definition', { key })).body
  const was = JSON.stringify({ ...definition, ...change, edition: 0 })
  await sql`insert into form_definitions (id, key, version, pack, edition, definition, state, published_at)
    values (${id}, ${key}, 1, 'beauty', 0, ${was}::jsonb, 'published', now())`.execute(harness.product.platform.db)
  return { key, id }
}
const draftsOf = async (key: string): Promise<{ state: string; version: number }[]> =>
  (await designer.ask('form.versions', { key })).body.rows

describeRefusals(() => harness, {
  command: 'form.mergeUpgrade',
  rights: { 'forms.design': 'all' },
  input: async () => ({ key: (await older()).key }),
  bad: { change: { key: 'x'.repeat(41) }, path: 'key' },
  effects: async () => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from form_definitions where state = 'draft'`.execute(harness.product.platform.db)
    return rows[0]?.n ?? 0
  },
})

describe('form.mergeUpgrade', () => {
  it('[FRM-04] makes one draft, of two who ask at once', async () => {
    const { key } = await older()
    const both = await Promise.all([
      designer.call('form.mergeUpgrade', { key }),
      designer.call('form.mergeUpgrade', { key }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    expect(both.find((one) => one.status === 409)?.body.error.code).toBe('form.draft_exists')
    expect(await draftsOf(key)).toMatchObject([{ state: 'draft' }, { state: 'published' }])
  })

  it.each([
    ['a form the trade has no newer edition of', 'F-140', 409, 'form.no_upgrade'],
    ['a form there is none of', 'Z-404', 404, 'form.unknown_form'],
  ])('refuses %s', async (_what, key, status, code) => {
    const { status: said, body } = await designer.call('form.mergeUpgrade', { key })
    expect([said, body.error.fields?.[0]?.code ?? body.error.code]).toEqual([status, code])
  })

  it('names where both changed the same, keeps the firm’s word, and takes the trade’s where that is chosen', async () => {
    const { key } = await older({ title: { zh: '旧名', en: 'Old name' } })
    const theirs = (await designer.ask('form.definition', { key })).body.definition.title
    const own = (await designer.call('form.draftDefinition', { key })).body
    const named = { ...own.definition, edition: 1, title: { zh: '本店名', en: 'Our name' } }
    const { revision } = (
      await designer.call('form.keepDefinition', { id: own.id, revision: own.revision, definition: named })
    ).body
    await designer.call('form.publish', { id: own.id, revision })
    const { body } = await designer.call('form.mergeUpgrade', { key })
    expect(body.definition.title.zh).toBe('本店名')
    expect(body.conflicts.map((one: { path: string }) => one.path)).toEqual(['title'])
    expect(theirs.zh).toBe('旧名')
    await designer.call('form.dropDraft', { id: body.id, revision: body.revision })
    const taken = (await designer.call('form.mergeUpgrade', { key, take: ['title'] })).body
    expect(taken.definition.title.zh).not.toBe('本店名')
    expect(taken.conflicts.map((one: { path: string }) => one.path)).toEqual(['title'])
  })
})
