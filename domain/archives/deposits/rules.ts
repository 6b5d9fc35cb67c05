import type { Deposit } from './schema.ts'

/** What of a deposit is still to be paid, and what is still held, as decimal text. */
export function standingOf(one: Pick<Deposit, 'payable' | 'paid' | 'refunded'>): { owed: string; held: string } {
  return { owed: minus(one.payable, one.paid), held: minus(one.paid, one.refunded) }
}

/** Amounts are reckoned in fen as whole numbers; a float would lose them. */
function minus(a: string, b: string): string {
  const fen = toFen(a) - toFen(b)
  const positive = fen < 0n ? 0n : fen
  return `${positive / 100n}.${String(positive % 100n).padStart(2, '0')}`
}

function toFen(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2))
}
