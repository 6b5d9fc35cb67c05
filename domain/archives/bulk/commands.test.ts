import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firmName, openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let manager: Caller

beforeAll(async () => {
  harness = await startHarness({ jobs: true })
  manager = await harness.person({ allRights: true })
})

afterAll(() => harness?.close())

const firm = (more: Record<string, unknown> = {}) => ({ kind: 'organisation', name: firmName(), ...more })
const open = (more: Record<string, unknown> = {}, caller = manager) => openArchive(caller, firm(more))

async function preview(input: Record<string, unknown>, caller = manager) {
  const answer = await caller.call('customer.bulkPreview', { reason: '年度调整', ...input })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

const apply = (token: string, caller = manager) => caller.call('customer.bulkApply', { token })
const stored = async (id: string) => (await manager.ask('customer.get', { id })).body.row

/** Many customers straight into the database: what is tried is the edit, not their making. */
async function fill(count: number, tag: string): Promise<void> {
  await sql`insert into customers (id, number, name, kind, tags, owner_id)
    select gen_random_uuid(), ${tag} || n, ${tag} || n, 'organisation', array[${tag}], ${manager.staffId} from generate_series(1, ${count}::int) n`.execute(
    harness.product.platform.db,
  )
}

describe('an edit of many customers', () => {
  it('[ARC-28] shows before anything is changed how many, old and new, and what it cannot touch', async () => {
    const [a, b, c] = [
      await open({ abc: 'C', tags: ['批'] }),
      await open({ abc: 'A', tags: ['批'] }),
      await openArchive(manager, { kind: 'individual', name: '陈可', tags: ['批'] }),
    ]
    const shown = await preview({
      condition: { field: 'tags', op: 'hasAny', value: ['批'] },
      values: { abc: 'A', size: 'small' },
    })
    expect(shown).toMatchObject({ total: 3, changes: 2, unchanged: 0, refused: 1 })
    expect(shown.refusals).toEqual([{ id: c.id, number: c.number, name: '陈可', reason: '这类记录没有这一项' }])
    expect(shown.samples.find((one: { id: string }) => one.id === a.id).changes).toEqual([
      { field: 'abc', label: 'ABC', old: 'C', now: 'A' },
      { field: 'size', label: '企业规模', old: null, now: 'small' },
    ])
    expect((await stored(a.id)).abc).toBe('C')
    expect((await apply(shown.token)).body).toMatchObject({ state: 'done', total: 2, changed: 2 })
    expect([(await stored(a.id)).abc, (await stored(b.id)).size, (await stored(c.id)).abc ?? null]).toEqual([
      'A',
      'small',
      null,
    ])
  })

  it('[ARC-32] leaves a history with reason in each archive, all of one act', async () => {
    const [a, b] = [await open({ abc: 'B' }), await open({ abc: 'C' })]
    const { token } = await preview({ ids: [a.id, b.id], values: { abc: 'A' } })
    await apply(token)
    const { rows } = await sql<{
      recordId: string
      diff: unknown
      reason: string
      actorId: string
    }>`select record_id, diff, reason, actor_id from record_changes where act_id = ${token} order by record_id`.execute(
      harness.product.platform.db,
    )
    expect(rows).toEqual([
      { recordId: a.id, diff: { abc: ['B', 'A'] }, reason: '年度调整', actorId: manager.staffId },
      { recordId: b.id, diff: { abc: ['C', 'A'] }, reason: '年度调整', actorId: manager.staffId },
    ])
  })

  it('adds to lists and takes out of them without touching the rest, and the new tag is found', async () => {
    const { id } = await open({ tags: ['展会', '沉睡'] })
    const { token } = await preview({ ids: [id], add: { tags: ['年会邀请'] }, remove: { tags: ['沉睡'] } })
    await apply(token)
    expect((await stored(id)).tags).toEqual(['展会', '年会邀请'])
    const found = await manager.ask('customer.list', { search: '年会邀请' })
    expect(found.body.rows.map((row: { id: string }) => row.id)).toEqual([id])
  })

  it('[TEC-18] keeps what somebody else changed between preview and doing', async () => {
    const { id, version } = await open({ stage: 'lead', remarks: '旧' })
    const { token } = await preview({ ids: [id], values: { stage: 'negotiation' } })
    await manager.call('customer.change', { id, version, values: { remarks: '新' } })
    expect((await apply(token)).body.changed).toBe(1)
    expect(await stored(id)).toMatchObject({ stage: 'negotiation', remarks: '新' })
  })

  it('[ACC-13] reaches only customers within both rights', async () => {
    const clerk = await harness.person({
      rights: { 'customer.read': 'all', 'customer.create': 'all', 'customer.bulk': 'own', 'customer.change': 'own' },
    })
    const mine = await open({}, clerk)
    const other = await open()
    const shown = await preview({ ids: [mine.id, other.id], values: { market: 'domestic' } }, clerk)
    expect(shown).toMatchObject({ total: 2, changes: 1, refused: 1 })
    expect(shown.refusals[0].id).toBe(other.id)
    await apply(shown.token, clerk)
    expect((await stored(other.id)).market ?? null).toBeNull()
  })

  it('is done once, by who previewed it, and not after an hour', async () => {
    const { id } = await open()
    const { token } = await preview({ ids: [id], values: { market: 'domestic' } })
    expect((await apply(token, await harness.person({ rights: { 'customer.bulk': 'all' } }))).status).toBe(404)
    expect((await apply(token)).status).toBe(200)
    expect((await apply(token)).body.error.code).toBe('bulk.already_started')
    const late = await preview({ ids: [id], values: { market: 'international' } })
    await sql`update bulk_edits set created_at = now() - interval '61 minutes' where id = ${late.token}`.execute(
      harness.product.platform.db,
    )
    expect((await apply(late.token)).body.error.code).toBe('bulk.preview_expired')
  })

  it('of more than five hundred goes on in the background with progress', async () => {
    await fill(1200, '大批')
    const shown = await preview({
      condition: { field: 'tags', op: 'hasAny', value: ['大批'] },
      values: { stage: 'lead' },
    })
    expect(shown).toMatchObject({ total: 1200, changes: 1200 })
    expect(shown.samples).toHaveLength(20)
    expect((await apply(shown.token)).body.state).toBe('running')
    const progress = async () => (await manager.ask('customer.bulkProgress', { token: shown.token })).body
    await expect
      .poll(progress, { timeout: 15_000, interval: 100 })
      .toMatchObject({ state: 'done', done: 1200, changed: 1200 })
    const { rows } = await sql<{
      n: number
      actors: number
    }>`select count(*) as n, count(distinct actor_id) as actors from record_changes where act_id = ${shown.token} and actor_id = ${manager.staffId}`.execute(
      harness.product.platform.db,
    )
    expect(rows[0]).toEqual({ n: 1200, actors: 1 })
  })

  it('can be cancelled while it is under way', async () => {
    const { id } = await open()
    const { token } = await preview({ ids: [id], values: { market: 'domestic' } })
    expect((await manager.call('customer.bulkCancel', { token })).body.error.code).toBe('bulk.not_running')
    await sql`update bulk_edits set state = 'running' where id = ${token}`.execute(harness.product.platform.db)
    expect((await manager.call('customer.bulkCancel', { token })).body.state).toBe('cancelled')
    expect((await manager.ask('customer.bulkProgress', { token })).body.state).toBe('cancelled')
  })

  it.each([
    [{ values: { name: '同名' } }, 'values.name'],
    [{ values: { phones: ['13800001111'] } }, 'values.phones'],
    [{ values: {} }, 'values'],
    [{ values: { abc: 'X' } }, 'values.abc'],
    [{ values: { ownerId: '0197a000-0000-7000-8000-000000000001' } }, 'values.ownerId'],
    [{ values: { tags: ['a'] }, add: { tags: ['b'] } }, 'values.tags'],
  ])('refuses %j, naming the field', async (edit, path) => {
    const { id } = await open()
    const answer = await manager.call('customer.bulkPreview', { ids: [id], reason: '试', ...edit })
    expect([answer.status, answer.body.error.fields[0].path]).toEqual([400, path])
  })

  it('refuses to choose nobody', async () => {
    const answer = await manager.call('customer.bulkPreview', { values: { abc: 'A' }, reason: '试' })
    expect(answer.body.error.fields[0]).toMatchObject({ path: 'ids', code: 'bulk.nothing_chosen' })
  })
})

describeRefusals(() => harness, {
  command: 'customer.bulkApply',
  rights: { 'customer.read': 'all', 'customer.change': 'all', 'customer.bulk': 'all' },
  input: async (caller) => ({
    token: (await preview({ ids: [(await open()).id], values: { market: 'domestic' } }, caller)).token,
  }),
  bad: { change: { token: 'none' }, path: 'token' },
  tooNarrow: { 'customer.read': 'own', 'customer.bulk': 'own' },
})

describeRefusals(() => harness, {
  command: 'customer.bulkPreview',
  rights: { 'customer.read': 'all', 'customer.change': 'all', 'customer.bulk': 'all' },
  input: async () => ({ ids: [(await open()).id], values: { market: 'domestic' }, reason: '试' }),
  bad: { change: { reason: '' }, path: 'reason' },
})
