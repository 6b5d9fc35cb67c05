import { approveCustomer, returnCustomer, submitCustomer, verifyCustomer } from '#domain/archives/approval/commands.ts'
import { writeJournal } from '#domain/journal/commands.ts'
import { createContract } from '#domain/ledgers/contracts/commands.ts'
import { recordTrade } from '#domain/ledgers/trades/commands.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, chinaDay, daysBetween, startOfChinaDay } from '#platform/core/time.ts'
import type { Doer } from './actors.ts'
import { type Staff, somebody } from './people.ts'
import { type PlannedCustomer, workingMoment } from './plan.ts'
import { guestStories, shopStories, verifyNotes } from './stories.ts'

export type Product = { id: string; name: string; category: string }
export type Opened = PlannedCustomer & { id: string; owner: Actor }
type Setting = { does: Doer; staff: Staff; products: readonly Product[]; today: string; now: Date }

/** What happened to one customer since its archive was opened, in order of time. */
export async function addHistory(setting: Setting, customer: Opened): Promise<void> {
  if (customer.matter === 'incomplete') return
  await addApproval(setting, customer)
  await addTrades(setting, customer)
  await addJournal(setting, customer)
}

const hour = 3_600_000
const later = (at: Date, hours: number): Date => new Date(at.getTime() + hours * hour)

/** Eight in the evening in China. */
const eveningOf = (day: string): Date => later(startOfChinaDay(day), 20)

type Version = { version: number }

async function addApproval({ does, staff }: Setting, customer: Opened): Promise<void> {
  const { id, openedAt, owner, matter, n, isVerified, chance } = customer
  let { version } = await does<Version>(
    submitCustomer,
    { id, version: 1 },
    { by: owner, at: later(openedAt, 1), key: `submit ${n}` },
  )
  if (matter === 'awaitingApproval' || matter === 'awaitingVerification') return
  if (matter === 'returned') {
    const input = { id, version, reason: '地址只到街道，补上门牌号再交。' }
    await does(returnCustomer, input, { by: somebody(staff, '单晓雨'), at: later(openedAt, 20), key: `return ${n}` })
    return
  }
  if (isVerified) {
    const input = {
      id,
      version,
      outcome: 'true',
      means: chance.pick(['visit', 'phone', 'papers']),
      note: chance.pick(verifyNotes),
    }
    const done = await does<Version>(verifyCustomer, input, {
      by: somebody(staff, '许海宁'),
      at: later(openedAt, 22),
      key: `verify ${n}`,
    })
    version = done.version
  }
  await does(
    approveCustomer,
    { id, version },
    { by: somebody(staff, '单晓雨'), at: later(openedAt, 26), key: `approve ${n}` },
  )
}

async function addTrades({ does, staff, products, today, now }: Setting, customer: Opened): Promise<void> {
  const { id, openedAt, owner, values, chance, n, matter } = customer
  const isTrading = values['stage'] === 'cooperation' || values['stage'] === 'lost' || matter === 'traded'
  const openedOn = chinaDay(openedAt)
  // A lost customer bought last more than half a year ago; nobody bought before the archive was a day old.
  const until = values['stage'] === 'lost' && matter !== 'traded' ? addDays(today, -200) : addDays(today, -20)
  const span = daysBetween(openedOn, until)
  if (isTrading && span > 2) {
    const days = Array.from({ length: chance.between(2, 9) }, () => addDays(openedOn, chance.between(2, span))).sort()
    const lines = days.map((tradedOn) => lineOf(customer, products, tradedOn))
    const at = eveningOf(days.at(-1) ?? openedOn)
    // Old lines came with the old books and ask for no update.
    await does(recordTrade, { customerId: id, lines }, { by: owner, at, key: `trades ${n}`, source: 'import' })
    if (values['kind'] === 'organisation' && chance.is(0.4)) await addContract({ does, today }, customer, staff)
  }
  if (matter === 'traded') {
    const lines = [lineOf(customer, products, addDays(today, -chance.between(1, 6)))]
    await does(recordTrade, { customerId: id, lines }, { by: owner, at: later(now, -1), key: `new trade ${n}` })
  }
}

function lineOf({ values, chance }: Opened, products: readonly Product[], tradedOn: string) {
  const isPerson = values['kind'] === 'individual'
  const product = chance.pick(
    products.filter((one) => (one.category === '护理') === isPerson || (isPerson && one.category === '护肤品')),
  )
  return {
    tradedOn,
    kind: product.category === '护理' ? 'service' : 'sale',
    productId: product.id,
    quantity: String(isPerson ? chance.pick([1, 1, 1, 5, 10]) : chance.pick([6, 12, 20, 24, 40, 60, 100])),
    discount: chance.pick(['1', '1', '0.95', '0.9', '0.88', '0.85']),
    isCash: isPerson || chance.is(0.3),
    place: isPerson ? '门店运营部' : '渠道销售部',
  }
}

async function addContract(
  { does, today }: Pick<Setting, 'does' | 'today'>,
  customer: Opened,
  staff: Staff,
): Promise<void> {
  const { id, openedAt, owner, values, chance, n } = customer
  const openedOn = chinaDay(openedAt)
  // Some run out within weeks: they are what the look-ahead is for.
  const toOn = chance.is(0.2) ? addDays(today, chance.between(3, 40)) : addDays(today, chance.between(60, 700))
  const fromOn = [openedOn, addDays(toOn, -364)].sort().at(-1) ?? openedOn
  const contract = {
    kind: chance.pick(['sale', 'cooperation', 'sale']),
    title: `${String(values['shortName'] ?? values['name'])}${fromOn.slice(0, 4)} 年度购销合作协议`,
    signedOn: fromOn > today ? null : fromOn,
    fromOn,
    toOn,
    amount: `${chance.between(3, 60)}0000.00`,
    amountCurrency: 'CNY',
    terms: '按季结算，货到 45 天付清；季度进货满约定数返利 3%。',
    ownerId: owner.id,
    leaderId: somebody(staff, '沈怀瑾').id,
  }
  const clauses = [
    { party: 'us', text: '每季度末提供各品种检测报告', dueOn: null },
    { party: 'customer', text: '货到四十五天内付清货款', dueOn: null },
  ]
  const at = eveningOf([fromOn, addDays(today, -1)].sort()[0] ?? today)
  await does(createContract, { customerId: id, values: contract, clauses }, { by: owner, at, key: `contract ${n}` })
}

async function addJournal({ does, products, today }: Setting, customer: Opened): Promise<void> {
  const { id, openedAt, owner, values, chance, n, contact } = customer
  const isPerson = values['kind'] === 'individual'
  const span = daysBetween(chinaDay(openedAt), addDays(today, -1))
  if (span < 1) return
  const count = Math.min(chance.between(1, 6), span)
  const moments = Array.from({ length: count }, () => workingMoment(addDays(today, -chance.between(1, span)), chance))
    .filter((at) => at > openedAt)
    .sort((a, b) => a.getTime() - b.getTime())
  for (const [turn, at] of moments.entries()) {
    const [category, ...texts] = chance.pick(isPerson ? guestStories : shopStories)
    const words = {
      contact: contact?.name ?? String(values['name']),
      product: chance.pick(products.filter((one) => one.category !== '护理')).name.split(' ')[0] ?? '',
      care: chance.pick(products.filter((one) => one.category === '护理')).name,
      n: String(chance.between(2, 30) * 2),
    }
    const [text, solution, summary] = texts.map((one) => one && filled(one, words))
    const entry = { category, text, solution: solution ?? null, summary: summary ?? null }
    const input = { customerId: id, values: entry, happenedAt: at.toISOString() }
    await does(writeJournal, input, { by: owner, at: later(at, 0.4), key: `entry ${n} ${turn}` })
  }
}

function filled(text: string, words: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => words[key] ?? '')
}
