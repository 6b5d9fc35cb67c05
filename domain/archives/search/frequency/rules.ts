/** How often the commonest tokens occur, as shares of all sources, and how many sources there are. */
export type Frequencies = { shares: ReadonlyMap<string, number>; sources: number }

// Measured: passing one source while walking takes 2 µs, gathering one from the index 0.8 µs.
const walkingMicroseconds = 2
const gatheringMicroseconds = 0.8

/**
 * Whether `wanted` hits are sooner found by walking over the sources than by gathering all hits from the index first:
 * so it is for 公司 or the letter y, which a tenth of all names have. Tokens together are taken to be as rare as the
 * rarest of them.
 */
export function isCommon({ shares, sources }: Frequencies, tokens: readonly string[], wanted: number): boolean {
  const share = Math.min(...tokens.map((token) => shares.get(token) ?? 0))
  if (share === 0) return false
  return (wanted / share) * walkingMicroseconds < share * sources * gatheringMicroseconds
}
