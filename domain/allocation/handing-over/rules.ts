import type { Counts, HeldKind, Plan } from './schema.ts'

export type Placing = { id: string; region: string | null }
/** What a successor has already: how many customers, and how many of them where. */
export type Load = { total: number; regions: ReadonlyMap<string, number> }

/** From the street outwards: district, town, province. A longer match is nearer. */
const regionLengths = [6, 4, 2] as const

/**
 * Who takes which customer. What is named goes as named; one successor takes the rest; several take equal shares of
 * what is handed over, however many they have already — of the odd ones, whoever has fewer gets one more — or by
 * region: whoever has most customers nearest to it, the fewest deciding ties.
 */
export function placeCustomers(
  customers: readonly Placing[],
  plan: Plan,
  loads: ReadonlyMap<string, Load>,
): Map<string, string> {
  const named = new Map(plan.named.map((one) => [one.customerId, one.to]))
  const placed = new Map(
    customers.flatMap(({ id }) => {
      const to = named.get(id)
      return to === undefined ? [] : [[id, to] as const]
    }),
  )
  const held = (id: string) => loads.get(id)?.total ?? 0
  // By region what somebody has decides; in equal shares only what they get now, a named one being part of it.
  const counts = new Map(plan.successors.map((id) => [id, plan.spread === 'region' ? held(id) : 0]))
  for (const to of placed.values()) if (counts.has(to)) counts.set(to, (counts.get(to) ?? 0) + 1)
  for (const { id, region } of customers) {
    if (placed.has(id)) continue
    const to = plan.spread === 'region' ? nearest(region, counts, loads) : fewest(counts, held)
    if (to === undefined) continue
    placed.set(id, to)
    counts.set(to, (counts.get(to) ?? 0) + 1)
  }
  return placed
}

/** Of equals whoever has fewer already, then the same one each time. */
function fewest(counts: ReadonlyMap<string, number>, held: (id: string) => number = () => 0): string | undefined {
  return [...counts].sort(([a, m], [b, n]) => m - n || held(a) - held(b) || (a < b ? -1 : 1))[0]?.[0]
}

function nearest(
  region: string | null,
  counts: ReadonlyMap<string, number>,
  loads: ReadonlyMap<string, Load>,
): string | undefined {
  for (const length of region === null ? [] : regionLengths) {
    const there = [...counts.keys()].map((id) => [id, countIn(loads.get(id), region?.slice(0, length) ?? '')] as const)
    const most = Math.max(...there.map(([, n]) => n))
    if (most > 0) return fewest(new Map(there.flatMap(([id, n]) => (n === most ? [[id, counts.get(id) ?? 0]] : []))))
  }
  return fewest(counts)
}

function countIn(load: Load | undefined, prefix: string): number {
  let sum = 0
  for (const [region, n] of load?.regions ?? []) if (region.startsWith(prefix)) sum += n
  return sum
}

/** Where everything else goes: with its customer if that goes over too, else to the first successor; papers as named. */
export function placeThing(
  kind: HeldKind,
  customerId: string | null,
  plan: Plan,
  customers: ReadonlyMap<string, string>,
): string | undefined {
  const isPaper = kind === 'paper' || kind === 'draft' || kind === 'collection' || kind === 'keeping'
  if (isPaper && plan.papersTo !== null) return plan.papersTo
  return customers.get(customerId ?? '') ?? plan.successors[0]
}

// A day to see that something went wrong; after that people have worked with it.
const undoHours = 24

export function mayUndo(finishedAt: string | null, now: Date): boolean {
  return finishedAt !== null && now.getTime() - new Date(finishedAt).getTime() <= undoHours * 3_600_000
}

/** Counts of several people's things, added up. */
export function addCounts(rows: readonly { kind: HeldKind; n: number }[]): Counts {
  const sum: Counts = {}
  for (const { kind, n } of rows) sum[kind] = (sum[kind] ?? 0) + n
  return sum
}
