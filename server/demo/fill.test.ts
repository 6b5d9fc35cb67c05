import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packSamples } from '#packs/samples.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runFirstSetup } from '../first-run.ts'
import { fillDemo } from './fill.ts'
import { demoFirm, demoPeople } from './firm.ts'
import { customerCount } from './plan.ts'

const samples = ['core', ...demoFirm.packs].flatMap((pack) => packSamples[pack] ?? [])
const sampleCustomers = samples.reduce((sum, one) => sum + one.subjects.length, 0)
const sampleRecords = samples.reduce((sum, one) => sum + one.records.length, 0)

describe('the firm of the demonstration', () => {
  let harness: Harness
  let person: Caller
  const now = '2026-11-23T01:26:00Z'
  const count = async (sql: string): Promise<number> =>
    (await harness.product.pool.query(`select count(*) as n from ${sql}`)).rows[0].n

  beforeAll(async () => {
    harness = await startHarness({ now })
    await runFirstSetup(harness.product.platform, {
      ADMIN_EMAIL: 'a@qinghe.example',
      ADMIN_PASSWORD: 'T7-vela-44-korn',
    })
    person = await harness.person({ allRights: true })
    await fillDemo(harness.product.platform)
  }, 120_000)
  afterAll(() => harness.close())

  it('has departments, people with posts and roles, and 400 customers with contacts and three years of history', async () => {
    expect(await count('customers where withdrawn_at is null')).toBe(customerCount + 5 + sampleCustomers)
    expect(await count(`staff where post_id is not null`)).toBe(demoPeople.length + 2)
    expect(await count('staff_roles')).toBeGreaterThanOrEqual(14)
    expect(await count('customer_contacts')).toBeGreaterThan(250)
    expect(await count('customer_relations')).toBeGreaterThan(30)
    expect(await count('journal_entries')).toBeGreaterThan(900)
    expect(await count('trades')).toBeGreaterThan(900)
    expect(await count('contracts')).toBeGreaterThan(40)
    expect(await count(`customers where created_at < '2024-06-01'`)).toBeGreaterThan(50)
  })

  it('leaves something to do: to approve, to complete, to review, birthdays, updates after trade', async () => {
    // A salon has no market inspector: whoever approves an archive looks at what was brought, too.
    expect(await count(`customers where state = 'submitted'`)).toBe(15)
    expect(await count(`customers where verification = 'waiting'`)).toBe(0)
    expect(await count(`customers where state = 'returned'`)).toBe(3)
    expect(await count(`customers where state = 'draft'`)).toBeGreaterThanOrEqual(16)
    expect(await count(`customers where next_review_on <= '2026-11-25'`)).toBeGreaterThanOrEqual(9)
    expect(await count('customers where needs_update_since is not null')).toBe(6)
  })

  it('[FRM-01] [FRM-10] has the papers of its trades filled in and signed, and its administrator may fill in more', async () => {
    expect(await count(`form_records where form_key <> 'F-093'`)).toBe(
      samples.flatMap((one) => one.records).filter((one) => one.form !== 'F-093').length,
    )
    expect(await count(`form_records where state = 'submitted'`)).toBeGreaterThan(sampleRecords * 0.9)
    expect(await count(`form_records where values::text like '%"customer": "lin"%'`)).toBe(0)
    const signed = await count('form_signatures where drawn is not null')
    expect(signed).toBeGreaterThan(5)
    const { rows } = await harness.product.pool.query(
      `select p.title from accounts a join staff s on s.id = a.id join posts p on p.id = s.post_id limit 1`,
    )
    expect(rows).toEqual([{ title: '院长' }])
  })

  it('has papers at every step of their way, and something that waits for each of those who decide', async () => {
    const { rows } = await harness.product.pool.query('select distinct state from form_records order by 1')
    expect(rows.map((row) => row.state)).toEqual(['archived', 'draft', 'reviewed', 'submitted', 'voided'])
    const begun = `form_records r join accounts a on a.id = r.owner_id where r.state = 'draft'`
    expect(await count(begun)).toBeGreaterThan(0)
    expect(await count(`tasks where kind = 'promise' and state = 'open' and due_on < '2026-11-23'`)).toBeGreaterThan(0)
  })

  it('[ALC-06] [ALC-07] has a pool that was lived with, key accounts at work, and somebody who hands over to go', async () => {
    const pool = (await person.ask('pool.list', {})).body
    expect(pool.rows.length).toBeGreaterThan(10)
    const falling = (await person.ask('pool.forecast', { days: '7' })).body
    expect(falling.rows.length).toBeGreaterThan(1)
    const fairness = (await person.ask('pool.fairness', {})).body.rows as { claimed: number; givenBack: number }[]
    expect(fairness.some((one) => one.claimed > 0)).toBe(true)
    expect(fairness.filter((one) => one.givenBack > 0).length).toBeGreaterThan(3)
    expect(await count('key_accounts where ended_on is null and goal is not null')).toBe(3)
    expect(await count(`key_account_matters m join tasks t on t.id = m.id where t.state = 'done'`)).toBeGreaterThan(0)
    const leaver = await harness.product.pool.query(`select id from staff where name = '郭天佑'`)
    expect(await count(`customers where owner_id = '${leaver.rows[0].id}'`)).toBe(0)
    expect(await count('hand_over_receipts where confirmed_at is null')).toBe(1)
  })

  it('is believable: nobody trades before they exist, numbers fit their city, credit codes hold', async () => {
    expect(await count(`customers where trade_since < founded_on`)).toBe(0)
    expect(
      await count('trades t join customers c on c.id = t.customer_id where t.traded_on < c.created_at::date'),
    ).toBe(0)
    expect(await count(`customers where credit_code is not null and length(credit_code) <> 18`)).toBe(0)
    expect(await count(`customers where region like '3101%' and phones::text like '%0571-%'`)).toBe(0)
  })

  it('filled again is left as it is, and one that was interrupted is completed without a double', async () => {
    const before = [
      await count('customers'),
      await count('journal_entries'),
      await count('trades'),
      await count('staff'),
      await count('form_records'),
      await count('form_signatures'),
    ]
    await fillDemo(harness.product.platform)
    await harness.product.pool.query(
      `update settings set value = jsonb_set(value, '{state}', '"filling"') where key = 'demo'`,
    )
    await fillDemo(harness.product.platform)
    expect([
      await count('customers'),
      await count('journal_entries'),
      await count('trades'),
      await count('staff'),
      await count('form_records'),
      await count('form_signatures'),
    ]).toEqual(before)
  }, 60_000)

  it('shows itself in the list a person opens first', async () => {
    const { status, body } = await person.ask('customer.list', { limit: 50 })
    expect(status).toBe(200)
    expect(body.rows).toHaveLength(50)
  })
})
