import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let boss: Caller
let seller: Caller
let customerId: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  await switchOn(harness, ['beauty'])
  boss = await harness.person({ name: '周敏', allRights: true })
  await givePost(harness, boss.staffId, '院长')
  seller = await harness.person({ name: '李卫东', allRights: true })
})
beforeEach(async () => {
  customerId = await openCustomer(harness)
})
afterAll(() => harness.close())

type Row = Record<string, unknown> & { id: string; version: number; state: string }
const madeBy = async (recordId: string) =>
  (
    await harness.product.pool.query<Row>('select * from tasks where origin like $1 order by due_on, id', [
      `form:${recordId}:%`,
    ])
  ).rows
const made = (recordId: string) => expect.poll(() => madeBy(recordId), { timeout: 15_000 })

const promise = (more: Record<string, unknown> = {}) => ({
  promisedOn: '2026-11-20',
  promisedBy: { name: '李卫东', staffId: seller.staffId },
  content: '补发双十一促销立牌 12 套',
  dueOn: '2026-11-30',
  ...more,
})

describe('[JRN-16] a promise entered on the paper register', () => {
  test('stands in the register of promises with its giver, and says which paper it is from', async () => {
    const { id, number } = await handIn(boss, 'F-081', promise(), { customerId })
    await made(id).toMatchObject([
      {
        kind: 'promise',
        title: '补发双十一促销立牌 12 套',
        customer_id: customerId,
        owner_id: seller.staffId,
        given_by: seller.staffId,
        given_on: '2026-11-20',
        due_on: '2026-11-30',
        created_by: boss.staffId,
        because: { by: 'form', ruleId: id, ruleName: `承诺登记表 ${number}` },
        links: [{ kind: 'formRecord', id, label: number }],
      },
    ])
  })

  test('is kept when the paper says so', async () => {
    const { id, version } = await handIn(boss, 'F-081', promise(), { customerId })
    await made(id).toMatchObject([{ state: 'open' }])
    const changed = await boss.call('form.change', { id, version, values: { state: 'kept' } })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    await made(id).toMatchObject([{ state: 'done', closed_by: boss.staffId }])
    const { rows } = (await boss.ask('promise.list', { whose: 'all', state: 'kept' })).body
    expect(rows.map((row: Row) => row.id)).toContain((await madeBy(id))[0]?.id)
  })

  test('lapses with the paper when that is void', async () => {
    const { id, version } = await handIn(boss, 'F-081', promise(), { customerId })
    await made(id).toHaveLength(1)
    expect((await boss.call('form.void', { id, version, reason: '重复登记' })).status).toBe(200)
    await made(id).toMatchObject([{ state: 'lapsed' }])
  })
})

describe('[TSK-05] the salon’s action plan', () => {
  const action = (id: string, more: Record<string, unknown> = {}) => ({
    id,
    customer: customerId,
    action: '约补水疗程',
    on: '2026-11-25',
    means: 'phone',
    ...more,
  })
  const plan = (actions: unknown[]) => ({
    period: { from: '2026-11-23', to: '2026-11-29' },
    person: { name: '周敏', staffId: boss.staffId },
    targetCustomers: 10,
    targetAmount: '20000',
    actions,
  })
  const one = '0190a000-0000-7000-8000-0000000000a1'
  const two = '0190a000-0000-7000-8000-0000000000a2'

  test('turns into dated tasks, one a row; a row told twice is made once', async () => {
    const staff = { staffId: boss.staffId }
    const { id, version } = await handIn(boss, 'F-095', plan([action(one), action(two, { on: '2026-11-27' })]), staff)
    await made(id).toMatchObject([
      { title: '约补水疗程', due_on: '2026-11-25', means: 'call', customer_id: customerId, owner_id: boss.staffId },
      { due_on: '2026-11-27' },
    ])
    const rows = [action(one, { result: '已约周六', amount: '680' }), action(two, { on: '2026-11-28' })]
    const changed = await boss.call('form.change', { id, version, values: { actions: rows } })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    await made(id).toMatchObject([
      { state: 'done', result: '已约周六' },
      { state: 'open', due_on: '2026-11-28', first_due_on: '2026-11-27' },
    ])
  })
})
