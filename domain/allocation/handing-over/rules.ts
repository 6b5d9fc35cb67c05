import type { Counts, HeldKind, Plan } from './schema.ts'

export type Placing = { id: string; region: string | null }
/** What a successor has already: how many customers, and how many of them where. */
export type Load = { total: number; regions: ReadonlyMap<string, number> }

/** From the street outwards: district, town, province. A longer match is nearer. */
const regionLengths = [6, 4, 2] as const

/**
 * Who takes which customer. What is named goes as named; one successor takes the rest; several share evenly — the
 * one with the fewest gets the next — or by region: whoever has most customers nearest to it, the fewest deciding ties.
 */
export function placeCustomers(
  customers: readonly Placing[],
  plan: Plan,
  loads: ReadonlyMap<string, Load>,
): Map<string, string> {
  const named = new Map(plan.named.map((one) => [one.customerId, one.to]))
  const counts = new Map(plan.successors.map((id) => [id, loads.get(id)?.total ?? 0]))
  const placed = new Map<string, string>()
  for (const { id, region } of customers) {
    const to = named.get(id) ?? (plan.spread === 'region' ? nearest(region, counts, loads) : fewest(counts))
    if (to === undefined) continue
    placed.set(id, to)
    counts.set(to, (counts.get(to) ?? 0) + 1)
  }
  return placed
}

function fewest(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))[0]?.[0]
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
