import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeCare } from '#domain/care/jobs.ts'
import { newId } from '#platform/core/ids.ts'
import { givePost, openCampaign, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { deliverGreetings } from '../jobs.ts'

const morning = '2026-09-25T02:00:00Z'
let harness: Harness
let office: Caller
let campaignId: string
let gateway: Server
let calls: { key: string | undefined; text: string }[] = []
/** What the gateway waits for before it answers. */
let gate: Promise<void> = Promise.resolve()

beforeAll(async () => {
  gateway = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      calls.push({ key: request.headers['idempotency-key'] as string, ...JSON.parse(Buffer.concat(parts).toString()) })
      await gate
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))
  harness = await startHarness({ now: morning, jobs: true })
  await switchOn(harness, ['seminar'])
  office = await harness.person({ name: '周敏', allRights: true })
  await givePost(harness, office.staffId, '满意代表')
  campaignId = await openCampaign(office, 'healthSurvey')
  const { port } = gateway.address() as AddressInfo
  const robot = await office.call('robot.add', {
    values: { name: '短信网关', kind: 'sms', address: `http://127.0.0.1:${port}/sms` },
    secret: 'token',
  })
  await office.call('robot.change', { ...robot.body, servesCustomers: true })
})
afterAll(async () => {
  await harness.close()
  gateway.closeAllConnections()
  gateway.close()
})

afterEach(() => {
  gate = Promise.resolve()
  harness.setNow(morning)
})

const db = () => harness.product.platform.db
let made = 0
const somebody = async () => {
  const tag = `短信${++made}`
  const given = { kind: 'individual', name: `王秀兰${made}`, ownerId: office.staffId, tags: [tag] }
  const id = await openCustomer(harness, given)
  const values = {
    name: `国庆${made}`,
    kind: 'once',
    onceOn: '2026-10-01',
    recipients: 'customer',
    leadDays: 7,
    means: ['sms', 'call'],
    sender: 'owner',
    greeting: '{称呼}：祝国庆愉快。{署名}',
    isActive: true,
  }
  const audience = { field: 'tags', op: 'hasAny', value: [tag] }
  const { ruleId } = (await office.call('care.setOccasion', { version: 0, values, audience })).body
  await runJobNow(harness, makeCare)
  return { id, ruleId: ruleId as string }
}
const obstacle = async (ruleId: string) =>
  Object.entries((await office.ask('greeting.preview', { ruleId, channel: 'sms' })).body.obstacles)
    .filter(([, n]) => n === 1)
    .map(([key]) => key)

/** A survey as its collector signed it on a day; handed in as a paper or not. */
const collected = async (
  customerId: string,
  at: string,
  consentedAt: string | null,
  recordId: string | null = null,
) => {
  const id = newId()
  await sql`insert into collections (id, version, created_at, updated_at, number, kind, campaign_id, customer_id, record_id, "values", findings, state, collector_id, obtained_on, channel, load_state, signed_at, consented_at)
    values (${id}, 1, ${at}, ${at}, ${id}, 'healthSurvey', ${campaignId}, ${customerId}, ${recordId}, '{}', '{}', 'signed', ${office.staffId}, ${at.slice(0, 10)}::date, 'salesVisit', 'waiting', ${at}, ${consentedAt})`.execute(
    db(),
  )
  return id
}
const paper = async (customerId: string, at: string, consent: string | null, state = 'submitted') => {
  const { id } = await startForm(office, 'F-100', { customerId })
  await sql`update form_records set state = ${state}, submitted_at = ${at}, "values" = "values" || ${JSON.stringify({ consent })}::jsonb where id = ${id}`.execute(
    db(),
  )
  return id
}

test('[REL-01] [COL-08] consent is what was signed last says, whichever way it came: papers by their answer, others by how they were collected', async () => {
  const { id, ruleId } = await somebody()
  expect(await obstacle(ruleId)).toEqual([])
  await collected(id, '2026-09-01T02:00:00Z', null)
  expect(await obstacle(ruleId)).toEqual(['noConsent'])
  // A draft says nothing yet; a paper that was made void says nothing any more.
  const other = await paper(id, '2026-09-03T02:00:00Z', 'agreed', 'draft')
  expect(await obstacle(ruleId)).toEqual(['noConsent'])
  await sql`update form_records set state = 'voided' where id = ${other}`.execute(db())
  expect(await obstacle(ruleId)).toEqual(['noConsent'])
  const later = await paper(id, '2026-09-02T02:00:00Z', 'agreed')
  expect(await obstacle(ruleId)).toEqual([])
  // Taken back on the paper itself, though it was given when it was collected.
  await collected(id, '2026-09-02T01:00:00Z', '2026-09-02T01:00:00Z', later)
  await sql`update form_records set "values" = "values" - 'consent' where id = ${later}`.execute(db())
  expect(await obstacle(ruleId)).toEqual(['noConsent'])
  const last = await collected(id, '2026-09-10T02:00:00Z', '2026-09-10T02:00:00Z')
  expect(await obstacle(ruleId)).toEqual([])
  await sql`update collections set load_state = 'dismissed' where id = ${last}`.execute(db())
  expect(await obstacle(ruleId)).toEqual(['noConsent'])
})

test('[REL-01] what the customer asked to be spared of in the archive comes first, also of what waits for the morning', async () => {
  const { id, ruleId } = await somebody()
  harness.setNow('2026-09-25T14:30:00Z')
  expect((await office.call('greeting.send', { ruleId, channel: 'sms', expects: 1 })).status).toBe(200)
  const { version } = (await office.ask('customer.get', { id })).body.row
  await office.call('customer.change', { id, version, values: { avoidedMeans: ['sms'] } })
  harness.setNow('2026-09-26T01:00:00Z')
  calls = []
  await runJobNow(harness, deliverGreetings, {})
  expect(calls).toEqual([])
  expect((await office.ask('greeting.runs', { ruleId })).body.rows).toMatchObject([
    { state: 'done', cancelled: 1, sent: 0, waiting: 0 },
  ])
  expect(await obstacle(ruleId)).toEqual(['avoided'])
})

test('[REL-01] a text message whose sender died after it had gone out is repeated under its id and settled once', async () => {
  const { id, ruleId } = await somebody()
  calls = []
  let open = () => {}
  gate = new Promise<void>((done) => {
    open = done
  })
  await office.call('greeting.send', { ruleId, channel: 'sms', expects: 1 })
  await expect.poll(() => calls.length, { timeout: 20_000 }).toBe(1)
  // The gateway has it and the sender is heard of no more: after the longest a try may take another goes on.
  harness.setNow('2026-09-25T02:05:00Z')
  const again = runJobNow(harness, deliverGreetings, {})
  await expect.poll(() => calls.length, { timeout: 20_000 }).toBe(2)
  open()
  await again
  await expect
    .poll(async () => (await office.ask('greeting.runs', { ruleId })).body.rows[0], { timeout: 20_000 })
    .toMatchObject({ state: 'done', sent: 1, waiting: 0 })
  expect(new Set(calls.map((one) => one.key)).size).toBe(1)
  const entries = (await office.ask('journal.ofCustomer', { customerId: id })).body.rows
  expect(entries.filter((one: { text: string }) => one.text.includes('祝国庆愉快'))).toHaveLength(1)
  const tasks = await db().selectFrom('tasks').select(['state', 'means']).where('customerId', '=', id).execute()
  expect(tasks).toEqual([{ state: 'done', means: 'sms' }])
})
