import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packCadences } from '#packs/cadences.ts'
import { packForms } from '#packs/forms.ts'
import { packOrder } from '#packs/pack-order.ts'
import { packSamples } from '#packs/samples.ts'
import { openSessionFor } from '#tests/factories/people.ts'
import { type Caller, callerOf, type Harness, startHarness } from '#tests/harness.ts'
import { runDemoSetup, runFirstSetup } from '../../first-run.ts'
import { crewOf } from './crew.ts'
import { fillTrade } from './fill.ts'
import { tradeFirms } from './firms.ts'
import { planMembers } from './shop/members.ts'

// What has to do with whom it is about, not with who fills it in.
const bySubject = new Set(['form.single_exists', 'form.other_kind'])

let harness: Harness
const today = '2026-11-23'
const account = { ADMIN_EMAIL: 'a@kedang.example', ADMIN_PASSWORD: 'T7-vela-44-korn' }
const trades = packOrder.map(({ key }) => key).filter((key) => key !== 'core')

it('every trade has a firm to look around in, with somebody at each of its posts', () => {
  expect(Object.keys(tradeFirms)).toEqual(trades)
  for (const { key, organisation } of packOrder.filter(({ key }) => key !== 'core'))
    expect(organisation.posts.filter((post) => !crewOf(key).some((one) => one.post.key === post.key))).toEqual([])
})

describe.each(trades)('the firm of %s', (trade) => {
  const ask = async (sql: string): Promise<Record<string, unknown>[]> => (await harness.product.pool.query(sql)).rows
  const count = async (sql: string) => Number((await ask(`select count(*) as n from ${sql}`))[0]?.['n'])
  const sample = packSamples[trade]
  const forms = packForms[trade] ?? []

  beforeAll(async () => {
    harness = await startHarness({ now: `${today}T01:26:00Z` })
    await runFirstSetup(harness.product.platform, account)
    await fillTrade(harness.product.platform, trade, today)
  }, 60_000)
  afterAll(() => harness.close())

  it('[TEC-14] [FRM-01] is loaded whole: trade on, people, customers, every paper as its sample has it', async () => {
    expect((await ask(`select value -> 'packs' as packs from settings where key = 'firm'`))[0]).toEqual({
      packs: [trade],
    })
    expect(await count('staff where post_id is not null')).toBe(crewOf(trade).length + 1)
    const more = trade === 'retail' ? planMembers(today).length : trade === 'seminar' ? 7 : 0
    expect(await count('customers')).toBe((sample?.subjects.length ?? 0) + more)
    const extra = trade === 'seminar' ? 7 + 4 : 0
    expect(await count('form_records')).toBe((sample?.records.length ?? 0) + extra)
    const drafts = sample?.records.filter(({ state }) => state === 'draft').length
    expect(await count(`form_records where state = 'draft'`)).toBe(drafts)
  })

  it('[TSK-02] has a working day: follow-ups of today, late ones and some that lie ahead, of whoever answers for the customers', async () => {
    const day = await ask(
      `select due_on::text as "dueOn", count(*)::int as n from tasks where state = 'open' and kind = 'followUp' and owner_id is not null group by 1`,
    )
    const asks = (packCadences[trade] ?? []).length > 0
    expect(day.some((one) => one['dueOn'] === today)).toBe(asks)
  })

  it.runIf(tradeFirms[trade]?.contract)(
    '[VIS-16] has contracts that run and some that ended, led by whose post it is',
    async () => {
      const rows = await ask('select (to_on >= current_date) as runs, leader_id is not null as led from contracts')
      expect(new Set(rows.map((one) => one['led']))).toEqual(new Set([true]))
      expect(new Set(rows.map((one) => one['runs']))).toEqual(new Set([true, false]))
    },
  )

  it('filled again adds nothing', async () => {
    const before = await ask('select id, version from form_records order by id')
    await fillTrade(harness.product.platform, trade, today)
    expect(await ask('select id, version from form_records order by id')).toEqual(before)
  })

  it.runIf(trade === 'seminar')(
    '[COL-17] [COL-18] [VIS-14] [VIS-35] has archive forms at every stage: made, with the manager, kept and filed by the doctor, drawn and not back; visits in time and late',
    async () => {
      const cards =
        await ask(`select r.state, h.name as holder, k.name as keeper, count(*)::int as n from form_records r
        join staff h on h.id = r.holder_id left join staff k on k.id = r.keeper_id where r.form_key = 'F-101' group by 1, 2, 3`)
      const doctor = '沈玉梅'
      expect(cards).toHaveLength(6)
      expect(cards).toEqual(
        expect.arrayContaining([
          { state: 'submitted', holder: '黄晓芸', keeper: null, n: 1 },
          { state: 'reviewed', holder: '周建国', keeper: null, n: 1 },
          { state: 'reviewed', holder: doctor, keeper: doctor, n: 2 },
          { state: 'archived', holder: doctor, keeper: doctor, n: 4 },
          { state: 'archived', holder: '黄晓芸', keeper: doctor, n: 1 },
          { state: 'reviewed', holder: '陈立民', keeper: doctor, n: 1 },
        ]),
      )
      const boss = await harness.person({ allRights: true })
      const { rows } = (await boss.ask('form.drawn', { isOverdue: true })).body
      expect(rows).toMatchObject([{ title: '顾福根', holderName: '陈立民', dueOn: '2026-11-22' }])
      const span = { from: '2026-09-01', to: '2026-11-21' }
      expect((await boss.ask('compliance.report', span)).body.total).toMatchObject({ due: 8, inTime: 6, late: 2 })
    },
  )

  it.runIf(trade === 'seminar')(
    '[EVT-01] [TSK-05] has minutes of this week, whose conclusions lie with whom they name and are not late',
    async () => {
      const agreed = await ask(
        `select s.name, c ->> 'dueOn' as "dueOn" from form_records r, jsonb_array_elements(r.values -> 'conclusions') c
         join staff s on s.id = (c -> 'person' ->> 'staffId')::uuid where r.form_key = 'F-108' order by 2`,
      )
      expect(agreed).toEqual([
        { name: '陈立民', dueOn: '2026-12-02' },
        { name: '沈玉梅', dueOn: '2026-12-07' },
      ])
    },
  )

  it.runIf(trade === 'retail')(
    '[VIS-28] [ALC-08] has a shop’s month: members bought, some in the pool, some about to fall, some taken, the largest planned',
    async () => {
      const boss = await harness.person({ allRights: true })
      expect(await count('trades')).toBeGreaterThan(50)
      expect(await count(`customers where state in ('draft', 'submitted')`)).toBeLessThan(5)
      const falling = (await boss.ask('pool.forecast', { days: '7' })).body.rows as { on: string }[]
      expect(falling.map((one) => one.on).filter((on) => on === '2026-11-24')).toHaveLength(2)
      expect((await boss.ask('pool.list', {})).body.rows).toHaveLength(6)
      const { rows } = (await boss.ask('pool.fairness', {})).body as { rows: { claimed: number; givenBack: number }[] }
      expect(rows.reduce((sum, one) => sum + one.claimed, 0)).toBe(2)
      expect(rows.reduce((sum, one) => sum + one.givenBack, 0)).toBe(8)
      expect(await count('key_accounts where goal is not null')).toBe(2)
    },
  )

  it('[FRM-08] [VIS-02] whoever a form names as filling it sees customers and begins it for each', async () => {
    const refused: string[] = []
    for (const { id, title } of await ask(
      'select s.id, p.title from staff s join posts p on p.id = s.post_id where s.id not in (select id from accounts) order by s.number',
    )) {
      const named = forms.filter(({ flow, subject }) => subject === 'customer' && flow?.fills?.includes(String(title)))
      if (named.length === 0) continue
      await ask(`insert into accounts (id, email) values ('${id}', '${id}@kedang.example')`)
      const me = callerOf(harness.product, await openSessionFor(harness.product.platform, String(id)), String(id))
      const customers = await customersOf(me)
      if (customers.length === 0) refused.push(`${title}: sees nobody`)
      for (const form of named) {
        for (const customerId of customers) {
          const { status, body } = await me.call('form.start', { form: form.key, customerId })
          if (status !== 200 && !bySubject.has(body.error.code))
            refused.push(`${title} ${form.key}: ${body.error.code}`)
        }
      }
    }
    expect(refused).toEqual([])
  }, 60_000)

  it('[FRM-08] [ROL-05] whoever a form names as reviewing or approving it has the right to', async () => {
    const holders = await ask(
      `select distinct p.title, g.key as right from staff s join posts p on p.id = s.post_id join staff_roles sr on sr.staff_id = s.id
         join roles r on r.id = sr.role_id cross join jsonb_each(r.grants) g where s.id not in (select id from accounts)`,
    )
    const may = (title: unknown, right: string) =>
      holders.some((one) => one['title'] === title && (one['right'] === right || one['right'] === '*'))
    const isHeld = (title: unknown) => holders.some((one) => one['title'] === title)
    const refused = forms.flatMap(({ key, flow }) => [
      ...(flow?.reviews ?? [])
        .filter((title) => isHeld(title) && !may(title, 'forms.review'))
        .map((title) => `${key} reviews ${title}`),
      ...(flow?.approves ?? [])
        .filter((title) => isHeld(title) && !may(title, 'forms.approve'))
        .map((title) => `${key} approves ${title}`),
    ])
    expect(refused).toEqual([])
  })
})

describe('DEMO=<trade>', () => {
  beforeAll(async () => {
    harness = await startHarness({ now: `${today}T01:26:00Z` })
  })
  afterAll(() => harness.close())

  it('names and sets up the firm of that trade, and asks for it to be filled', async () => {
    await expect(runDemoSetup(harness.product.platform, { ...account, DEMO: 'florist' })).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'DEMO' },
    })
    await runDemoSetup(harness.product.platform, { ...account, DEMO: 'hotel' })
    const { rows } = await harness.product.pool.query(`select value from settings where key = 'firm'`)
    expect(rows[0].value).toEqual({ name: tradeFirms['hotel']?.name, packs: ['hotel'] })
  })
})

/** One of the customers of everybody whose customers somebody sees. */
async function customersOf(me: Caller): Promise<string[]> {
  const { rows = [] } = (await me.ask('customer.list', { limit: '200' })).body as {
    rows?: { id: string; ownerId: string | null }[]
  }
  return [...new Map(rows.map(({ id, ownerId }) => [ownerId, id])).values()]
}
