import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { switchOn } from '#tests/factories/collecting.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let designer: Caller
let packs: Map<string, string>
/** Forms of the trades that were not made older yet. */
let left: string[]

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, ['beauty', 'property'])
  designer = await harness.person({ name: '方总', allRights: true })
  const { rows } = (await designer.ask('form.catalogue', {})).body
  packs = new Map(rows.map((row: { key: string; pack: string }) => [row.key, row.pack]))
  left = [...packs].filter(([, pack]) => pack !== 'core').map(([key]) => key)
})
afterAll(() => harness.close())

const wasAbout = { about: { zh: '旧说明', en: 'As it was' } }

/** A form of the trade as it was once, in use; `change` says what was otherwise then. */
async function older(change: Partial<FormDefinition> = wasAbout): Promise<{ key: string; id: string }> {
  const key = left.pop()
  if (key === undefined) throw new RangeError('the trades have no more forms')
  const { id, definition } = (await designer.ask('form.definition', { key })).body
  await store(key, id, { ...definition, ...change })
  return { key, id }
}
async function store(key: string, id: string, was: FormDefinition) {
  await sql`insert into form_definitions (id, key, version, pack, definition, state, published_at)
    values (${id}, ${key}, 1, ${packs.get(key)}, ${JSON.stringify(was)}::jsonb, 'published', now())`.execute(
    harness.product.platform.db,
  )
}
/** The firm's own change of a form, in force. */
async function changed(key: string, change: Partial<FormDefinition>) {
  const own = (await designer.call('form.draftDefinition', { key })).body
  const definition = { ...own.definition, ...change }
  const { revision } = (await designer.call('form.keepDefinition', { id: own.id, revision: own.revision, definition }))
    .body
  await designer.call('form.publish', { id: own.id, revision })
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

describeRefusals(() => harness, {
  command: 'form.takeUpgrades',
  rights: { 'forms.design': 'all' },
  input: async () => {
    await designer.call('form.takeUpgrades', {})
    await older()
    return {}
  },
  bad: { change: { key: 'F-089' }, path: 'key' },
  effects: async () => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from form_definitions where version > 1 and state = 'published'`.execute(
      harness.product.platform.db,
    )
    return rows[0]?.n ?? 0
  },
})

describe('form.takeUpgrades', () => {
  it('[FRM-04] puts what the firm left as it was in force at once, and leaves alone what it changed or has in draft', async () => {
    const [plain, own, drawn] = [await older(), await older(), await older()]
    await changed(own.key, { title: { zh: '本店名', en: 'Our name' } })
    await designer.call('form.draftDefinition', { key: drawn.key })
    const both = await Promise.all([designer.call('form.takeUpgrades', {}), designer.call('form.takeUpgrades', {})])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(both.flatMap(({ body }) => body.taken)).toEqual([plain.key])
    const { definition, version } = (await designer.ask('form.definition', { key: plain.key })).body
    expect([version, definition.about]).toEqual([2, expect.not.objectContaining(wasAbout.about)])
    const left = (await designer.ask('form.upgrades')).body.rows.map((row: { key: string }) => row.key)
    expect(left).toEqual(expect.arrayContaining([own.key, drawn.key]))
    expect(left).not.toContain(plain.key)
  })

  it('what was taken over counts as unchanged: the next newer text is taken the same way', async () => {
    const { key } = await older()
    await designer.call('form.takeUpgrades', {})
    const { db } = harness.product.platform
    const { rows } = await sql<{ isChanged: boolean }>`select brought <> definition as is_changed from form_definitions
      where key = ${key} and version = 2`.execute(db)
    expect(rows).toEqual([{ isChanged: false }])
  })
})

describe('form.mergeUpgrade', () => {
  it('[FRM-04] is offered for whatever the trade changed, with no number to raise, and keeps what the firm changed', async () => {
    const key = left.splice(left.indexOf('F-089'), 1)[0] ?? ''
    const { id, definition } = (await designer.ask('form.definition', { key })).body as {
      id: string
      definition: FormDefinition
    }
    const signsOf = (form: FormDefinition) =>
      formFields(form).flatMap(({ signs }) => (signs === undefined ? [] : [signs]))
    expect(signsOf(definition)).not.toEqual([])
    // As firms have it that took the trade on before papers said whose each place to sign is.
    const sections = definition.sections.map((one) => ({
      ...one,
      fields: one.fields.map(({ signs: _, ...field }) => field),
    }))
    await store(key, id, { ...definition, sections })
    await changed(key, { title: { zh: '本店档案', en: 'Our card' } })
    const offered = (await designer.ask('form.upgrades')).body.rows.find((row: { key: string }) => row.key === key)
    expect(offered).toMatchObject({ key, version: 2, isChanged: true })
    const { body } = await designer.call('form.mergeUpgrade', { key })
    expect(body.conflicts).toEqual([])
    expect([body.definition.title.zh, signsOf(body.definition)]).toEqual(['本店档案', signsOf(definition)])
    await designer.call('form.publish', { id: body.id, revision: body.revision })
    const { rows } = (await designer.ask('form.upgrades')).body
    expect(rows.filter((row: { key: string }) => row.key === key)).toEqual([])
  })

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
    await changed(key, { title: { zh: '本店名', en: 'Our name' } })
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
