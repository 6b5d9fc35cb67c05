import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn } from '#tests/factories/forms.ts'
import { imported, storeSheet } from '#tests/factories/sheets.ts'
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

  test('a task finished on the screen is answered on the paper: in its row, and with who and when', async () => {
    const staff = { staffId: boss.staffId }
    const { id } = await handIn(boss, 'F-095', plan([action(one), action(two)]), staff)
    await made(id).toHaveLength(2)
    const task = (await madeBy(id)).find((row) => row['origin'] === `form:${id}:${one}`)
    const done = await boss.call('task.complete', { id: task?.id, version: task?.version, result: '已约周六上午' })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const paper = (await boss.ask('form.record', { id })).body
    const rows = paper.values.actions as { id: string; result?: string }[]
    expect(rows.map((row) => [row.id, row.result])).toEqual([
      [one, '已约周六上午'],
      [two, undefined],
    ])
    expect(paper.record.outcomes).toMatchObject([
      { part: one, title: '约补水疗程', byName: '周敏', result: '已约周六上午' },
    ])
    const printed = await boss.call('form.print', { ids: [id] })
    expect(printed.status).toBe(200)
  })
})

test('[ALC-13] staff of a customer who left: their card is to be withdrawn, and the register says when it was', async () => {
  await switchOn(harness, ['beauty', 'property'])
  const desk = await harness.person({ name: '管家', allRights: true })
  await givePost(harness, desk.staffId, '客户助理')
  const left = {
    customerName: '岚山科技',
    unit: '3-1201',
    employee: { name: '王五' },
    paperNumber: '0231',
    kind: 'resigned',
    leftOn: '2026-11-20',
    cardReturned: false,
    notifiedBy: { name: '行政刘' },
  }
  const { id } = await handIn(desk, 'F-016', left, { customerId })
  await made(id).toMatchObject([
    { title: '收回身份卡：王五', due_on: '2026-11-21', remarks: '0231', owner_id: desk.staffId },
  ])
  const [task] = await madeBy(id)
  const done = await desk.call('task.complete', { id: task?.id, version: task?.version, result: '卡已收回，门禁已停' })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  expect((await desk.ask('form.record', { id })).body).toMatchObject({
    values: { cardReturned: true, returnedOn: '2026-11-23' },
    record: { outcomes: [{ byName: '管家', result: '卡已收回，门禁已停' }] },
  })
})

test('[TSK-05] forms taken in from a spreadsheet leave what is still ahead to be done, and go with their import', async () => {
  await openCustomer(harness, { name: '和福商行' })
  const stored = await storeSheet(harness, [
    ['客户（编号或名称）', '客户', '承诺日期', '承诺人', '承诺内容', '兑现期限', '状态'],
    ['和福商行', '和福商行', '2026-11-20', '李卫东', '补发立牌', '2026-11-30', '未兑现'],
    ['和福商行', '和福商行', '2025-03-01', '李卫东', '去年的样品', '2025-03-10', '未兑现'],
  ])
  const run = await imported(boss, stored, undefined, 'form:F-081')
  expect(run.state, JSON.stringify(run)).toBe('applied')
  const open = async () =>
    (
      await harness.product.pool.query<Row>(
        `select t.title, t.due_on, t.state from tasks t join form_records r on t.origin like 'form:' || r.id || ':%'
         where r.act_id = $1 order by t.due_on`,
        [run['id']],
      )
    ).rows
  await expect.poll(open, { timeout: 15_000 }).toEqual([{ title: '补发立牌', due_on: '2026-11-30', state: 'open' }])
  expect((await boss.call('import.undo', { id: run['id'], version: run.version })).status).toBe(200)
  await expect.poll(open, { timeout: 15_000 }).toMatchObject([{ state: 'lapsed' }])
})
