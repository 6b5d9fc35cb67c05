import { punctuality } from '#domain/key-accounts/rules.ts'
import type { Facts, RoundRule, RuleKey } from './schema.ts'

export type ToGive = { customerId: string; collectorId: string | null; region: string | null }

/** What is known of a representative. */
export type Representative = {
  id: string
  hiredOn: string | null
  holds: number
  /** How many customers the person may look after; null sets no limit. */
  cap: number | null
  sales: number
  done: number
  onTime: number
  /** Customers by region code. */
  regions: ReadonlyMap<string, number>
}

export type Proposal = { customerId: string; to: string | null; rule: RuleKey; facts: Facts }

/**
 * Proposes who gets whom: the rules apply one after the other, each to what those before it left. What none of them
 * decides is the manager's. Whoever is full gets no more, but keeps what he collected: that rule comes before everything. The same customers and people always give the same proposal.
 */
export function propose(
  customers: readonly ToGive[],
  people: readonly Representative[],
  rules: readonly RoundRule[],
  today: string,
): Proposal[] {
  const got = new Map(people.map((one) => [one.id, 0]))
  const proposals = new Map<string, Proposal>()
  const give = (customer: ToGive, to: Representative, rule: RuleKey, facts: Facts) => {
    proposals.set(customer.customerId, { customerId: customer.customerId, to: to.id, rule, facts })
    got.set(to.id, (got.get(to.id) ?? 0) + 1)
  }
  const loadOf = (one: Representative) => one.holds + (got.get(one.id) ?? 0)
  const withRoom = () => people.filter((one) => one.cap === null || loadOf(one) < one.cap)
  for (const rule of rules) {
    const left = customers.filter((one) => !proposals.has(one.customerId))
    if (rule.key === 'newStaff') {
      const fresh = people.filter((one) => isNew(one, rule.withinDays, today))
      // A share of few customers is rounded: of two a fifth is none, of three it is one.
      const share = fresh.length === 0 ? 0 : Math.round((left.length * rule.sharePercent) / 100)
      for (const customer of left.slice(0, share)) {
        const room = withRoom()
        const to = lightest(
          fresh.filter((one) => room.includes(one)),
          (one) => got.get(one.id) ?? 0,
        )
        if (to !== undefined) give(customer, to, 'newStaff', { hiredOn: to.hiredOn, holds: to.holds })
      }
      continue
    }
    for (const customer of left) {
      if (rule.key === 'collector') {
        const to = people.find((one) => one.id === customer.collectorId)
        if (to !== undefined) give(customer, to, 'collector', {})
      } else if (rule.key === 'nearest') {
        const found = nearest(customer.region, withRoom(), loadOf)
        if (found !== undefined) give(customer, found.to, 'nearest', { customersNear: found.count })
      } else {
        const to = lightest(withRoom(), (one) => (loadOf(one) + 1) / abilityOf(one, people))
        if (to !== undefined) {
          const { sales, done, onTime, holds } = to
          give(customer, to, 'ability', { sales, done, onTime, holds })
        }
      }
    }
  }
  return customers.map(
    (one) => proposals.get(one.customerId) ?? { customerId: one.customerId, to: null, rule: 'judgement', facts: {} },
  )
}

function isNew({ hiredOn }: Representative, withinDays: number, today: string): boolean {
  return hiredOn !== null && Date.parse(today) - Date.parse(hiredOn) <= withinDays * 86_400_000
}

function lightest(
  people: readonly Representative[],
  weigh: (one: Representative) => number,
): Representative | undefined {
  return [...people].sort((a, b) => weigh(a) - weigh(b) || (a.id < b.id ? -1 : 1))[0]
}

// District and town are near; the same province is not.
const nearLengths = [6, 4] as const

function nearest(
  region: string | null,
  people: readonly Representative[],
  loadOf: (one: Representative) => number,
): { to: Representative; count: number } | undefined {
  for (const length of region === null ? [] : nearLengths) {
    const prefix = region?.slice(0, length) ?? ''
    const counts = people.map((to) => ({ to, count: countIn(to.regions, prefix) }))
    const most = Math.max(0, ...counts.map((one) => one.count))
    if (most === 0) continue
    const best = counts.filter((one) => one.count === most).map((one) => one.to)
    const to = lightest(best, loadOf)
    if (to !== undefined) return { to, count: most }
  }
  return undefined
}

function countIn(regions: ReadonlyMap<string, number>, prefix: string): number {
  let sum = 0
  for (const [region, n] of regions) if (region.startsWith(prefix)) sum += n
  return sum
}

/** Selling ability and efficiency in one figure between 0.5 and 1.5: half by sales beside the best, half by punctuality. */
export function abilityOf(one: Representative, people: readonly Representative[]): number {
  const best = Math.max(...people.map((other) => other.sales))
  const selling = best <= 0 ? 0.5 : Math.max(0, one.sales) / best
  return 0.5 + selling / 2 + punctuality(one) / 2
}
