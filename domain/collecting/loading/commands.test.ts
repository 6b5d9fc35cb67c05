import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givePost, openCampaign, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-20T06:00:00Z', jobs: true })
  await switchOn(harness, ['seminar', 'realestate'])
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

const visit = (more: Record<string, unknown> = {}) => ({
  kind: 'visit',
  values: { visitedOn: '2026-11-19', means: 'onSite', findings: '新开的两家店改由总部配货' },
  ...more,
})
const create = async (input: Record<string, unknown>, by = keeper) => (await by.call('collection.create', input)).body
const archive = async (id: string) => (await keeper.ask('customer.get', { id })).body.row

describeRefusals(() => harness, {
  command: 'collection.load',
  rights: { 'collecting.collect': 'all', 'customer.read': 'all', 'customer.change': 'all' },
  input: async () => {
    const { id, version } = await create(
      visit({ customerId: await openCustomer(harness), findings: { employees: 20 } }),
    )
    return { id, version }
  },
  bad: { change: { fields: ['creditGrade'] }, path: 'fields' },
  tooNarrow: { 'collecting.collect': 'own' },
  isVersioned: true,
})

describe('taking a form into the archive', () => {
  it('[COL-04] feeds what a visit found out straight from the visit record', async () => {
    const customerId = await openCustomer(harness)
    const { id, version } = await create(
      visit({ customerId, findings: { sellingAbility: '门店 14 家', employees: 60 } }),
    )
    const { body } = await keeper.call('collection.load', { id, version })
    expect(body).toMatchObject({ customerId, isNew: false, fields: ['employees', 'sellingAbility'] })
    expect(await archive(customerId)).toMatchObject({ sellingAbility: '门店 14 家', employees: 60 })
  })

  it('[COL-01] marks each item with the channel it came by and the day it was obtained', async () => {
    const customerId = await openCustomer(harness, { channel: 'web' })
    const { id, version } = await create(
      visit({ customerId, findings: { growthPotential: '龙泉拟开 3 店' }, obtainedOn: '2026-11-18' }),
    )
    await keeper.call('collection.load', { id, version })
    const row = await archive(customerId)
    expect([row.channel, row.marks.growthPotential]).toMatchObject([
      'web',
      { channel: 'salesVisit', obtainedOn: '2026-11-18' },
    ])
    const { rows } = (await keeper.ask('collecting.channels')).body
    expect(rows).toHaveLength(8)
    expect(rows.find((one: { channel: string }) => one.channel === 'salesVisit').items).toBeGreaterThan(0)
    expect(rows.find((one: { channel: string }) => one.channel === 'web').customers).toBe(1)
  })

  it('takes over only the chosen fields, and only once', async () => {
    const customerId = await openCustomer(harness)
    const { id, version } = await create(visit({ customerId, findings: { employees: 60, mainBusiness: '药品零售' } }))
    const done = await keeper.call('collection.load', { id, version, fields: ['mainBusiness'] })
    expect((await archive(customerId)).employees).toBeNull()
    const again = await keeper.call('collection.load', { id, version: done.body.version })
    expect([again.status, again.body.error.code]).toEqual([409, 'collection.already_loaded'])
  })

  it('[COL-20] opens the archive of a caller who is nobody’s customer yet, and it belongs to who collected it', async () => {
    const { id, version } = await create({
      kind: 'caller',
      values: {
        way: 'visit',
        cameOn: '2026-11-19',
        customerName: '吴先生',
        phones: ['13700200201'],
        unitsLiked: '3 栋 1202',
      },
    })
    const { body } = await keeper.call('collection.load', { id, version })
    expect(body.isNew).toBe(true)
    expect(await archive(body.customerId)).toMatchObject({
      kind: 'individual',
      name: '吴先生',
      needs: '3 栋 1202',
      collectorId: keeper.staffId,
      obtainedOn: '2026-11-20',
    })
  })

  it('[ARC-29] what a salesman brought waits for the manager where the firm wants it verified', async () => {
    await keeper.call('archive.settle', { verifies: 'always' })
    const rep = await harness.person({ name: '满意代表李', rights: { 'collecting.collect': 'own' } })
    await givePost(harness, rep.staffId, '满意代表')
    const campaignId = await openCampaign(keeper, 'healthSurvey')
    const { id, version } = await create(
      { kind: 'healthSurvey', campaignId, values: { name: '陈阿婆', phones: ['13700300300'], address: '中山街 8 号' } },
      rep,
    )
    const early = await keeper.call('collection.load', { id, version })
    expect([early.status, early.body.error.code]).toEqual([409, 'collection.sign_first'])
    const signed = await rep.call('collection.sign', {
      id,
      version,
      signature: '李',
      filledBy: 'staff',
      isConsented: true,
    })
    const { body } = await keeper.call('collection.load', { id, version: signed.body.version })
    expect(await archive(body.customerId)).toMatchObject({
      verification: 'waiting',
      collectorId: rep.staffId,
      ownerId: rep.staffId,
    })
  })

  it('stops at an archive that looks the same until somebody accepts it', async () => {
    await openCustomer(harness, { kind: 'individual', name: '林晓雨', phones: ['13700400400'] })
    const { id, version } = await create({
      kind: 'caller',
      values: { way: 'call', cameOn: '2026-11-19', customerName: '林晓雨', phones: ['13700400400'] },
    })
    const refused = await keeper.call('collection.load', { id, version })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'customer.looks_alike'])
    expect((await keeper.call('collection.load', { id, version, acceptDuplicates: true })).status).toBe(200)
  })

  it('asks for the rights of the archive, and writes nothing without them', async () => {
    const customerId = await openCustomer(harness)
    const { id, version } = await create(visit({ customerId, findings: { employees: 5 } }))
    const collector = await harness.person({ rights: { 'collecting.collect': 'all', 'customer.read': 'all' } })
    expect((await collector.call('collection.load', { id, version })).status).toBe(403)
    expect((await keeper.ask('collection.get', { id })).body.loadState).toBe('waiting')
  })

  it('can be declined with a reason; the form stays', async () => {
    const { id, version } = await create(visit({ findings: { name: '无名店' } }))
    const { body } = await keeper.call('collection.dismiss', { id, version, reason: '已停业' })
    expect((await keeper.call('collection.load', { id, version: body.version })).body.error.code).toBe(
      'collection.dismissed',
    )
  })
})

describe('the journal', () => {
  it('[COL-04] hears of a visit once, with its true author', async () => {
    const customerId = await openCustomer(harness)
    const { id } = await create(visit({ customerId }))
    const entries = await journalOf(customerId)
    expect(entries).toMatchObject([
      { category: 'visit', authorName: '沈妙', source: 'event', links: [{ kind: 'collection', id }] },
    ])
    expect(entries[0].text).toContain('新开的两家店改由总部配货')
  })

  it('does not repeat personal data of a form', async () => {
    const { id, version } = await create({
      kind: 'caller',
      values: { way: 'call', cameOn: '2026-11-19', customerName: '周女士', phones: ['13700500500'] },
    })
    const { body } = await keeper.call('collection.load', { id, version })
    const told = (await keeper.ask('journal.ofCustomer', { customerId: body.customerId })).body.rows
    expect(JSON.stringify(told)).not.toContain('13700500500')
  })

  async function journalOf(customerId: string) {
    for (let tries = 0; tries < 100; tries++) {
      const { rows } = (await keeper.ask('journal.ofCustomer', { customerId })).body
      if (rows.length > 0) return rows
      await wait(50)
    }
    return []
  }
})
