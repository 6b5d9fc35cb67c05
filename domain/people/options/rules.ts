import { foldCompact } from '#platform/core/chinese/fold.ts'
import type { Choice } from '#platform/core/open-options.ts'

/** The option that already goes by one of these names, whatever its width or script (ARC-43 for lists). */
export function takenBy(choices: readonly Choice[], names: readonly string[], exceptKey?: string): Choice | undefined {
  const wanted = new Set(names.map(foldCompact))
  return choices.find(
    (one) =>
      one.key !== exceptKey &&
      [one.label.zh, one.label.en, ...(one.synonyms ?? [])].some((name) => wanted.has(foldCompact(name))),
  )
}

/** The key of a new option; people never see it, exports and the API do. */
export function freeKey(choices: readonly Choice[]): string {
  const taken = new Set(choices.map((one) => one.key))
  let n = 1
  while (taken.has(`own${n}`)) n++
  return `own${n}`
}
