import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeFirm, firmName, openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let manager: Caller

beforeAll(async () => {
  harness = await startHarness()
  manager = await harness.person({ allRights: true })
})

afterAll(() => harness?.close())

type Archive = { id: string; number: string; version: number }

const open = (values: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  openArchive(manager, { kind: 'organisation', name: firmName(), ...values }, more)

const merging = (keep: Archive, gone: Archive, choose: Record<string, string> = {}) => ({
  keepId: keep.id,
  goneId: gone.id,
  keepVersion: keep.version,
  goneVersion: gone.version,
  choose,
  reason: '同一家公司',
})

async function merge(
  keep: Archive,
  gone: Archive,
  choose: Record<string, string> = {},
): Promise<{ mergeId: string; id: string; version: number }> {
  const answer = await manager.call('customer.merge', merging(keep, gone, choose))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

const stored = async (id: string) => {
  const { rows } = await sql<Record<string, unknown>>`select * from customers where id = ${id}`.execute(
    harness.product.platform.db,
  )
  return rows[0] ?? {}
}

describe('a merge is refused', () => {
  const refused = async (input: Record<string, unknown>) => {
    const answer = await manager.call('customer.merge', input)
    return [answer.status, answer.body.error.fields[0]?.code ?? answer.body.error.code]
  }

  it('with itself', async () => {
    const one = await open()
    expect(await refused(merging(one, one))).toEqual([400, 'merge.same'])
  })

  it('of an organisation with an individual', async () => {
    const person = await openArchive(manager, { kind: 'individual', name: '陈思思' })
    expect(await refused(merging(await open(), person))).toEqual([409, 'merge.different_kinds'])
  })

  it('of a withdrawn archive, and of one that was merged already', async () => {
    const [keep, gone, third] = [await open(), await open(), await open()]
    await manager.call('customer.withdraw', { id: third.id, version: third.version, reason: '误建' })
    expect(await refused(merging(keep, await archive(third.id)))).toEqual([409, 'customer.withdrawn'])
    await merge(keep, gone)
    expect(await refused(merging(await open(), await archive(gone.id)))).toEqual([409, 'customer.merged_away'])
  })

  it('with a stale version of either', async () => {
    const [keep, gone] = [await open(), await open()]
    expect(await refused({ ...merging(keep, gone), goneVersion: 9 })).toEqual([409, 'record.stale'])
  })

  it('when both values are asked of a field that holds one, or the number is to change', async () => {
    const [keep, gone] = [await open(), await open()]
    expect(await refused(merging(keep, gone, { name: 'both' }))).toEqual([400, 'merge.not_both'])
    expect(await refused(merging(keep, gone, { number: 'gone' }))).toEqual([400, 'field.unknown'])
  })

  it('of somebody else’s customer, as if it were not there', async () => {
    const clerk = await harness.person({
      rights: { 'customer.read': 'own', 'customer.create': 'all', 'customer.merge': 'own' },
    })
    const mine = await openArchive(clerk, completeFirm())
    expect((await clerk.call('customer.merge', merging(mine, await open()))).status).toBe(404)
  })

  it('[TEC-18] when the same two are merged both ways at once: one wins, nothing hangs', async () => {
    const [a, b] = [await open(), await open()]
    const answers = await Promise.all([
      manager.call('customer.merge', merging(a, b)),
      manager.call('customer.merge', merging(b, a)),
    ])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
  })

  it('[TEC-18] when one archive is merged into two others at once', async () => {
    const [a, b, c] = [await open(), await open(), await open()]
    const answers = await Promise.all([
      manager.call('customer.merge', merging(b, a)),
      manager.call('customer.merge', merging(c, a)),
    ])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
  })
})

describeRefusals(() => harness, {
  command: 'customer.merge',
  rights: { 'customer.read': 'all', 'customer.merge': 'all' },
  input: async () => {
    const [keep, gone] = [await open(), await open()]
    return merging(keep, gone)
  },
  bad: { change: { choose: { remarks: 'neither' } }, path: 'choose.remarks' },
  tooNarrow: { 'customer.read': 'own', 'customer.merge': 'own' },
})

describeRefusals(() => harness, {
  command: 'customer.unmerge',
  rights: { 'customer.read': 'all', 'customer.merge': 'all' },
  input: async () => ({ mergeId: (await merge(await open(), await open())).mergeId, reason: '拆开' }),
  bad: { change: { reason: ' ' }, path: 'reason' },
  tooNarrow: { 'customer.read': 'own', 'customer.merge': 'own' },
})

async function archive(id: string): Promise<Archive> {
  const { number, version } = await stored(id)
  return { id, number: String(number), version: Number(version) }
}
