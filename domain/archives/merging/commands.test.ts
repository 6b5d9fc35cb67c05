import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firmName, openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

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

/** What of a row must be the same after merging and undoing. */
async function facts(id: string): Promise<Record<string, unknown>> {
  const { version: _v, updatedAt: _u, updatedBy: _b, ...rest } = await stored(id)
  return rest
}

const found = async (search: string) =>
  (await manager.ask('customer.list', { search })).body.rows.map((row: { id: string }) => row.id)

describe('merging two archives', () => {
  it('[ARC-43] takes each field from the archive chosen for it and fills what was empty', async () => {
    const keep = await open({ name: '杭州联诚商贸有限公司', phones: ['13900000001'], remarks: '老客户', employees: 20 })
    const gone = await open({
      name: '联诚商贸',
      phones: ['13900000002'],
      remarks: '要发票',
      employees: 25,
      shortName: '联诚',
      assets: '500.00',
    })
    const { version } = await merge(keep, gone, { phones: 'both', remarks: 'both', employees: 'gone' })
    const row = await stored(keep.id)
    expect(row).toMatchObject({
      name: '杭州联诚商贸有限公司',
      phones: ['13900000001', '13900000002'],
      remarks: '老客户\n要发票',
      employees: 25,
      shortName: '联诚',
      assets: '500.00',
      assetsCurrency: 'CNY',
      version,
    })
    expect(await stored(gone.id)).toMatchObject({ mergedInto: keep.id })
    expect((await stored(gone.id))['withdrawnAt']).not.toBeNull()
  })

  it('[ARC-47] everything that belongs to the archive follows: contacts, relations, trades, journal', async () => {
    const keep = await open()
    const other = await open()
    const gone = await open({}, { contacts: [{ name: '李卫东', role: 'buyer', phones: ['13700001234'] }] })
    await manager.call('relation.add', { fromId: gone.id, toId: other.id, values: { kind: 'parent' } })
    await manager.call('relation.add', { fromId: gone.id, toId: keep.id, values: { kind: 'branch' } })
    await merge(keep, gone)
    const { body } = await manager.ask('customer.get', { id: keep.id })
    expect(body.contacts.map((one: { name: string }) => one.name)).toContain('李卫东')
    const { rows } = await sql<{
      fromId: string
      toId: string
    }>`select from_id, to_id from customer_relations where ${keep.id} in (from_id, to_id)`.execute(
      harness.product.platform.db,
    )
    expect(rows).toContainEqual({ fromId: keep.id, toId: other.id })
    expect(rows.some((row) => row.fromId === row.toId)).toBe(false)
  })

  it('[ARC-51] a contact both have in the same role stays once; the other link stays behind and comes back', async () => {
    const keep = await open({}, { contacts: [{ name: '李卫东', role: 'buyer' }] })
    const contactId = (await manager.ask('customer.get', { id: keep.id })).body.contacts[0].id
    const gone = await open()
    const linked = await manager.call('contact.link', { customerId: gone.id, contactId, values: { role: 'buyer' } })
    expect(linked.status, JSON.stringify(linked.body)).toBe(200)
    const { mergeId } = await merge(keep, gone)
    const contacts = async (id: string) => (await manager.ask('customer.get', { id })).body.contacts.length
    expect(await contacts(keep.id)).toBe(1)
    await manager.call('customer.unmerge', { mergeId, reason: '拆开' })
    expect([await contacts(keep.id), await contacts(gone.id)]).toEqual([1, 1])
  })

  it('[ARC-41] the old number, the old name and the old id go on leading to the customer', async () => {
    const keep = await open({ name: '宁州安泰大药房' })
    const gone = await open({ name: '安太药房城东店', number: 'GH-77-4711' })
    await merge(keep, gone)
    expect(await found('GH-77-4711')).toEqual([keep.id])
    expect(await found('安太')).toEqual([keep.id])
    const { body } = await manager.ask('customer.list', { search: '4711' })
    expect(body.rows[0].via).toEqual({ field: 'merged', text: 'GH-77-4711', from: 6, to: 10 })
    const page = await manager.ask('customer.get', { id: gone.id })
    expect([page.body.row.id, page.body.movedFrom]).toEqual([keep.id, gone.id])
  })

  it('[ARC-41] after a chain of merges every old id and number leads to the last one', async () => {
    const [a, b, c] = [await open({ number: 'CH-A-0001' }), await open({ number: 'CH-B-0002' }), await open()]
    await merge(b, a)
    await merge(c, await archive(b.id))
    for (const number of ['CH-A-0001', 'CH-B-0002']) expect(await found(number)).toEqual([c.id])
    for (const old of [a, b]) expect((await manager.ask('customer.get', { id: old.id })).body.row.id).toBe(c.id)
  })

  it('[ARC-32] keeps the merge in the history of both, with reason and act', async () => {
    const [keep, gone] = [await open({ remarks: '甲' }), await open({ remarks: '乙' })]
    const { mergeId } = await merge(keep, gone, { remarks: 'gone' })
    const { rows } = await sql<{
      recordId: string
      kind: string
      reason: string
      diff: Record<string, unknown>
    }>`select record_id, kind, reason, diff from record_changes where act_id = ${mergeId} order by record_id`.execute(
      harness.product.platform.db,
    )
    expect(rows.map((row) => [row.recordId, row.kind, row.reason])).toEqual(
      [keep, gone].map((one) => [one.id, 'merged', '同一家公司']),
    )
    expect(rows[0]?.diff).toMatchObject({ remarks: ['甲', '乙'], merged: [null, gone.number] })
  })

  it('[ARC-37] brings along what is known of a value that came over', async () => {
    const keep = await open()
    const gone = await open({ shortName: '联诚', channel: 'agency' })
    await manager.call('customer.markField', { id: gone.id, field: 'shortName', verified: 'true' })
    await merge(keep, await archive(gone.id))
    expect((await stored(keep.id))['marks']).toMatchObject({ shortName: { verified: 'true' } })
  })
})

describe('undoing a merge', () => {
  it('[ARC-43] gives back both archives exactly as they were', async () => {
    const keep = await open(
      { phones: ['13900000011'], remarks: '甲', extra: {} },
      { contacts: [{ name: '张一', role: 'contact' }] },
    )
    const gone = await open(
      { phones: ['13900000012'], remarks: '乙', website: 'http://old.cn' },
      { contacts: [{ name: '王二', role: 'contact' }] },
    )
    const before = [await facts(keep.id), await facts(gone.id)]
    const { mergeId } = await merge(keep, gone, { phones: 'both', remarks: 'gone' })
    const answer = await manager.call('customer.unmerge', { mergeId, reason: '弄错了' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect([await facts(keep.id), await facts(gone.id)]).toEqual(before)
    expect(await found(gone.number)).toEqual([gone.id])
    const contacts = async (id: string) =>
      (await manager.ask('customer.get', { id })).body.contacts.map((one: { name: string }) => one.name)
    expect([await contacts(keep.id), await contacts(gone.id)]).toEqual([['张一'], ['王二']])
  })

  it('[TEC-18] is refused with the names of the fields that were changed since', async () => {
    const [keep, gone] = [await open({ remarks: '甲' }), await open({ remarks: '乙' })]
    const { mergeId, version } = await merge(keep, gone, { remarks: 'gone' })
    await manager.call('customer.change', { id: keep.id, version, values: { remarks: '丙' } })
    const answer = await manager.call('customer.unmerge', { mergeId, reason: '弄错了' })
    expect([answer.status, answer.body.error.code, answer.body.error.params.keys]).toEqual([
      409,
      'merge.changed_since',
      ['remarks'],
    ])
    expect(answer.body.error.message).toContain('备注')
  })

  it('waits for the later merge of a chain, and is done once only', async () => {
    const [a, b, c] = [await open(), await open(), await open()]
    const first = await merge(b, a)
    const second = await merge(c, await archive(b.id))
    const undo = (mergeId: string) => manager.call('customer.unmerge', { mergeId, reason: '拆开' })
    const early = await undo(first.mergeId)
    expect([early.status, early.body.error.code, early.body.error.params.number]).toEqual([
      409,
      'merge.merged_again',
      c.number,
    ])
    expect((await undo(second.mergeId)).status).toBe(200)
    expect((await manager.ask('customer.get', { id: a.id })).body.row.id).toBe(b.id)
    expect((await undo(first.mergeId)).status).toBe(200)
    expect((await undo(first.mergeId)).body.error.code).toBe('merge.already_undone')
    expect((await manager.ask('customer.get', { id: a.id })).body.row.id).toBe(a.id)
  })
})

describe('comparing before merging', () => {
  it('[ARC-43] shows where the two differ, which can be joined and what would follow', async () => {
    const keep = await open({ phones: ['13900000021'], remarks: '甲' })
    const gone = await open(
      { phones: ['13900000022'], remarks: '乙' },
      { contacts: [{ name: '李四', role: 'contact' }] },
    )
    const { body } = await manager.ask('merge.compare', { keepId: keep.id, goneId: gone.id })
    const phones = body.fields.find((one: { field: string }) => one.field === 'phones')
    expect(phones).toMatchObject({ mayJoin: true, usual: 'keep', keep: ['139****0021'], gone: ['139****0022'] })
    expect(body.fields.find((one: { field: string }) => one.field === 'name')).toMatchObject({ mayJoin: false })
    expect(body.gone.follows).toBeGreaterThanOrEqual(1)
  })

  it('lists merges with who did and who undid them', async () => {
    const [keep, gone] = [await open(), await open()]
    const { mergeId } = await merge(keep, gone)
    await manager.call('customer.unmerge', { mergeId, reason: '拆开' })
    const { body } = await manager.ask('merge.list', { customerId: keep.id })
    expect(body.rows).toHaveLength(1)
    expect(body.rows[0]).toMatchObject({
      id: mergeId,
      keptNumber: keep.number,
      goneNumber: gone.number,
      reason: '同一家公司',
    })
    expect(body.rows[0].undoneAt).not.toBeNull()
  })
})

async function archive(id: string): Promise<Archive> {
  const { number, version } = await stored(id)
  return { id, number: String(number), version: Number(version) }
}
