import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { givePost, openCampaign, purpose, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let manager: Caller
let rep: Caller
let campaignId: string
let phone = 0

const now = '2026-11-20T06:00:00Z'
const rights = { 'collecting.collect': 'all', 'customer.read': 'all' }

beforeAll(async () => {
  harness = await startHarness({ now })
  await switchOn(harness, ['seminar', 'realestate', 'consulting', 'distribution', 'hotel'])
  manager = await harness.person({ name: '销售经理王', allRights: true })
})
beforeEach(async () => {
  harness.setNow(now)
  rep = await representative()
  campaignId = await openCampaign(manager, 'healthSurvey')
})
afterAll(() => harness.close())

async function representative(more: Record<string, string> = rights): Promise<Caller> {
  const one = await harness.person({ name: '满意代表李', rights: more })
  await givePost(harness, one.staffId, '满意代表')
  return one
}

const person = (more: Record<string, unknown> = {}) => ({
  name: '陈阿婆',
  phones: [`137${String(10_000_000 + ++phone)}`],
  address: '云和县中山街 8 号',
  ...more,
})
const begin = async (values: Record<string, unknown> = person(), more: Record<string, unknown> = {}, by = rep) =>
  await by.call('collection.create', { kind: 'healthSurvey', campaignId, values, ...more })
const sign = async (id: string, version: number, more: Record<string, unknown> = {}, by = rep) =>
  await by.call('collection.sign', { id, version, signature: '李代表', filledBy: 'staff', isConsented: true, ...more })
const read = async (id: string, by = manager) => (await by.ask('collection.get', { id })).body

describeRefusals(() => harness, {
  command: 'campaign.create',
  rights: { 'collecting.manage': 'all' },
  input: (caller) => ({
    kind: 'visit',
    values: { name: '走访月', type: 'other', managerId: caller.staffId, ...purpose },
  }),
  bad: {
    change: { values: { name: '走访月', type: 'other', purpose: '普查', consentText: purpose.consentText } },
    path: 'values.purpose',
  },
})

describeRefusals(() => harness, {
  command: 'collection.create',
  rights: { 'collecting.collect': 'all' },
  input: async () => ({
    kind: 'visit',
    customerId: await openCustomer(harness),
    values: { visitedOn: '2026-11-19', means: 'onSite', findings: '新开两店' },
  }),
  bad: { change: { values: { visitedOn: '昨天' } }, path: 'values.visitedOn' },
  tooNarrow: { 'collecting.collect': 'own' },
})

describeRefusals(() => harness, {
  command: 'collection.change',
  rights: { 'collecting.collect': 'all' },
  input: async (caller) => {
    const { body } = await caller.call('collection.create', {
      kind: 'visit',
      values: { visitedOn: '2026-11-19', means: 'onSite', findings: '新开两店' },
    })
    return { id: body.id, version: body.version, values: { summary: '总部配货' } }
  },
  bad: { change: { values: { nothing: 1 } }, path: 'values.nothing' },
  tooNarrow: { 'collecting.collect': 'own' },
  isVersioned: true,
})

describe('a campaign', () => {
  it('[COL-08] is not opened without its true purpose and a consent text', async () => {
    const answer = await manager.call('campaign.create', {
      kind: 'healthSurvey',
      values: { name: '普查', type: 'census', managerId: manager.staffId, purpose: null, consentText: '' },
    })
    expect(answer.body.error.fields.map((one: { path: string }) => one.path).sort()).toEqual([
      'values.consentText',
      'values.purpose',
    ])
  })

  it('[COL-07] names the survey form: without an open campaign there is none', async () => {
    const without = await rep.call('collection.create', { kind: 'healthSurvey', values: person() })
    expect([without.status, without.body.error.code]).toEqual([400, 'collection.campaign_needed'])
    const { version } = (await manager.ask('campaign.get', { id: campaignId })).body
    await manager.call('campaign.close', { id: campaignId, version })
    const closed = await begin()
    expect([closed.status, closed.body.error.code]).toEqual([409, 'campaign.closed'])
  })

  it('counts its forms', async () => {
    const { body } = await begin()
    await begin()
    await sign(body.id, body.version)
    expect((await manager.ask('campaign.get', { id: campaignId })).body).toMatchObject({
      forms: 2,
      signed: 1,
      notHandedOver: 2,
      waiting: 2,
      purpose: purpose.purpose,
    })
  })
})

describe('the survey form', () => {
  it('[COL-06] is refused to posts the paper does not name', async () => {
    const clerk = await harness.person({ rights })
    await givePost(harness, clerk.staffId, '前台')
    const answer = await begin(person(), {}, clerk)
    expect([answer.status, answer.body.error.code]).toEqual([403, 'collection.not_your_post'])
  })

  it('[COL-05] is for first contact: a second one for the same person is refused', async () => {
    const phones = ['13700000001']
    expect((await begin(person({ phones }))).status).toBe(200)
    const again = await begin(person({ phones, name: '陈婆婆' }))
    expect([again.status, again.body.error.code]).toEqual([409, 'collection.not_first_contact'])
  })

  it('[COL-05] is refused for somebody who has traded with us', async () => {
    const customerId = await openCustomer(harness, { kind: 'individual', name: '老顾客', phones: ['13700000009'] })
    await manager.call('trade.record', { customerId, lines: [{ tradedOn: '2026-11-01', item: '钙片', amount: '98' }] })
    const answer = await begin(person({ phones: ['13700000009'] }))
    expect([answer.status, answer.body.error.code]).toEqual([409, 'collection.not_first_contact'])
  })

  it('[COL-09] says whether the customer or the representative held the pen', async () => {
    const { body } = await begin()
    expect((await sign(body.id, body.version, { filledBy: undefined })).body.error.fields).toMatchObject([
      { path: 'filledBy' },
    ])
    await sign(body.id, body.version, { filledBy: 'customer' })
    expect((await read(body.id)).filledBy).toBe('customer')
  })

  it('[COL-08] is not signed without consent, and keeps purpose and consent as they were', async () => {
    const { body } = await begin()
    expect((await sign(body.id, body.version, { isConsented: false })).body.error.fields).toMatchObject([
      { path: 'isConsented', code: 'collection.consent_needed' },
    ])
    await sign(body.id, body.version)
    const { version } = (await manager.ask('campaign.get', { id: campaignId })).body
    await manager.call('campaign.change', { id: campaignId, version, values: { purpose: '另一个后来改写的目的说明' } })
    expect((await read(body.id)).consentText).toContain(purpose.purpose)
  })

  it('[COL-10] is signed by its collector alone, complete, and stays fixed afterwards', async () => {
    const { body } = await begin(person({ address: null }))
    expect((await sign(body.id, body.version)).body.error.fields).toMatchObject([
      { path: 'values.address', code: 'field.required' },
    ])
    const { version } = (
      await rep.call('collection.change', { id: body.id, version: body.version, values: { address: '中山街 9 号' } })
    ).body
    const other = await representative()
    expect((await sign(body.id, version, {}, other)).body.error.code).toBe('collection.not_yours')
    expect((await sign(body.id, version)).status).toBe(200)
    const changed = await rep.call('collection.change', { id: body.id, version: version + 1, values: { name: '改名' } })
    expect([changed.status, changed.body.error.code]).toEqual([409, 'collection.already_signed'])
    const steal = sql`update collections set collector_id = ${other.staffId} where id = ${body.id}`.execute(
      harness.product.platform.db,
    )
    await expect(steal).rejects.toThrow('keeps its collector')
  })

  it('covers health data from colleagues who only read', async () => {
    const { body } = await begin(person({ health: '糖尿病十年' }))
    expect((await read(body.id, rep)).values.health).toBe('糖尿病十年')
    const reader = await harness.person({ rights: { 'collecting.collect': 'all' } })
    const seen = await read(body.id, reader)
    expect([seen.values.health, seen.covered.includes('health')]).toEqual(['***', true])
  })
})

describe('forms of an event', () => {
  const eventPerson = { sex: 'female', age: 71, bought: 'no', health: '血压偏高', feedback: '讲座听得懂' }
  let eventId: string

  beforeEach(async () => {
    eventId = await openCampaign(manager, 'eventForm', {
      name: '重阳联谊会',
      type: 'gathering',
      heldOn: '2026-11-20',
      keeperId: manager.staffId,
    })
  })

  it('[COL-13] [COL-14] one for everyone who took part, bought or not, filled in from their survey form', async () => {
    const values = person({ health: '血压偏高', medicines: '降压药' })
    await begin(values)
    const { body } = await rep.call('campaign.addParticipants', {
      id: eventId,
      people: [{ name: '陈阿婆', phones: values.phones }, { name: '第一次来的' }],
    })
    expect(body.ids).toHaveLength(2)
    const form = await read(body.ids[0], rep)
    expect(form).toMatchObject({
      kind: 'eventForm',
      name: '陈阿婆',
      values: { health: '血压偏高', address: '云和县中山街 8 号' },
      completeBy: '2026-11-20',
      handOverBy: '2026-11-21',
    })
    expect(form.missing).toContain('feedback')
    const half = { product: '钙片', amount: '196', on: '2026-11-20' }
    const begun = await rep.call('collection.change', {
      id: body.ids[0],
      version: form.version,
      values: { ...eventPerson, bought: 'yes', purchases: [{ id: 'r1', ...half }] },
    })
    expect((await sign(body.ids[0], begun.body.version)).body.error.fields).toMatchObject([
      { path: 'values.purchases.r1.quantity', code: 'field.required' },
    ])
    const bought = await rep.call('collection.change', {
      id: body.ids[0],
      version: begun.body.version,
      values: { purchases: [{ id: 'r1', ...half, quantity: 2 }] },
    })
    expect((await sign(body.ids[0], bought.body.version)).status).toBe(200)
  })

  it('[COL-13] somebody who is there already gets no second form', async () => {
    const customerId = await openCustomer(harness, { kind: 'individual', name: '张三' })
    await rep.call('campaign.addParticipants', { id: eventId, people: [{ customerId }] })
    const again = await rep.call('campaign.addParticipants', { id: eventId, people: [{ customerId }] })
    expect(again.body).toMatchObject({ ids: [], existing: 1 })
  })

  it('[COL-16] cannot be signed with any listed item empty', async () => {
    const { body } = await rep.call('campaign.addParticipants', {
      id: eventId,
      people: [{ name: '陈阿婆', phones: ['13700555555'] }],
    })
    const form = await read(body.ids[0], rep)
    const answer = await sign(body.ids[0], form.version)
    expect(answer.status).toBe(400)
    expect(answer.body.error.fields.map((one: { path: string }) => one.path)).toEqual([
      'values.sex',
      'values.age',
      'values.address',
      'values.bought',
      'values.health',
      'values.feedback',
    ])
  })

  it('[COL-11] [COL-15] [COL-17] those not complete or not with the manager in time are listed as late', async () => {
    const { body } = await rep.call('campaign.addParticipants', {
      id: eventId,
      people: [{ name: '陈阿婆', phones: ['13700666666'] }],
    })
    const late = async (): Promise<string | null> => {
      const { rows } = (
        await manager.ask('collection.list', {
          notHandedOver: true,
          condition: { field: 'campaignId', op: 'in', value: [eventId] },
        })
      ).body
      return rows.find((row: { id: string }) => row.id === body.ids[0])?.late
    }
    expect(await late()).toBeNull()
    harness.setNow('2026-11-20T17:00:00Z')
    expect(await late()).toBe('completion')
    harness.setNow('2026-11-21T17:00:00Z')
    expect(await late()).toBe('handOver')
  })

  it('[COL-11] [COL-18] go signed to the sales manager and from there to the doctor who keeps them', async () => {
    const doctor = await harness.person({ name: '顾服主管医生', rights: { 'collecting.collect': 'own' } })
    const { body } = await rep.call('campaign.addParticipants', {
      id: eventId,
      people: [{ name: '陈阿婆', phones: ['13700123456'] }],
    })
    const [id] = body.ids
    const early = await rep.call('collection.handOver', { ids: [id] })
    expect([early.status, early.body.error.code]).toEqual([409, 'collection.not_handed'])
    const filled = await rep.call('collection.change', {
      id,
      version: 1,
      values: { ...eventPerson, address: '中山街 8 号' },
    })
    await sign(id, filled.body.version)
    expect((await doctor.ask('collection.get', { id })).status).toBe(404)
    expect((await rep.call('collection.handOver', { ids: [id] })).body).toEqual({ count: 1, to: manager.staffId })
    expect((await manager.call('collection.passOn', { ids: [id], keeperId: doctor.staffId })).body).toEqual({
      count: 1,
      to: doctor.staffId,
    })
    expect((await doctor.ask('collection.get', { id })).body).toMatchObject({
      state: 'kept',
      values: { health: '血压偏高' },
    })
    const { rows } = (
      await rep.ask('collection.list', {
        notHandedOver: true,
        condition: { field: 'campaignId', op: 'in', value: [eventId] },
      })
    ).body
    expect(rows).toEqual([])
  })
})

describe('other kinds of forms', () => {
  const create = async (kind: string, values: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    await rep.call('collection.create', { kind, values, ...more })

  it('[COL-20] a caller is recorded with contact data and units liked, and followed by dated notes that stay', async () => {
    const { body } = await create('caller', {
      way: 'call',
      cameOn: '2026-11-18',
      customerName: '吴先生',
      phones: ['13700200200'],
      unitsLiked: '3 栋 1202',
    })
    expect(body.number).toMatch(/^LDLF-2026-\d{4}$/)
    await rep.call('collection.track', {
      id: body.id,
      values: { trackedOn: '2026-11-19', means: 'call', text: '周末来看房', nextOn: '2026-11-21' },
    })
    expect(await read(body.id)).toMatchObject({
      values: { unitsLiked: '3 栋 1202' },
      tracks: [{ trackedOn: '2026-11-19', text: '周末来看房', nextOn: '2026-11-21', authorName: '满意代表李' }],
    })
    await expect(sql`delete from collection_tracks`.execute(harness.product.platform.db)).rejects.toThrow('append-only')
  })

  it('[COL-19] the consulting business tracking form keeps client information and contact means', async () => {
    const { body } = await create('consultingTracking', {
      name: '云和康泰',
      information: '连锁药房，拟扩店',
      phones: ['0578-5123226'],
      emails: ['a@kangtai.example'],
      intent: 'strong',
    })
    expect(await read(body.id)).toMatchObject({
      name: '云和康泰',
      values: { information: '连锁药房，拟扩店', emails: ['a@kangtai.example'] },
    })
  })

  it('[COL-21] product opinions and [COL-22] guest comments are collected the same way', async () => {
    const opinion = await create(
      'productOpinion',
      { product: '氨糖软骨素', opinion: '瓶盖难开', suggestion: '改易拉盖' },
      { customerId: await openCustomer(harness) },
    )
    const comment = await create('guestComment', {
      name: '王女士',
      room: '1208',
      category: 'wish',
      wishes: '加一床被子',
    })
    expect([opinion.status, comment.status]).toEqual([200, 200])
    const { rows } = (
      await manager.ask('collection.list', { condition: { field: 'kind', op: 'is', value: 'guestComment' } })
    ).body
    expect(rows).toMatchObject([{ name: '王女士', obtainedOn: '2026-11-20' }])
  })

  it('[COL-03] an agency survey names customer and agency, and ends with the report in the archive', async () => {
    const customerId = await openCustomer(harness)
    const { db } = harness.product.platform
    const {
      rows: [agency],
    } = await sql<{
      id: string
    }>`insert into outside_parties (id, kind, name, sort_key, created_at, updated_at) values (gen_random_uuid(), 'surveyAgency', '明察调查', '', now(), now()) returning id`.execute(
      db,
    )
    const order = { question: '资信专项调查', orderedOn: '2026-11-10', cost: '8000' }
    expect((await create('agency', order, { customerId })).body.error.fields).toMatchObject([{ path: 'agencyId' }])
    const { body } = await create('agency', order, { customerId, agencyId: agency?.id, dueOn: '2026-11-15' })
    const {
      rows: [file],
    } = await sql<{
      id: string
    }>`insert into attachments (id, customer_id, sha256, name, type, size) values (gen_random_uuid(), ${customerId}, repeat('a', 64), '报告.pdf', 'application/pdf', 9) returning id`.execute(
      db,
    )
    expect((await read(body.id)).late).toBe('report')
    const done = await manager.call('collection.receiveReport', {
      id: body.id,
      version: body.version,
      attachmentId: file?.id,
      conclusion: '资信良好',
      findings: { mainBusiness: '药品零售' },
    })
    expect(done.status).toBe(200)
    expect(await read(body.id)).toMatchObject({
      attachmentId: file?.id,
      agencyName: '明察调查',
      values: { conclusion: '资信良好' },
    })
  })

  it('[TEC-14] are off while their trade is off', async () => {
    await switchOn(harness, [])
    const answer = await create('caller', { way: 'call' })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'collection.kind_off'])
    await switchOn(harness, ['seminar', 'realestate', 'consulting', 'distribution', 'hotel'])
  })
})

describe('what was collected before its questions were those of the paper', () => {
  const moved = async (kind: string, values: Record<string, unknown>) => {
    const { db } = harness.product.platform
    const { rows } = await sql<{
      id: string
    }>`insert into collections (id, number, kind, "values", obtained_on, channel)
      values (gen_random_uuid(), ${`M-${++phone}`}, ${kind}, ${JSON.stringify(values)}, '2026-11-01', 'salesVisit') returning id`.execute(
      db,
    )
    const text = await readFile(new URL('../../../migrations/0080_questions_of_papers.sql', import.meta.url), 'utf8')
    await sql.raw(text).execute(db)
    return (await read(rows[0]?.id ?? '')).values
  }

  it('[COL-20] a caller keeps the name', async () => {
    expect(await moved('caller', { way: 'call', name: '吴先生' })).toEqual({ way: 'call', customerName: '吴先生' })
  })

  it('[COL-05] [COL-13] words stand behind 其他 and in the first row of what was bought', async () => {
    expect(await moved('healthSurvey', { name: '陈阿婆', concerns: '睡不好、膝盖疼' })).toEqual({
      name: '陈阿婆',
      concerns: ['other'],
      concernsOther: '睡不好、膝盖疼',
    })
    expect(await moved('eventForm', { bought: 'yes', purchases: '钙片 2 盒 196 元' })).toEqual({
      bought: 'yes',
      purchases: [{ id: 'written', product: '钙片 2 盒 196 元' }],
    })
  })

  it('[COL-03] subject, questions and fee of an agency survey are those of the paper', async () => {
    const order = { subject: '资信专项调查', question: '有无诉讼', orderedOn: '2026-10-10', conclusion: '良好' }
    const same = { question: '资信专项调查\n有无诉讼', orderedOn: '2026-10-10', conclusion: '良好' }
    expect(await moved('agency', { ...order, fee: '8000.00', feeCurrency: 'CNY' })).toEqual({
      ...same,
      cost: '8000.00',
    })
    expect(await moved('agency', { ...order, fee: '900', feeCurrency: 'USD' })).toEqual({
      ...same,
      question: '资信专项调查\n有无诉讼\n900 USD',
    })
  })
})

describe('the working list of a representative', () => {
  it('[COL-12] has the customers allotted to him with his own notes, which nobody else reads', async () => {
    const customerId = await openCustomer(harness, { ownerId: rep.staffId, name: '分给我的药房' })
    await openCustomer(harness)
    const note = await rep.call('workingList.note', { customerId, text: '老板爱钓鱼' })
    const mine = (await rep.ask('workingList.mine')).body.rows
    expect(mine).toMatchObject([{ id: customerId, notes: [{ text: '老板爱钓鱼' }] }])
    const boss = await harness.person({ allRights: true })
    expect((await boss.ask('workingList.mine')).body.rows).toEqual([])
    expect((await boss.call('workingList.changeNote', { id: note.body.id, text: '我看看' })).status).toBe(404)
    expect((await boss.call('workingList.removeNote', { id: note.body.id })).status).toBe(404)
    expect((await rep.call('workingList.removeNote', { id: note.body.id })).status).toBe(200)
  })

  it('[ALC-14] goes along when the customer is given to somebody else, and closes to who had it', async () => {
    const customerId = await openCustomer(harness, { ownerId: rep.staffId, name: '换人跟的药房' })
    const note = await rep.call('workingList.note', { customerId, text: '老板爱钓鱼' })
    const successor = await harness.person({ allRights: true })
    await sql`update customers set owner_id = ${successor.staffId} where id = ${customerId}`.execute(
      harness.product.platform.db,
    )
    expect((await successor.ask('workingList.mine')).body.rows).toMatchObject([
      { id: customerId, notes: [{ text: '老板爱钓鱼' }] },
    ])
    expect((await rep.call('workingList.removeNote', { id: note.body.id })).status).toBe(404)
    expect((await successor.call('workingList.removeNote', { id: note.body.id })).status).toBe(200)
  })
})

describe('reach', () => {
  it('[ACC-13] a form is seen by its collector, by those who got it and by the reach of the right, by nobody else', async () => {
    const own = await representative({ 'collecting.collect': 'own' })
    const { body } = await begin(person(), {}, own)
    expect((await own.ask('collection.get', { id: body.id })).status).toBe(200)
    const stranger = await harness.person({ rights: { 'collecting.collect': 'department' } })
    expect((await stranger.ask('collection.get', { id: body.id })).status).toBe(404)
    expect((await stranger.ask('collection.list')).body.rows).toEqual([])
  })
})
