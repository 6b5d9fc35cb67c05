import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller
let clerk: Caller
let id: string
const now = '2026-11-23T02:00:00Z'

beforeAll(async () => {
  harness = await startHarness({ now })
  await switchOn(harness, [])
  await publishForm(
    harness,
    sampleForm('Z-1', {
      originals: [
        { holder: { zh: '业主', en: 'Owner' }, count: 1 },
        { holder: { zh: '物业公司', en: 'Firm' }, count: 1 },
      ],
    }),
  )
  await publishForm(harness, sampleForm('Z-S', { sensitivity: 'secret' }))
  keeper = await harness.person({ name: '档案员赵', allRights: true })
  clerk = await harness.person({ name: '周敏', rights: { 'forms.read': 'all', 'forms.fill': 'all' } })
})
beforeEach(async () => {
  harness.setNow(now)
  const made = await handIn(keeper, 'Z-1', { name: '甲' })
  id = made.id
  await keeper.call('form.file', { id, version: made.version, location: { cabinet: '3', folder: '12' } })
})
afterAll(() => harness.close())

const read = async (by = keeper) => (await by.ask('form.record', { id })).body
const hold = async (more: Record<string, unknown>, by = keeper) => await by.call('form.hold', { id, ...more })
const seal = async () => {
  const { record } = await read()
  await keeper.call('form.seal', { id, version: record.version, reason: '机密资料封存' })
}

describeRefusals(() => harness, {
  command: 'form.hold',
  rights: { 'forms.keep': 'all', 'forms.read': 'all' },
  input: () => ({ id, kind: 'draw', to: clerk.staffId, purpose: '对账' }),
  bad: { change: { purpose: undefined }, path: 'purpose' },
  tooNarrow: { 'forms.keep': 'own', 'forms.read': 'own' },
})
describeRefusals(() => harness, {
  command: 'form.seal',
  rights: { 'forms.seal': 'all', 'forms.read': 'all' },
  input: async () => ({ id, version: (await read()).record.version, reason: '封存' }),
  bad: { change: { reason: ' ' }, path: 'reason' },
  tooNarrow: { 'forms.seal': 'own', 'forms.read': 'own' },
  isVersioned: true,
})

describe('the paper of a form', () => {
  it('is in exactly one hand: drawn from keeping, returned to it, every step on record', async () => {
    expect((await read()).record).toMatchObject({ holderId: keeper.staffId, keeperId: keeper.staffId })
    await hold({ kind: 'draw', to: clerk.staffId, purpose: '年审', dueOn: '2026-11-25' })
    expect((await read()).record.holderId).toBe(clerk.staffId)
    const twice = await hold({ kind: 'draw', to: keeper.staffId, purpose: '也要' })
    expect([twice.body.error.code, twice.body.error.message]).toEqual([
      'form.already_drawn',
      '现由周敏领用，先归还或转交',
    ])
    harness.setNow('2026-11-27T02:00:00Z')
    const out = (await keeper.ask('form.drawn', { isOverdue: true })).body.rows
    expect(out.find((one: { id: string }) => one.id === id)).toMatchObject({ holderName: '周敏', isOverdue: true })
    await hold({ kind: 'return' })
    const { record, custody } = await read()
    expect(record.holderId).toBe(keeper.staffId)
    expect(custody.map((one: { kind: string; toName: string }) => [one.kind, one.toName]).slice(0, 2)).toEqual([
      ['return', '档案员赵'],
      ['draw', '周敏'],
    ])
    expect((await hold({ kind: 'return' })).body.error.code).toBe('form.not_drawn')
  })

  it('two who draw it at once: one has it, the other learns who', async () => {
    const both = await Promise.all([
      hold({ kind: 'draw', to: clerk.staffId, purpose: '甲' }),
      hold({ kind: 'draw', to: clerk.staffId, purpose: '乙' }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
  })

  it('goes to nobody who is not there, and its log is never rewritten', async () => {
    const ghost = await hold({ kind: 'handOver', to: '0197a000-0000-7000-8000-000000000001' })
    expect(ghost.body.error.fields[0]).toMatchObject({ path: 'to', code: 'form.no_such_record' })
    const { db } = harness.product.platform
    await expect(sql`update form_movements set purpose = 'x'`.execute(db)).rejects.toThrow('append-only')
  })

  it('[FRM-11] says in how many originals it is executed, and who holds each', async () => {
    const { record } = await read()
    expect(record.originals).toMatchObject([{ holder: { zh: '业主' }, count: 1 }, { holder: { zh: '物业公司' } }])
    const originals = [
      { holder: '业主', count: 1, handedOn: '2026-11-20' },
      { holder: '物业公司', count: 1, staffId: keeper.staffId, place: '3 号柜' },
      { holder: '开发商', count: 1 },
    ]
    const done = await keeper.call('form.originals', { id, version: record.version, originals })
    expect(done.body.total).toBe(3)
    expect((await read()).record.originals).toMatchObject(originals)
  })
})

describe('[FRM-13] a sealed form', () => {
  const listed = async (by: Caller, more = {}) =>
    (await by.ask('form.records', { form: 'Z-1', ...more })).body.rows.map((row: { id: string }) => row.id)

  it('is read-only, out of lists and search, and shut', async () => {
    await seal()
    const { shut, values, record, may } = await read(clerk)
    expect([shut, values, record.sealReason]).toEqual([true, {}, '机密资料封存'])
    expect(may.change).toMatchObject({ allowed: false, code: 'form.sealed' })
    expect(await listed(keeper)).not.toContain(id)
    expect(await listed(keeper, { condition: { field: 'sealedAt', op: 'filled' } })).toContain(id)
    expect(await listed(clerk, { condition: { field: 'sealedAt', op: 'filled' } })).not.toContain(id)
    expect((await keeper.call('form.change', { id, version: record.version, values: {} })).body.error.code).toBe(
      'form.sealed',
    )
    expect((await hold({ kind: 'draw', to: clerk.staffId, purpose: '看' })).body.error.code).toBe('form.sealed')
  })

  it('is read on a look that was asked for with a purpose and granted by somebody else, until its time is over', async () => {
    await seal()
    const asked = await clerk.call('form.askLook', { id, purpose: '核对去年金额' })
    expect((await clerk.call('form.askLook', { id, purpose: '再问' })).body.error.code).toBe('form.look_waiting')
    expect((await read(clerk)).shut).toBe(true)
    const waiting = (await keeper.ask('form.looks', { state: 'waiting' })).body.rows
    expect(waiting.find((one: { id: string }) => one.id === asked.body.id)).toMatchObject({ purpose: '核对去年金额' })
    await keeper.call('form.decideLook', { id: asked.body.id, verdict: 'granted', hours: 2 })
    expect(await read(clerk)).toMatchObject({ shut: false, values: { name: '甲' } })
    const again = await keeper.call('form.decideLook', { id: asked.body.id, verdict: 'refused' })
    expect(again.body.error.code).toBe('form.look_decided')
    harness.setNow('2026-11-23T04:00:01Z')
    expect((await read(clerk)).shut).toBe(true)
    const { rows } = (await keeper.ask('audit.list', { recordId: id })).body
    expect(rows.some((row: { operation: string }) => row.operation === 'form.decideLook')).toBe(true)
  })

  it('one’s own request is decided by somebody else, and by nobody without the right', async () => {
    await seal()
    const own = await keeper.call('form.askLook', { id, purpose: '自己看' })
    expect((await keeper.call('form.decideLook', { id: own.body.id, verdict: 'granted' })).body.error.code).toBe(
      'form.own_look',
    )
    expect((await clerk.call('form.decideLook', { id: own.body.id, verdict: 'granted' })).status).toBe(403)
  })

  it('is opened again with a reason', async () => {
    await seal()
    const { record } = await read()
    await keeper.call('form.unseal', { id, version: record.version, reason: '诉讼需要' })
    expect((await read(clerk)).shut).toBe(false)
  })
})

describe('[FRM-12] copies of a secret form', () => {
  it('are asked for with a purpose, issued by number, and told where they went', async () => {
    const asked = await clerk.call('form.askCopies', { form: 'Z-S', count: 3, purpose: '会议现场填写' })
    expect((await clerk.call('form.issueCopies', { id: asked.body.id, verdict: 'issued' })).status).toBe(403)
    const { numbers } = (await keeper.call('form.issueCopies', { id: asked.body.id, verdict: 'issued' })).body
    expect(numbers).toEqual(['Z-S-Y26-0001', 'Z-S-Y26-0002', 'Z-S-Y26-0003'])
    const again = await keeper.call('form.issueCopies', { id: asked.body.id, verdict: 'issued' })
    expect(again.body.error.code).toBe('form.copies_decided')
    const [copy] = (await clerk.ask('form.copies', { form: 'Z-S' })).body.rows
    expect(copy).toMatchObject({ askedByName: '周敏', purpose: '会议现场填写', state: 'issued' })
    const ids = copy.sheets.map((one: { id: string }) => one.id)
    expect((await keeper.call('form.closeSheets', { ids: ids.slice(0, 2), state: 'returned' })).body.count).toBe(2)
    const closed = await keeper.call('form.closeSheets', { ids, state: 'destroyed' })
    expect(closed.body.error.code).toBe('form.sheet_closed')
    const [after] = (await keeper.ask('form.copies', { form: 'Z-S' })).body.rows
    expect(after.sheets.map((one: { state: string }) => one.state)).toEqual(['returned', 'returned', 'issued'])
  })

  it('numbers run on, ten requests issued at once share none', async () => {
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => clerk.call('form.askCopies', { form: 'Z-S', count: 2, purpose: '用' })),
    )
    const issued = await Promise.all(
      asked.map((one) => keeper.call('form.issueCopies', { id: one.body.id, verdict: 'issued' })),
    )
    const numbers = issued.flatMap((one) => one.body.numbers)
    expect(new Set(numbers).size).toBe(20)
  })
})

describe('signing for a paper', () => {
  it('[COL-17] [COL-18] is taking it: into the hand of the one, into the keeping of the next', async () => {
    await switchOn(harness, ['seminar'])
    const rep = await harness.person({ name: '满意代表李', allRights: true })
    await givePost(harness, rep.staffId, '满意代表')
    const customerId = await openCustomer(harness, { kind: 'individual', name: '蒋素珍', phones: ['13900007777'] })
    const event = await startForm(rep, 'F-107', {})
    const said = { health: '血压偏高', feedback: '听得仔细，问了用法' }
    const values = { ...said, sex: 'female', age: 70, address: '和平路 3 号', bought: 'no', event: event.id }
    const begun = await startForm(rep, 'F-101', { customerId, values })
    const sign = async (path: string, version: number, by: Caller) =>
      (await by.call('form.sign', { id: begun.id, version, path, name: '签收人' })).body.version as number
    const manager = await harness.person({ name: '销售经理王', allRights: true })
    await givePost(harness, manager.staffId, '销售经理')
    await givePost(harness, keeper.staffId, '顾服主管医生')
    const filled = await sign('filledSameDay', begun.version, rep)
    const taken = await sign('toManager', filled, manager)
    const page = async () => (await manager.ask('form.record', { id: begun.id })).body
    const held = async () => (await page()).record
    expect(await held()).toMatchObject({ holderId: manager.staffId, keeperId: null })
    await sign('toDoctor', taken, keeper)
    expect(await held()).toMatchObject({ holderId: keeper.staffId, keeperId: keeper.staffId })
    // 当前持有人 on the paper says whose hands it is in, whichever way it went.
    const named = async () => (await page()).values.holder
    expect(await named()).toEqual({ name: '档案员赵', staffId: keeper.staffId })
    const draw = { id: begun.id, kind: 'draw', to: rep.staffId, purpose: '回访' }
    expect((await keeper.call('form.hold', draw)).status).toBe(200)
    expect(await named()).toEqual({ name: '满意代表李', staffId: rep.staffId })
    await keeper.call('form.hold', { id: begun.id, kind: 'return' })
    expect(await named()).toEqual({ name: '档案员赵', staffId: keeper.staffId })
    await switchOn(harness, [])
  })
})
