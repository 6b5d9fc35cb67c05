import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive, person } from '#tests/factories/archives.ts'
import { switchOn } from '#tests/factories/collecting.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller
let inspector: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
  inspector = await harness.person({ name: '郑海', rights: { 'customer.read': 'all', 'customer.verify': 'all' } })
})
afterAll(() => harness.close())

const rowOf = async (id: string) =>
  await harness.product.platform.db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const rights = { 'customer.read': 'all', 'customer.change': 'all', 'customer.approve': 'all', 'customer.verify': 'all' }
const narrow = Object.fromEntries(Object.keys(rights).map((key) => [key, 'own']))

const opened = async (values = completeFirm()) => {
  const { id, version } = await openArchive(keeper, values)
  return { id, version }
}
const submitted = async () => {
  const made = await opened()
  return { id: made.id, version: (await keeper.call('customer.submit', made)).body.version as number }
}
const finding = { outcome: 'true', means: 'visit', note: '走访三家门店，属实' }

describe('[ARC-14] leaving draft', () => {
  test('an organisation without its basic data stays a draft and is told what is missing', async () => {
    const made = await opened(completeFirm({ foundedOn: null, assets: null }))
    const answer = await keeper.call('customer.submit', made)
    expect(answer.status).toBe(409)
    expect(answer.body.error).toMatchObject({
      code: 'customer.basic_missing',
      params: { missing: ['foundedOn', 'assets'], fields: ['创业时间', '资产'] },
    })
    expect((await rowOf(made.id)).state).toBe('draft')
  })

  test('[ARC-45] what is asked depends on the kind: six columns are enough of a person', async () => {
    expect((await keeper.call('customer.submit', await opened(person()))).body.state).toBe('submitted')
  })

  test('a firm that wants no approval has its archives valid once handed in', async () => {
    await keeper.call('archive.settle', { needsApproval: false })
    const made = await opened()
    expect((await keeper.call('customer.submit', made)).body.state).toBe('valid')
    expect(await rowOf(made.id)).toMatchObject({ state: 'valid', approvedBy: keeper.staffId })
    await keeper.call('archive.settle', { needsApproval: true })
  })
})

describe('[ARC-25] approval', () => {
  test('an archive is valid only after the approval, and marked until then', async () => {
    const made = await submitted()
    expect((await keeper.ask('customer.get', { id: made.id })).body.row).toMatchObject({
      state: 'submitted',
      approvedAt: null,
    })
    expect((await keeper.call('customer.approve', made)).status).toBe(200)
    expect(await rowOf(made.id)).toMatchObject({
      state: 'valid',
      approvedBy: keeper.staffId,
      approvedAt: '2026-11-23T02:00:00.000Z',
    })
  })

  test('returned with a reason it can be mended and handed in again', async () => {
    const made = await submitted()
    const back = await keeper.call('customer.return', { ...made, reason: '地址不详' })
    expect(await rowOf(made.id)).toMatchObject({ state: 'returned', stateReason: '地址不详' })
    expect((await keeper.call('customer.submit', { id: made.id, version: back.body.version })).body.state).toBe(
      'submitted',
    )
  })

  test('a draft cannot be approved, a valid one not handed in again', async () => {
    const draft = await opened()
    expect((await keeper.call('customer.approve', draft)).body.error.code).toBe('customer.not_submitted')
    const made = await submitted()
    const valid = await keeper.call('customer.approve', made)
    expect((await keeper.call('customer.submit', { id: made.id, version: valid.body.version })).body.error.code).toBe(
      'customer.already_valid',
    )
  })
})

describe('[ARC-29] who verifies what a salesman brought', () => {
  const verificationIn = async (packs: string[], verifies: 'byTrade' | 'always' | 'never') => {
    await switchOn(harness, packs)
    await keeper.call('archive.settle', { verifies })
    const { id } = await openArchive(keeper, completeFirm(), { feeder: 'salesman' })
    const { verifier } = (await keeper.ask('customer.fields')).body
    return [(await rowOf(id)).verification, verifier?.zh ?? null]
  }

  test.each([
    [['distribution'], 'byTrade', 'waiting', '市场监察人员'],
    [['seminar'], 'byTrade', 'notNeeded', null],
    [[], 'byTrade', 'notNeeded', null],
    [['seminar', 'distribution'], 'byTrade', 'waiting', '市场监察人员'],
    [['seminar'], 'always', 'waiting', '主管'],
    [['distribution'], 'never', 'notNeeded', null],
  ] as const)('trades %j, settled %s: %s, by %s', async (packs, verifies, state, who) => {
    expect(await verificationIn([...packs], verifies)).toEqual([state, who])
  })
})

describe('[ARC-29] verification', () => {
  beforeAll(async () => {
    await switchOn(harness, [])
    await keeper.call('archive.settle', { verifies: 'always' })
  })

  const bySalesman = async () => {
    const { id, version } = await openArchive(keeper, completeFirm(), { feeder: 'salesman' })
    return { id, version: (await keeper.call('customer.submit', { id, version })).body.version as number }
  }

  test('what a salesman brought becomes valid only after the inspector has verified it', async () => {
    const made = await bySalesman()
    const early = await keeper.call('customer.approve', made)
    expect([early.status, early.body.error.code]).toEqual([409, 'customer.verify_first'])
    const verified = await inspector.call('customer.verify', { ...made, ...finding })
    expect(await rowOf(made.id)).toMatchObject({
      verification: 'true',
      verifiedBy: inspector.staffId,
      verifiedAt: '2026-11-23T02:00:00.000Z',
      verificationMeans: 'visit',
      verificationNote: finding.note,
    })
    expect((await keeper.call('customer.approve', { id: made.id, version: verified.body.version })).status).toBe(200)
  })

  test('found untrue it cannot be approved', async () => {
    const made = await bySalesman()
    const verified = await inspector.call('customer.verify', {
      ...made,
      ...finding,
      outcome: 'false',
      untrueFields: ['assets'],
    })
    expect(
      (await keeper.call('customer.approve', { id: made.id, version: verified.body.version })).body.error.code,
    ).toBe('customer.found_untrue')
    expect((await rowOf(made.id)).marks).toMatchObject({ assets: { verified: 'false' } })
  })

  test('nobody verifies what he collected himself', async () => {
    const made = await opened(completeFirm({ collectorId: inspector.staffId }))
    const answer = await inspector.call('customer.verify', { ...made, ...finding })
    expect([answer.status, answer.body.error.code]).toEqual([403, 'customer.verify_own'])
  })
})

describe('[ARC-37] marks on values', () => {
  test('a value is marked verified or untrue by whom and when, and the mark can be taken back', async () => {
    const { id } = await opened()
    await inspector.call('customer.markField', { id, field: 'address', verified: 'true', note: '实地' })
    await inspector.call('customer.markField', { id, field: 'assets', verified: 'false' })
    const { body } = await keeper.ask('customer.get', { id })
    expect(body.row.marks).toMatchObject({
      address: { verified: 'true', verifiedBy: inspector.staffId, note: '实地' },
      assets: { verified: 'false' },
    })
    expect(body.quality.unverified.map((one: { field: string }) => one.field)).not.toContain('address')
    await inspector.call('customer.markField', { id, field: 'address', verified: null })
    expect((await rowOf(id)).marks).not.toHaveProperty('address.verified')
    const history = await keeper.ask('customer.history', { id, field: 'address' })
    expect(history.body.rows[0].changes).toMatchObject([{ field: 'verified.address', old: 'true', now: null }])
  })

  test('[ARC-02] a whole archive found true is accurate', async () => {
    const made = await opened()
    await inspector.call('customer.verify', { ...made, ...finding })
    expect((await keeper.ask('customer.get', { id: made.id })).body.quality).toMatchObject({
      accuracy: 100,
      unverified: [],
    })
  })

  test('a field that does not exist is refused', async () => {
    const { id } = await opened()
    expect((await inspector.call('customer.markField', { id, field: 'nothing', verified: 'true' })).status).toBe(400)
    expect((await inspector.call('customer.markField', { id, field: 'searchTokens', verified: 'true' })).status).toBe(
      400,
    )
  })
})

describe('[ARC-38] review', () => {
  test('an archive carries when it was last reviewed and when it is due again, after the interval the firm has set', async () => {
    const made = await opened()
    const unset = await keeper.call('customer.review', made)
    expect(unset.body.nextReviewOn).toBeNull()
    await keeper.call('archive.settle', { reviewDays: 90 })
    const set = await keeper.call('customer.review', { id: made.id, version: unset.body.version })
    expect(set.body.nextReviewOn).toBe('2027-02-21')
    expect(await rowOf(made.id)).toMatchObject({ reviewedOn: '2026-11-23', nextReviewOn: '2027-02-21' })
    await keeper.call('archive.settle', { reviewDays: null })
  })

  test('the next review lies in the future', async () => {
    const answer = await keeper.call('customer.review', { ...(await opened()), nextReviewOn: '2026-11-23' })
    expect(answer.body.error.fields).toMatchObject([{ path: 'nextReviewOn', code: 'customer.review_in_past' }])
  })
})

describe('refusals', () => {
  const table = [
    { command: 'customer.submit', input: () => opened(), bad: { change: { id: 'x' }, path: 'id' } },
    { command: 'customer.approve', input: submitted, bad: { change: { version: 'x' }, path: 'version' } },
    {
      command: 'customer.return',
      input: async () => ({ ...(await submitted()), reason: '不全' }),
      bad: { change: { reason: '' }, path: 'reason' },
    },
    {
      command: 'customer.verify',
      input: async () => ({ ...(await opened()), ...finding }),
      bad: { change: { means: 'dream' }, path: 'means' },
    },
    {
      command: 'customer.review',
      input: () => opened(),
      bad: { change: { nextReviewOn: '2026-02-30' }, path: 'nextReviewOn' },
    },
  ]
  for (const one of table) describeRefusals(() => harness, { ...one, rights, tooNarrow: narrow, isVersioned: true })
  describeRefusals(() => harness, {
    command: 'customer.markField',
    rights,
    tooNarrow: narrow,
    input: async () => ({ id: (await opened()).id, field: 'address', verified: 'true' }),
    bad: { change: { verified: 'perhaps' }, path: 'verified' },
  })
})
