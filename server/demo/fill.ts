import { sql } from 'kysely'
import { createCustomer } from '#domain/archives/commands.ts'
import { startSweep } from '#domain/archives/duplicates/commands.ts'
import { addRelation } from '#domain/archives/relations/commands.ts'
import type { Database } from '#domain/kit.ts'
import { createProduct } from '#domain/ledgers/products/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import { createDoer, type Doer } from './actors.ts'
import { addDay } from './day.ts'
import { demoProducts } from './firm.ts'
import { addHistory, type Opened, type Product } from './history.ts'
import { addKeeping } from './keeping/fill.ts'
import { addPapers } from './papers.ts'
import { addStaff, type Staff } from './people.ts'
import { customerCount, type PlannedCustomer, planCustomers } from './plan.ts'
import { fillTrade } from './trades/fill.ts'

export const demoKey = 'demo'
/** `trade` is set for the firm of a single trade. */
export type DemoState = { state: 'filling' | 'full'; startedOn: string; trade?: string }

// Half of the pool of connections: whoever is looking meanwhile is served too.
const atOnce = 4

/**
 * Fills the firm with made-up people, customers and three years of history — or with those of one trade, `wanted` — through
 * the product's own commands.
 * Begun anew after a crash it goes on where it stood: every act has a key of its own. Throws AppError('conflict',
 * 'demo.not_empty') when there are customers already, and leaves a full firm as it is.
 */
export async function fillDemo(
  platform: Platform<Database>,
  onShare: (share: number) => void = () => {},
  wanted?: string,
): Promise<void> {
  const { state, startedOn, trade } = await begin(platform, wanted)
  if (state === 'full') return
  if (trade !== undefined) {
    await fillTrade(platform, trade, startedOn)
    await mark(platform, { state: 'full', startedOn, trade })
    return
  }
  const does = createDoer(platform)
  const founding = startOfChinaDay(addDays(startedOn, -4 * 365))
  const staff = await addStaff(platform, does, founding)
  const products = await addProducts(does, founding)
  const opened: Opened[] = []
  for (const planned of planCustomers(startedOn)) {
    opened.push(await open(does, staff, planned))
    onShare((opened.length / customerCount) * 0.4)
  }
  const setting = { does, staff, products, today: startedOn, now: platform.clock() }
  let done = 0
  await inParallel(opened, async (customer) => {
    await addHistory(setting, customer)
    onShare(0.4 + (++done / customerCount) * 0.6)
  })
  await addPapers({ does, staff, goods: products, founding, now: setting.now })
  await addDay({ does, staff, today: startedOn, now: setting.now }, opened)
  await addKeeping({ platform, does, staff, today: startedOn, now: setting.now }, opened)
  await addRelations(does, opened)
  await addDuplicates(does, opened, setting.now)
  await mark(platform, { state: 'full', startedOn })
}

async function begin(platform: Platform<Database>, trade: string | undefined): Promise<DemoState> {
  const known = await readDemo(platform)
  if (known !== undefined) return known
  const { rows } = await sql<{ used: boolean }>`select exists (select from customers) as used`.execute(platform.db)
  if (rows[0]?.used) throw new AppError('conflict', 'demo.not_empty')
  const startedOn = chinaDay(platform.clock())
  const begun: DemoState = { state: 'filling', startedOn, ...(trade !== undefined && { trade }) }
  await mark(platform, begun)
  return begun
}

export async function readDemo({ db }: Pick<Platform<Database>, 'db'>): Promise<DemoState | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', demoKey).executeTakeFirst()
  return row?.value as DemoState | undefined
}

async function mark({ db }: Platform<Database>, state: DemoState): Promise<void> {
  const value = JSON.stringify(state) as unknown
  await db
    .insertInto('settings')
    .values({ key: demoKey, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute()
}

async function addProducts(does: Doer, at: Date): Promise<Product[]> {
  const made: Product[] = []
  for (const { ...product } of demoProducts) {
    const values = { ...product, maker: '青禾生物', state: 'onSale' }
    const { id } = await does<{ id: string }>(createProduct, { values }, { at, key: `product ${product.number}` })
    made.push({ id, name: product.name, category: product.category })
  }
  return made
}

async function open(does: Doer, staff: Staff, planned: PlannedCustomer): Promise<Opened> {
  const { n, values, contact, openedAt, matter, isVerified, chance } = planned
  const owner = chance.pick(staff.owners)
  const isFieldFed = matter === 'awaitingVerification' || isVerified
  const input = {
    values: { ...values, ownerId: owner.id, departmentId: owner.departmentId },
    ...(contact === undefined ? {} : { contacts: [{ ...contact, isPrimary: true }] }),
    ...(isFieldFed ? { feeder: 'salesman' } : {}),
    acceptDuplicates: true,
  }
  const { id } = await does<{ id: string }>(createCustomer, input, { by: owner, at: openedAt, key: `customer ${n}` })
  return { ...planned, id, owner }
}

/** Chains and their shops, guests who brought their friends. */
async function addRelations(does: Doer, opened: readonly Opened[]): Promise<void> {
  const ofKind = (kind: string) => opened.filter((one) => one.values['kind'] === kind && one.matter === 'none')
  for (const [kind, people] of [
    ['parent', ofKind('organisation')],
    ['referral', ofKind('individual')],
  ] as const) {
    for (let n = 0; n + 1 < Math.min(people.length, 60); n += 2) {
      const [from, to] = [people[n], people[n + 1]]
      if (from === undefined || to === undefined) continue
      const input = { fromId: from.id, toId: to.id, values: { kind } }
      await does(addRelation, input, { by: from.owner, at: to.openedAt, key: `relation ${kind} ${n}` })
    }
  }
}

/** A few customers that two colleagues opened under slightly different names, for the duplicates page. */
async function addDuplicates(does: Doer, opened: readonly Opened[], now: Date): Promise<void> {
  const shops = opened.filter((one) => one.values['kind'] === 'organisation' && one.matter === 'none').slice(-5)
  for (const { values, n, owner } of shops) {
    const { creditCode: _, ...rest } = values
    const name = String(values['name']).replace(/(股份|责任|集团)?(有限)?公司$/, '')
    const input = { values: { ...rest, name, ownerId: owner.id, nextReviewOn: null }, acceptDuplicates: true }
    await does(createCustomer, input, { by: owner, at: now, key: `twin ${n}` })
  }
  await does(startSweep, {}, { at: now, key: 'sweep' })
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
