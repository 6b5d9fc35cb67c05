import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packForms } from '#packs/forms.ts'
import { packOrder } from '#packs/pack-order.ts'
import { openSessionFor } from '#tests/factories/people.ts'
import { type Caller, callerOf, type Harness, startHarness } from '#tests/harness.ts'
import { runFirstSetup } from '../../first-run.ts'
import { fillTrade } from './fill.ts'

// What has to do with whom it is about, not with who fills it in.
const bySubject = new Set(['form.single_exists', 'form.other_kind'])

const today = '2026-11-23'
const trades = packOrder.map(({ key }) => key).filter((key) => key !== 'core')

describe.each(trades)('the people of %s', (trade) => {
  let harness: Harness
  const forms = packForms[trade] ?? []
  const ask = async (sql: string): Promise<Record<string, string>[]> => (await harness.product.pool.query(sql)).rows

  beforeAll(async () => {
    harness = await startHarness({ now: `${today}T01:26:00Z` })
    await runFirstSetup(harness.product.platform, {
      ADMIN_EMAIL: 'a@kedang.example',
      ADMIN_PASSWORD: 'T7-vela-44-korn',
    })
    await fillTrade(harness.product.platform, trade, today)
  }, 60_000)
  afterAll(() => harness.close())

  it('[FRM-08] [VIS-02] whoever a form names as filling it sees customers and begins it for each', async () => {
    const refused: string[] = []
    for (const { id = '', title = '' } of await ask(
      'select s.id, p.title from staff s join posts p on p.id = s.post_id where s.id not in (select id from accounts) order by s.number',
    )) {
      const named = forms.filter(({ flow, subject }) => subject === 'customer' && flow?.fills?.includes(title))
      if (named.length === 0) continue
      await ask(`insert into accounts (id, email) values ('${id}', '${id}@kedang.example')`)
      const me = callerOf(harness.product, await openSessionFor(harness.product.platform, id), id)
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
    const may = (title: string, right: string) =>
      holders.some((one) => one['title'] === title && (one['right'] === right || one['right'] === '*'))
    const isHeld = (title: string) => holders.some((one) => one['title'] === title)
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

/** One of the customers of everybody whose customers somebody sees. */
async function customersOf(me: Caller): Promise<string[]> {
  const { rows = [] } = (await me.ask('customer.list', { limit: '200' })).body as {
    rows?: { id: string; ownerId: string | null }[]
  }
  return [...new Map(rows.map(({ id, ownerId }) => [ownerId, id])).values()]
}
