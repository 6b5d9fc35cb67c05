import type { FieldError } from '#platform/core/errors.ts'
import type { RowOf } from '#platform/core/fields.ts'
import type { lineKeys, trade, tradeKinds } from './schema.ts'

type Row = RowOf<typeof trade.fields>
type LineKey = (typeof lineKeys)[number]

/** A line as a person or a file gives it: what is left out follows from product and customer. */
export type TradeLine = { [K in LineKey]?: Row[K] | null | undefined }

/** A line ready to be written, without the ids and stamps of the writer. */
export type PreparedLine = Pick<Row, LineKey>

type ProductFacts = { name: string; category: string | null; unit: string | null; price: string | null }
type CustomerFacts = { region: string | null; market: Row['market']; ownerId: string | null }

// Quantity, price and discount are kept to four decimals each, so their product has twelve.
const factorScale = 4

/**
 * Amount of a line: unit price × quantity × discount (FRM-14), rounded half up to the fen.
 * Decimal strings in, decimal string with two decimals out; no float touches money.
 */
export function amountOf(price: string, quantity: string, discount: string): string {
  const product = scaled(price, factorScale) * scaled(quantity, factorScale) * scaled(discount, factorScale)
  return fromScaled(divideRounded(product, 10n ** BigInt(3 * factorScale - 2)), 2)
}

/** '12.5' with scale 4 → 125000n. */
export function scaled(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'))
  return text.startsWith('-') ? -digits : digits
}

export function fromScaled(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return value < 0n ? `-${text}` : text
}

function divideRounded(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value
  const rounded = (size + by / 2n) / by
  return value < 0n ? -rounded : rounded
}

export function negated(decimal: string): string {
  if (/^-?0*(\.0*)?$/.test(decimal)) return decimal.replace('-', '')
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`
}

// 999,999,999,999,999.99 is the most the column holds with a digit to spare.
const longestAmount = 18

const lowering: readonly (keyof typeof tradeKinds)[] = ['return', 'rework']

/**
 * Fills a line from its product and customer and computes its amount. A line without a unit price carries a lump sum.
 * Returns and rework come in as positive figures and are kept negative.
 * @returns the line, or what has to be mended, with paths of the line's own keys.
 */
export function prepareLine(
  line: TradeLine,
  known: { product: ProductFacts | undefined; customer: CustomerFacts; today: string },
): { ok: true; line: PreparedLine } | { ok: false; errors: FieldError[] } {
  const { product, customer, today } = known
  const errors: FieldError[] = []
  const refuse = (path: LineKey, code: string, params?: Record<string, unknown>) =>
    errors.push({ path, code, ...(params === undefined ? {} : { params }) })
  const item = line.item ?? product?.name
  const quantity = line.quantity ?? '1.0000'
  const discount = line.discount ?? '1.0000'
  const price = line.price ?? (line.amount ? null : (product?.price ?? null))
  const amount = price === null ? line.amount : amountOf(price, quantity, discount)
  if (!item) refuse('item', 'field.required')
  if (!line.tradedOn) refuse('tradedOn', 'field.required')
  else if (line.tradedOn > today) refuse('tradedOn', 'trade.in_future')
  if (scaled(quantity, factorScale) <= 0n) refuse('quantity', 'trade.quantity_not_positive')
  else if (!amount) refuse('price', 'trade.price_missing')
  else if (amount.startsWith('-')) refuse('amount', 'trade.amount_negative')
  else if (amount.length > longestAmount) refuse('price', 'trade.too_large')
  else if (line.amount && line.amount !== amount) refuse('amount', 'trade.amount_differs', { amount })
  if (errors.length > 0 || !item || !line.tradedOn || !amount) return { ok: false, errors }
  const kind = line.kind ?? 'sale'
  const isLowering = lowering.includes(kind)
  return {
    ok: true,
    line: {
      tradedOn: line.tradedOn,
      kind,
      productId: line.productId ?? null,
      item,
      category: line.category ?? product?.category ?? null,
      region: line.region ?? customer.region,
      market: line.market ?? customer.market,
      quantity: isLowering ? negated(quantity) : quantity,
      unit: line.unit ?? product?.unit ?? null,
      price,
      discount,
      amount: isLowering ? negated(amount) : amount,
      currency: line.currency ?? 'CNY',
      isCash: line.isCash ?? null,
      place: line.place ?? null,
      salesmanId: line.salesmanId ?? customer.ownerId,
      billNumber: line.billNumber ?? null,
      remarks: line.remarks ?? null,
    },
  }
}

export type YearSum = { year: number; currency: string; amount: string; returns: string; lines: number }

/**
 * The last three years, this one included, each with its change against the year before as a share (ARC-55).
 * The running year is compared with the same days of last year: half a year against a whole one would mislead.
 * @param sums years with trades, `toDate` being the amount up to today's day of that year
 */
export function threeYears(
  sums: readonly (YearSum & { toDate: string })[],
  thisYear: number,
): (YearSum & { change: number | null })[] {
  const currencies = [...new Set(sums.map((one) => one.currency))].sort(
    (a, b) => Number(b === 'CNY') - Number(a === 'CNY') || a.localeCompare(b),
  )
  return currencies.flatMap((currency) =>
    [thisYear - 2, thisYear - 1, thisYear].map((year) => {
      const find = (wanted: number) => sums.find((one) => one.currency === currency && one.year === wanted)
      const before = year === thisYear ? find(year - 1)?.toDate : find(year - 1)?.amount
      const { amount, returns, lines } = find(year) ?? { amount: '0.00', returns: '0.00', lines: 0 }
      return { year, currency, amount, returns, lines, change: shareOfChange(before, amount) }
    }),
  )
}

function shareOfChange(before: string | undefined, now: string): number | null {
  if (before === undefined || Number(before) <= 0) return null
  return Math.round((Number(now) / Number(before) - 1) * 10_000) / 10_000
}
