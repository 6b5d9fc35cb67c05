type Allowance = {
  id: string
  item: string | null
  customerId: string | null
  tier: string | null
  period: 'month' | 'quarter' | 'year'
  quantity: string | null
  amount: string | null
}

/**
 * The allowance that holds for an issue: the closest one — the customer's own before the tier's before everybody's, and
 * of those the item's before the sum of all items.
 */
export function allowanceFor(
  allowances: readonly Allowance[],
  issue: { customerId: string; tier: string | null; item: string | null },
): Allowance | undefined {
  const rank = (one: Allowance) =>
    (one.customerId !== null ? 4 : one.tier !== null ? 2 : 0) + (one.item !== null ? 1 : 0)
  return allowances
    .filter(
      (one) =>
        (one.customerId === null || one.customerId === issue.customerId) &&
        (one.tier === null || one.tier === issue.tier) &&
        (one.item === null || (issue.item !== null && isSameItem(one.item, issue.item))),
    )
    .sort((a, b) => rank(b) - rank(a))[0]
}

export function isSameItem(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** First day of the period a day lies in, and of the next one. */
export function periodOf(period: Allowance['period'], day: string): { from: string; next: string } {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const months = { month: 1, quarter: 3, year: 12 }[period]
  const first = Math.floor((month - 1) / months) * months
  const at = (n: number) => new Date(Date.UTC(year, n, 1)).toISOString().slice(0, 10)
  return { from: at(first), next: at(first + months) }
}

/** By how much an issue goes over; undefined while it stays within. Quantities are compared before values. */
export function excessOf(
  allowance: Pick<Allowance, 'quantity' | 'amount'>,
  issued: { quantity: number; amount: number },
): { by: number; of: number; isQuantity: boolean } | undefined {
  for (const key of ['quantity', 'amount'] as const) {
    const limit = allowance[key]
    if (limit === null || issued[key] <= Number(limit)) continue
    return { by: round(issued[key] - Number(limit)), of: Number(limit), isQuantity: key === 'quantity' }
  }
  return undefined
}

// Four decimals are kept of quantities; sums of floats may be off by the last bit.
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
