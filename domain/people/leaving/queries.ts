import type { Context } from '#domain/kit.ts'

/** What somebody still holds, one phrase for each kind, in the caller's language: '12 位客户'. */
export type Holding = (context: Context, staffId: string) => Promise<string[]>

let holdings: readonly Holding[] = []

/** Makes known what later nouns put into people's hands; called once when the product is put together. */
export function declareHoldings(those: readonly Holding[]): void {
  holdings = those
}

/** Everything a person has to hand over before leaving (ALC-06); nothing means that the way is free. */
export async function readHoldings(context: Context, staffId: string): Promise<string[]> {
  const found: string[] = []
  for (const holding of holdings) found.push(...(await holding(context, staffId)))
  return found
}
