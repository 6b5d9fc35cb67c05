import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { jobsDone, runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { makeCare, tradesSwitched } from './jobs.ts'

let harness: Harness
let office: Caller
let owner: Caller
let customerId: string

beforeAll(async () => {
  harness = await startHarness({ jobs: true, now: '2026-09-20T02:00:00Z' })
  office = await harness.person({ name: '周敏', allRights: true })
  owner = await harness.person({ name: '李卫东', allRights: true })
  await office.call('pack.enable', { packs: ['consulting', 'retail', 'hotel'] })
})
beforeEach(async () => {
  harness.setNow('2026-09-20T02:00:00Z')
  customerId = await openCustomer(harness, { ownerId: owner.staffId })
})
afterAll(() => harness.close())

type Task = {
  title: string
  dueOn: string
  means: string
  ownerId: string
  contactId: string | null
  because: { ruleId: string }
}
const careOf = async (id = customerId) => {
  const rows = await harness.product.platform.db
    .selectFrom('tasks')
    .select(['id', 'version', 'title', 'dueOn', 'means', 'ownerId', 'contactId', 'because', 'links', 'state'])
    .where('customerId', '=', id)
    .where('kind', '=', 'care')
    .orderBy('dueOn')
    .orderBy('title')
    .execute()
  return rows as unknown as (Task & {
    id: string
    version: number
    links: { kind: string; id: string }[]
    state: string
  })[]
}
const make = () => runJobNow(harness, makeCare)
const trading = (more = {}) => openCustomer(harness, { ownerId: owner.staffId, processClass: 'trading', ...more })
const own = {
  name: '新品推荐',
  kind: 'once',
  onceOn: '2027-05-05',
  recipients: 'customer',
  leadDays: 7,
  means: ['sms', 'call'],
  sender: 'owner',
  isActive: true,
}

describeRefusals(() => harness, {
  command: 'care.setOccasion',
  rights: { 'care.manage': 'all' },
  input: () => ({ version: 0, values: own }),
  bad: { change: { values: { ...own, means: [] } }, path: 'values.means' },
})
describeRefusals(() => harness, {
  command: 'specialDay.add',
  rights: { 'customer.change': 'all' },
  input: () => ({ customerId, values: { kind: 'wedding', day: 'L--10-06' } }),
  bad: { change: { values: { kind: 'wedding', day: '1999' } }, path: 'values.day' },
  tooNarrow: { 'customer.change': 'own' },
})

describe('festivals', () => {
  it('[REL-01] [REL-02] [TSK-03] before Mid-Autumn clients in cooperation are greeted, once however often the job runs', async () => {
    const id = await trading()
    await make()
    await make()
    expect(await careOf(id)).toMatchObject([
      {
        title: '中秋问候',
        dueOn: '2026-09-25',
        means: 'sms',
        ownerId: owner.staffId,
        because: { ruleId: 'core.midAutumn', by: 'occasion', every: 7 },
      },
    ])
    // Not in cooperation: nothing.
    expect(await careOf()).toEqual([])
  })

  it('[REL-16] comes as early as the firm says, and no earlier', async () => {
    const id = await trading()
    harness.setNow('2026-09-23T02:00:00Z')
    await make()
    expect((await careOf(id)).filter((one) => one.because.ruleId === 'core.nationalDay')).toEqual([])
    const { rows } = (await office.ask('care.occasions')).body
    const {
      ruleId,
      version,
      nextOn: _n,
      open: _o,
      late: _l,
      done: _d,
      pack: _p,
      isOwn: _i,
      audience: _a,
      formKey: _f,
      ...values
    } = rows.find((one: { ruleId: string }) => one.ruleId === 'core.nationalDay')
    await office.call('care.setOccasion', { ruleId, version, values: { ...values, leadDays: 10 } })
    await make()
    expect((await careOf(id)).filter((one) => one.because.ruleId === 'core.nationalDay')).toMatchObject([
      { dueOn: '2026-10-01' },
    ])
    const stale = await office.call('care.setOccasion', { ruleId, version, values: { ...values, leadDays: 5 } })
    expect([stale.status, stale.body.error.code]).toEqual([409, 'record.stale'])
  })

  it('keeps to the means a customer wishes not to be reached by', async () => {
    const [some, none] = [
      await trading({ avoidedMeans: ['sms', 'wechat'] }),
      await trading({ avoidedMeans: ['sms', 'wechat', 'call', 'email', 'card'] }),
    ]
    await make()
    const other = (await careOf(some)).find((one) => one.because.ruleId === 'core.midAutumn')
    expect(other).toMatchObject({ means: 'call', because: { avoided: expect.stringMatching(/^(sms|wechat)$/) } })
    expect(await careOf(none)).toEqual([])
  })

  it('[REL-03] at year’s end all prospects ever contacted get a card', async () => {
    await owner.call('journal.write', { customerId, values: { category: 'call', text: '谈过' } })
    harness.setNow('2026-12-12T02:00:00Z')
    const untouched = await openCustomer(harness, { ownerId: owner.staffId })
    await make()
    const cards = (await careOf()).filter((one) => one.means === 'card')
    expect(cards).toMatchObject([
      { title: '年底贺卡（意向客户）', dueOn: '2026-12-31', links: [{ kind: 'form', id: 'F-114' }] },
    ])
    expect((await careOf(untouched)).filter((one) => one.means === 'card')).toEqual([])
  })

  it('[REL-04] before Spring Festival the leader signs for the first in charge, the department for the rest', async () => {
    const leader = await harness.person({ name: '章总' })
    const { rows } = (await office.ask('care.occasions')).body
    const {
      ruleId,
      version,
      nextOn: _n,
      open: _o,
      late: _l,
      done: _d,
      pack: _p,
      isOwn: _i,
      audience: _a,
      formKey: _f,
      ...values
    } = rows.find((one: { ruleId: string }) => one.ruleId === 'consulting.springCards')
    await office.call('care.setOccasion', { ruleId, version, values: { ...values, leaderId: leader.staffId } })
    const id = await openCustomer(harness, { ownerId: owner.staffId, processClass: 'traded' })
    const add = (name: string, role: string) =>
      office.call('contact.add', { customerId: id, values: { name, role, isPrimary: false, sex: 'male' } })
    await add('康永年', 'decider')
    await add('季晓芸', 'buyer')
    harness.setNow('2027-01-20T02:00:00Z')
    await make()
    office = await harness.person({ name: '周敏', allRights: true })
    expect((await careOf(id)).map((one) => [one.title, one.ownerId])).toEqual([
      ['春节贺卡（已合作方） 季晓芸', owner.staffId],
      ['春节贺卡（已合作方） 康永年', leader.staffId],
    ])
    const list = (await office.ask('care.list', { ruleId, senderId: leader.staffId })).body.rows
    expect(list).toMatchObject([{ recipient: '康永年', senderName: '章总', means: 'card' }])
    expect(list[0].greeting).toContain('康永年先生：感谢多年合作')
  })
})

describe('days of one’s own', () => {
  it('[TSK-03] the calendar counts for each what their list of it shows', async () => {
    const mate = await harness.person({
      name: '江晓琳',
      rights: { 'task.read': 'own', 'customer.read': 'own', 'task.change': 'own' },
    })
    const day = { kind: 'wedding', day: '1998-09-24', whose: '康永年' }
    const theirs = await openCustomer(harness, { ownerId: mate.staffId })
    for (const id of [customerId, theirs]) await office.call('specialDay.add', { customerId: id, values: day })
    await make()
    const ruleId = 'hotel.specialDays'
    const counted = async (who: Caller) =>
      (await who.ask('care.occasions')).body.rows.find((one: { ruleId: string }) => one.ruleId === ruleId).open
    const listed = async (who: Caller) => (await who.ask('care.list', { ruleId, state: 'open' })).body.rows.length
    expect([await counted(mate), await listed(mate)]).toEqual([1, 1])
    expect(await counted(office)).toBe(await listed(office))
    expect(await counted(office)).toBeGreaterThan(1)
  })

  it('[REL-08] special days, solar and lunar, bring their service in time', async () => {
    const add = (values: Record<string, unknown>) => office.call('specialDay.add', { customerId, values })
    await add({ kind: 'factoryAnniversary', day: '1998-09-24', whose: '厂庆', wish: '花篮' })
    await add({ kind: 'wedding', day: 'L--08-16', whose: '康永年' })
    await make()
    const days = (await careOf()).filter((one) => one.because.ruleId === 'hotel.specialDays')
    expect(days.map((one) => [one.dueOn, one.title])).toEqual([
      ['2026-09-24', '纪念日服务 厂庆 花篮'],
      ['2026-09-26', '纪念日服务 康永年'],
    ])
    const known = (await office.ask('care.ofCustomer', { customerId })).body
    expect(known.days.map((one: { nextOn: string }) => one.nextOn)).toEqual(['2026-09-24', '2026-09-26'])
    await office.call('specialDay.withdraw', { id: known.days[0].id, version: 1 })
    expect((await office.ask('care.ofCustomer', { customerId })).body.days).toHaveLength(1)
  })

  it('[REL-09] [REL-10] [REL-11] birthdays: present for the tiers, prepared beforehand, given or not given', async () => {
    const silver = await openCustomer(harness, {
      kind: 'individual',
      name: '王秀兰',
      birthday: 'L1956-08-14',
      tier: 'silver',
      ownerId: owner.staffId,
    })
    const ordinary = await openCustomer(harness, {
      kind: 'individual',
      name: '钱玉梅',
      birthday: '1962-09-24',
      tier: 'ordinary',
      ownerId: owner.staffId,
    })
    await make()
    const packs = async (id: string) => (await careOf(id)).filter((one) => one.because.ruleId === 'retail.birthdayPack')
    const [pack] = await packs(silver)
    expect(pack).toMatchObject({ dueOn: '2026-09-24', means: 'gift' })
    expect(await packs(ordinary)).toEqual([])
    const gifts = async (state: string) =>
      (await owner.ask('care.gifts', { state })).body.rows.filter((row: { taskId: string }) => row.taskId === pack?.id)
    expect(await gifts('toPrepare')).toHaveLength(1)
    await owner.call('care.setGift', {
      taskId: pack?.id,
      version: 1,
      values: { item: '生日礼包', budget: '120', cost: '98.5', readyOn: '2026-09-21' },
    })
    expect(await gifts('ready')).toMatchObject([{ gift: { cost: '98.50', budget: '120.00' } }])
    await owner.call('task.complete', { id: pack?.id, version: 1, result: '当面送到，很高兴' })
    expect(await gifts('given')).toHaveLength(1)
    const late = await owner.call('care.setGift', { taskId: pack?.id, version: 2, values: { item: '生日礼包' } })
    expect(late.body.error.code).toBe('task.closed')
  })

  it('[REL-05] key points of a project: the leader in charge is reminded, the letter is at hand', async () => {
    const leader = await harness.person({ name: '分管' })
    await office.call('contact.add', { customerId, values: { name: '康永年', role: 'decider', isPrimary: true } })
    const { body } = await office.call('contract.create', {
      customerId,
      values: { number: 'HT-1', kind: 'consulting', title: '一期顾问', project: '滨江一期', leaderId: leader.staffId },
      milestones: [
        { name: '奠基', plannedOn: '2026-09-26' },
        { name: '验收', plannedOn: '2026-09-26' },
      ],
    })
    expect(body.id).toBeDefined()
    await make()
    expect((await careOf()).filter((one) => one.because.ruleId === 'consulting.keyPoints')).toMatchObject([
      { title: '项目节点祝贺 滨江一期 奠基 康永年', ownerId: leader.staffId, means: 'letter', dueOn: '2026-09-26' },
    ])
  })

  it('[REL-06] after signing, the list for the house weekly is asked for', async () => {
    await office.call('contract.create', {
      customerId,
      values: { number: 'HT-2', kind: 'consulting', title: '二期顾问', signedOn: '2026-09-18' },
    })
    await make()
    const [weekly] = (await careOf()).filter((one) => one.because.ruleId === 'consulting.weekly')
    expect(weekly).toMatchObject({ dueOn: '2026-09-25', means: 'form' })
    expect(weekly?.links.map((one) => one.kind)).toEqual(['contract', 'form'])
  })
})

describe('what was done', () => {
  it('[REL-12] [REL-13] [REL-15] [ARC-40] news on one day to an audience; every act stands in the archive and in the register', async () => {
    const { body: rule } = await office.call('care.setOccasion', {
      version: 0,
      values: { ...own, name: '新工艺通报', onceOn: '2026-09-22' },
      audience: { field: 'tags', op: 'hasAny', value: ['新工艺'] },
    })
    const id = await openCustomer(harness, { ownerId: owner.staffId, tags: ['新工艺'] })
    expect(
      (
        await office.ask('care.preview', {
          kind: 'once',
          onceOn: '2026-09-22',
          audience: { field: 'tags', op: 'hasAny', value: ['新工艺'] },
        })
      ).body,
    ).toEqual({
      customers: 1,
      nextOn: '2026-09-22',
    })
    await make()
    const [task] = (await careOf(id)).filter((one) => one.because.ruleId === rule.ruleId)
    await owner.call('task.complete', { id: task?.id, version: 1, result: '已发资料并电话说明' })
    const { rows: entries } = (await owner.ask('journal.ofCustomer', { customerId: id, category: 'care' })).body
    expect(entries).toMatchObject([{ category: 'care', text: '已发资料并电话说明' }])
    const { rows } = (await office.ask('care.register', { from: '2026-09-01', to: '2026-09-30', customerId: id })).body
    expect(rows).toMatchObject([
      { source: 'task', occasion: '新工艺通报', means: ['sms'], senderName: '李卫东', on: '2026-09-20' },
    ])
    const { acts } = (await office.ask('care.ofCustomer', { customerId: id })).body
    expect(acts.at(-1)).toMatchObject({ title: '新工艺通报', state: 'done', result: '已发资料并电话说明' })
  })

  it('[REL-14] visits, opinions on products and satisfaction are means of care: the firm sets the day, the form lies with the task', async () => {
    await office.call('pack.enable', { packs: ['distribution'] })
    const before = (await office.ask('care.occasions')).body.rows as { ruleId: string; onceOn: string | null }[]
    const means = before.filter((one) => one.ruleId.startsWith('distribution.'))
    expect(means.map((one) => [one.ruleId, one.onceOn])).toEqual([
      ['distribution.visits', null],
      ['distribution.opinions', null],
      ['distribution.satisfaction', null],
    ])
    const survey = { ...own, name: '顾客满意度调查', onceOn: '2026-09-24', means: ['form'] }
    const set = { ruleId: 'distribution.satisfaction', version: 0, values: survey }
    expect((await office.call('care.setOccasion', set)).status).toBe(200)
    const round = { ...own, name: '集中走访客户', onceOn: '2026-09-23', means: ['visit', 'call'] }
    const visits = { ruleId: 'distribution.visits', version: 0, values: round }
    expect((await office.call('care.setOccasion', visits)).status).toBe(200)
    const id = await trading()
    await make()
    const made = (await careOf(id)).filter((one) => one.because.ruleId.startsWith('distribution.'))
    expect(made.map((one) => [one.title, one.dueOn, one.means, one.links.map((link) => link.id)])).toEqual([
      ['集中走访客户', '2026-09-23', 'visit', []],
      ['顾客满意度调查', '2026-09-24', 'form', ['F-130']],
    ])
    await office.call('pack.disable', { packs: ['distribution'] })
  })

  it('[TEC-14] [REL-10] what a trade wanted prepared falls away with it; on again it is wanted anew', async () => {
    const id = await trading({ kind: 'individual', name: '郭素芬', birthday: '1992-09-28' })
    await office.call('pack.enable', { packs: ['beauty'] })
    await make()
    await office.call('pack.disable', { packs: ['beauty'] })
    await jobsDone(harness, tradesSwitched)
    const standing = async () => (await careOf(id)).map((one) => [one.because.ruleId.split('.')[0], one.state])
    const fallen = await standing()
    expect(new Set(fallen.map(String))).toEqual(new Set(['beauty,lapsed']))
    await office.call('pack.enable', { packs: ['beauty'] })
    await jobsDone(harness, tradesSwitched)
    await make()
    const open = (await standing()).filter(([, state]) => state === 'open')
    expect([open.length, await standing()]).toEqual([fallen.length, expect.arrayContaining(fallen)])
    await office.call('pack.disable', { packs: ['beauty'] })
    await jobsDone(harness, tradesSwitched)
  })

  it('[REL-07] [REL-15] what was given of one’s own accord stands in the same register', async () => {
    const { body } = await office.call('form.start', {
      form: 'F-139',
      customerId,
      values: { plannedOn: '2026-09-20', occasion: 'newGoods', means: ['books'], sentOn: '2026-09-20' },
    })
    expect((await office.call('form.submit', { id: body.id, version: body.version })).body).toMatchObject({
      id: body.id,
    })
    const { rows } = (await office.ask('care.register', { from: '2026-09-20', to: '2026-09-20', customerId })).body
    expect(rows).toMatchObject([{ source: 'form', means: ['books'] }])
  })

  it('[REL-10] a salon invites instead of greeting, with the present prepared; switched off, nothing is made', async () => {
    await office.call('pack.enable', { packs: ['beauty'] })
    const guest = await trading({ kind: 'individual', name: '何静', birthday: '1990-09-28' })
    await make()
    expect((await careOf(guest)).map((one) => one.because.ruleId)).toEqual(['beauty.midAutumn', 'beauty.birthday'])
    const { rows: gifts } = (await owner.ask('care.gifts', { state: 'toPrepare' })).body
    expect(gifts.filter((one: { customerId: string }) => one.customerId === guest)).toMatchObject([
      { gift: { item: '生日礼品' } },
      { gift: { item: '节日礼品' } },
    ])
    const { rows } = (await office.ask('care.occasions')).body
    const {
      ruleId,
      version,
      nextOn: _n,
      open: _o,
      late: _l,
      done: _d,
      pack: _p,
      isOwn: _i,
      audience: _a,
      formKey: _f,
      ...values
    } = rows.find((one: { ruleId: string }) => one.ruleId === 'beauty.midAutumn')
    await office.call('care.setOccasion', { ruleId, version, values: { ...values, isActive: false } })
    const late = await openCustomer(harness, { ownerId: owner.staffId })
    await make()
    expect(await careOf(late)).toEqual([])
    const { rows: made } = await sql<{
      n: number
    }>`select count(*)::int as n from record_changes h join tasks t on t.id = h.record_id
      where h.entity = 'task' and t.kind = 'care' and h.kind = 'created'`.execute(harness.product.platform.db)
    expect(made[0]?.n).toBeGreaterThan(0)
  })
})
