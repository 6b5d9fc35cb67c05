import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive, person } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

const rights = { 'customer.read': 'all', 'customer.change': 'all' }

/** An archive whose industry was changed twice; with the lines of its history, newest first. */
async function changedTwice() {
  const { id } = await openArchive(keeper, completeFirm({ industry: '药品' }))
  await keeper.call('customer.change', { id, version: 1, values: { industry: '保健品' }, reason: '改行' })
  await keeper.call('customer.change', { id, version: 2, values: { industry: '医疗器械' } })
  const { body } = await keeper.ask('customer.history', { id, field: 'industry' })
  return { id, lines: body.rows }
}

describe('history per field', () => {
  test('[ARC-47] shows who, when, old, new and why, newest first, back to the first day', async () => {
    const { lines } = await changedTwice()
    expect(
      lines.map((one: { changes: { old: string; now: string }[] }) => [one.changes[0]?.old, one.changes[0]?.now]),
    ).toEqual([
      ['保健品', '医疗器械'],
      ['药品', '保健品'],
      [null, '药品'],
    ])
    expect(lines[1]).toMatchObject({ who: '沈妙', at: '2026-11-23T02:00:00.000Z', reason: '改行', kind: 'changed' })
  })

  test('[CLS-33] each class has a history of its own', async () => {
    const { id } = await openArchive(keeper, completeFirm({ abc: 'B', tier: 'silver' }))
    await keeper.call('customer.change', { id, version: 1, values: { abc: 'A' }, reason: '升' })
    await keeper.call('customer.change', { id, version: 2, values: { tier: 'gold' }, reason: '升级' })
    const values = async (field: string) =>
      (await keeper.ask('customer.history', { id, field })).body.rows.map(
        (one: { changes: { now: string }[] }) => one.changes[0]?.now,
      )
    expect(await values('abc')).toEqual(['A', 'B'])
    expect(await values('tier')).toEqual(['gold', 'silver'])
  })

  test('people, relations and files of the archive are part of its history, personal values stay covered', async () => {
    const { id } = await openArchive(keeper, completeFirm(), {
      contacts: [{ name: '季晓芸', phones: ['13800002761'] }],
    })
    const { body } = await keeper.ask('customer.history', { id })
    expect(body.rows.map((one: { entity: string }) => one.entity).sort()).toEqual(['contact', 'customer', 'membership'])
    expect(JSON.stringify(body)).not.toContain('13800002761')
  })

  test('secret values are not there for who may not see them', async () => {
    const { id } = await openArchive(keeper, completeFirm({ bankAccount: '中国银行 6222000011112222' }))
    const reader = await harness.person({ rights: { 'customer.read': 'all' } })
    const { body } = await reader.ask('customer.history', { id, field: 'bankAccount' })
    expect(body.rows[0].changes).toEqual([])
  })

  test('pages by its lines', async () => {
    const { id } = await changedTwice()
    const first = await keeper.ask('customer.history', { id, limit: 2 })
    expect(first.body.rows.map((one: { version: number }) => one.version)).toEqual([3, 2])
    const second = await keeper.ask('customer.history', { id, limit: 2, before: first.body.next })
    expect(second.body).toMatchObject({ rows: [{ version: 1, kind: 'created' }], next: null })
  })

  test('is closed to who may not read the archive', async () => {
    const { id } = await changedTwice()
    const stranger = await harness.person({ rights: { 'customer.read': 'own' } })
    expect((await stranger.ask('customer.history', { id })).status).toBe(404)
  })
})

describe('going back to an earlier value', () => {
  test('puts the old value back as a change of its own', async () => {
    const { id, lines } = await changedTwice()
    const saved = await keeper.call('customer.revert', {
      id,
      version: 3,
      field: 'industry',
      changeId: lines[1].id,
      reason: '录错',
    })
    expect(saved.body).toEqual({ id, version: 4 })
    const { body } = await keeper.ask('customer.history', { id, field: 'industry' })
    expect(body.rows[0]).toMatchObject({
      kind: 'reverted',
      reason: '录错',
      changes: [{ old: '医疗器械', now: '药品' }],
    })
    expect(body.rows).toHaveLength(4)
  })

  test('puts back the true value of a covered field', async () => {
    const { id } = await openArchive(keeper, person({ phones: ['13800002761'] }))
    await keeper.call('customer.change', { id, version: 1, values: { phones: ['13900001111'] } })
    const { body } = await keeper.ask('customer.history', { id, field: 'phones' })
    await keeper.call('customer.revert', { id, version: 2, field: 'phones', changeId: body.rows[0].id, reason: '录错' })
    const row = await harness.product.platform.db
      .selectFrom('customers')
      .select('phones')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.phones).toEqual(['13800002761'])
  })

  test('a field the change did not touch, a system field and a name that was never empty are refused', async () => {
    const { id, lines } = await changedTwice()
    for (const [field, changeId] of [
      ['remarks', lines[0].id],
      ['state', lines[2].id],
      ['name', lines[2].id],
    ]) {
      const answer = await keeper.call('customer.revert', { id, version: 3, field, changeId, reason: '试' })
      expect([answer.status, answer.body.error.code], field).toEqual([409, 'customer.nothing_to_revert'])
    }
    const other = await changedTwice()
    expect(
      (
        await keeper.call('customer.revert', {
          id,
          version: 3,
          field: 'industry',
          changeId: other.lines[0].id,
          reason: '试',
        })
      ).status,
    ).toBe(404)
  })

  describeRefusals(() => harness, {
    command: 'customer.revert',
    rights,
    input: async () => {
      const { id, lines } = await changedTwice()
      return { id, version: 3, field: 'industry', changeId: lines[0].id, reason: '录错' }
    },
    bad: { change: { reason: '' }, path: 'reason' },
    tooNarrow: { 'customer.read': 'own', 'customer.change': 'own' },
    isVersioned: true,
  })
})
