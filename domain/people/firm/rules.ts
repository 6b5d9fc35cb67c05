import { findPack } from '#packs/pack-order.ts'

/** The words of the firm's trade: the first enabled pack that has one for a notion gives it. */
export function wordsOf(packs: readonly string[]): Record<string, { zh: string; en: string }> {
  return Object.assign({}, ...['core', ...[...packs].reverse()].map((key) => findPack(key)?.words ?? {}))
}
