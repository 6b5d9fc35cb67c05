import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { broughtForm } from '#domain/forms/definitions/rules.ts'
import { text } from '#platform/core/forms/makers.ts'
import { openCampaign } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { publishForm } from '#tests/factories/forms.ts'
import { makeStaff } from '#tests/factories/people.ts'
import { takePost } from '#tests/factories/posts.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let manager: Caller
let rep: Caller
let phone = 0

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-20T06:00:00Z', jobs: true })
  manager = await harness.person({ name: '销售经理王', allRights: true })
  await manager.call('pack.enable', { packs: ['seminar', 'realestate', 'hotel'] })
})
beforeEach(async () => {
  harness.setNow('2026-11-20T06:00:00Z')
  rep = await harness.person({ name: '满意代表李', allRights: true })
  await takePost(harness, rep, 'seminar.representative')
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const guest = () => ({
  name: '陈阿婆',
  phones: [`137${String(20_000_000 + ++phone)}`],
  address: '云和县中山街 8 号',
})
const atEvent = () => ({ ...guest(), sex: 'female', age: 68, bought: 'no', health: '血压偏高', feedback: '听得认真' })
const collect = async (kind: string, values: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  (await rep.call('collection.create', { kind, values, ...more })).body
const sign = async (one: { id: string; version: number }) =>
  (
    await rep.call('collection.sign', {
      id: one.id,
      version: one.version,
      signature: '李代表',
      filledBy: 'staff',
      isConsented: true,
    })
  ).body
const load = async (one: { id: string; version: number }) =>
  (await rep.call('collection.load', { id: one.id, version: one.version, acceptDuplicates: true })).body
const paperOf = async (id: string) => {
  const { recordId } = await db()
    .selectFrom('collections')
    .select('recordId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (recordId === null) return undefined
  const { record, values } = (await manager.ask('form.record', { id: recordId })).body
  return { ...record, values }
}

async function eventForm(values: Record<string, unknown> = atEvent()) {
  const campaignId = await openCampaign(manager, 'eventForm', {
    type: 'gathering',
    heldOn: '2026-11-20',
    keeperId: manager.staffId,
  })
  const begun = await collect('eventForm', values, { campaignId })
  const signed = await sign(begun)
  return { ...signed, number: begun.number as string }
}

describe('a collected paper', () => {
  it('[COL-13] [COL-14] is the customer archive form once it is signed and has its archive: same number, same answers, signed', async () => {
    const signed = await eventForm()
    expect(await paperOf(signed.id)).toBeUndefined()
    const { customerId } = await load(signed)
    const paper = await paperOf(signed.id)
    expect(paper).toMatchObject({
      formKey: 'F-101',
      state: 'submitted',
      number: signed.number,
      customerId,
      happenedOn: '2026-11-20',
      ownerId: rep.staffId,
      holderId: rep.staffId,
    })
    expect(paper.values).toMatchObject({
      name: '陈阿婆',
      bought: 'no',
      madeOn: '2026-11-20',
      representative: { name: '满意代表李', staffId: rep.staffId },
      filledSameDay: { name: '李代表', by: rep.staffId, at: '2026-11-20T06:00:00.000Z' },
    })
  })

  it('[VIS-01] [VIS-06] starts the follow-ups of the paper, the first three days after it was made', async () => {
    const signed = await eventForm()
    const { customerId } = await load(signed)
    const days = async () =>
      (
        await sql<{ dueOn: string }>`select due_on from tasks where customer_id = ${customerId} and kind = 'followUp'
          order by due_on`.execute(db())
      ).rows.map((row) => row.dueOn)
    await expect.poll(days, { timeout: 15_000 }).toEqual(['2026-11-23'])
  })

  it('[COL-11] [COL-17] [COL-18] goes into the hands it is handed to: the manager, then the doctor who keeps it', async () => {
    const signed = await eventForm()
    await load(signed)
    await rep.call('collection.handOver', { ids: [signed.id] })
    expect(await paperOf(signed.id)).toMatchObject({ holderId: manager.staffId, keeperId: null })
    const doctor = await makeStaff(db(), { name: '顾服医生沈' })
    await manager.call('collection.passOn', { ids: [signed.id], keeperId: doctor })
    const paper = await paperOf(signed.id)
    expect(paper).toMatchObject({ holderId: doctor, keeperId: doctor })
    const { rows } = await sql<{ kind: string }>`select kind from form_movements where record_id = ${paper.id}
      order by id`.execute(db())
    expect(rows.map((row) => row.kind)).toEqual(['handOver', 'keep'])
  })

  it('[VIS-14] takes the follow-ups that are written on it, whatever it never asked', async () => {
    const signed = await eventForm()
    await load(signed)
    const { id, version } = await paperOf(signed.id)
    const row = { id: 'f1', on: '2026-11-20', by: { name: '满意代表李', staffId: rep.staffId }, details: '血压平稳' }
    const changed = await rep.call('form.change', { id, version, values: { followUps: [row] } })
    expect([changed.status, changed.body.errors]).toEqual([200, []])
    const emptied = await rep.call('form.change', { id, version: changed.body.version, values: { name: null } })
    expect(emptied.status).toBe(400)
  })

  it('[COL-20] carries its tracking notes as rows, those written before and those written after', async () => {
    const begun = await collect('caller', {
      customerName: '何先生',
      phones: guest().phones,
      way: 'visit',
      cameOn: '2026-11-20',
    })
    const note = async (means: string, words: string) =>
      await rep.call('collection.track', {
        id: begun.id,
        values: { trackedOn: '2026-11-20', means, text: words, nextStep: null, nextOn: null },
      })
    await note('call', '约看样板房')
    await load(begun)
    await note('other', '托朋友转告')
    const paper = await paperOf(begun.id)
    expect(paper.values.tracking).toMatchObject([
      { on: '2026-11-20', means: 'phone', content: '约看样板房' },
      { on: '2026-11-20', content: '托朋友转告' },
    ])
    expect(paper.values.trackings).toBe('2')
  })

  it('[FRM-04] asks in the words of the firm’s own edition, and what it added arrives on the paper', async () => {
    const form = broughtForm('F-137')?.form
    if (form === undefined) throw new Error('no guest comment form')
    const sections = form.sections.map((one) =>
      one.key === 'comment' ? { ...one, fields: [...one.fields, text('breakfast', '早餐意见', 'Breakfast')] } : one,
    )
    await publishForm(harness, { ...form, sections }, 2)
    const { rows } = (await rep.ask('collection.kinds')).body
    const asked = rows.find((one: { key: string }) => one.key === 'guestComment').sections
    expect(JSON.stringify(asked)).toContain('早餐意见')
    const customerId = await openCustomer(harness, { kind: 'individual', name: '住客周' })
    const values = { name: '住客周', category: 'wish', wishes: '要高楼层', breakfast: '粥偏稀' }
    const begun = await collect('guestComment', values, { customerId })
    expect((await paperOf(begun.id)).values).toMatchObject({ breakfast: '粥偏稀', wishes: '要高楼层' })
  })

  it('is filed once, however often its collected form changes', async () => {
    const customerId = await openCustomer(harness, { kind: 'individual', name: '住客钱' })
    const values = { name: '住客钱', category: 'wish', wishes: '加床' }
    const begun = await collect('guestComment', values, { customerId })
    const before = await paperOf(begun.id)
    await rep.call('collection.change', { id: begun.id, version: begun.version, values: { wishes: '加床、加枕' } })
    expect(await paperOf(begun.id)).toMatchObject({ id: before.id, values: { wishes: '加床、加枕' } })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from form_records
      where customer_id = ${customerId}`.execute(db())
    expect(rows[0]?.n).toBe(1)
  })

  it('waits while an answer is missing', async () => {
    const customerId = await openCustomer(harness, { kind: 'individual', name: '住客孙' })
    const begun = await collect('guestComment', { name: '住客孙' }, { customerId })
    expect(await paperOf(begun.id)).toBeUndefined()
    await rep.call('collection.change', {
      id: begun.id,
      version: begun.version,
      values: { category: 'wish', wishes: '安静' },
    })
    expect(await paperOf(begun.id)).toMatchObject({ formKey: 'F-137', state: 'submitted' })
  })

  it('of which there is one a customer stays one, though two are taken into the archive at the same moment', async () => {
    const customerId = await openCustomer(harness, { kind: 'individual', name: '陈阿婆' })
    const campaignId = await openCampaign(manager, 'healthSurvey')
    const made = []
    for (const _ of [1, 2]) made.push(await sign(await collect('healthSurvey', guest(), { campaignId })))
    const loaded = await Promise.all(
      made.map(({ id, version }) => rep.call('collection.load', { id, version, customerId, fields: ['address'] })),
    )
    expect(loaded.map((one) => one.status)).toEqual([200, 200])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from form_records
      where customer_id = ${customerId} and form_key = 'F-100'`.execute(db())
    expect(rows[0]?.n).toBe(1)
  })

  it('shares one series of numbers with forms filled elsewhere', async () => {
    const campaignId = await openCampaign(manager, 'healthSurvey')
    const numbers = [
      (await collect('healthSurvey', guest(), { campaignId })).number,
      (await collect('healthSurvey', guest(), { campaignId })).number,
    ]
    expect(numbers[1]).toBe(numbers[0].replace(/\d{5}$/, (n: string) => String(Number(n) + 1).padStart(5, '0')))
  })
})
