import type { FieldData, Option } from './fields.ts'
import type { Text } from './i18n.ts'

/**
 * What the firm says about one option of an open list: one of its own, or another name, another place or the end of a
 * given one. A retired option stays readable and can no longer be chosen.
 */
export type OwnOption = {
  list: string
  key: string
  /** Null: the name it was given. */
  label: Text | null
  synonyms: readonly string[]
  /** Given options stand at 100, 200, …; null: after all of them. */
  position: number | null
  isRetired: boolean
}

export type Choice = Option & { isRetired?: boolean; isOwn?: boolean }

type Own = ReadonlyMap<string, readonly OwnOption[]>

let own: Own = new Map()
let merged = new WeakMap<FieldData, readonly Choice[]>()

/** Process-wide, because one process serves one firm: every reader of a list sees the firm's own options at once. */
export function setOwnOptions(options: readonly OwnOption[]): void {
  own = Map.groupBy(options, (one) => one.list)
  merged = new WeakMap()
}

/** All options of a field in order, the firm's own and the retired ones among them. */
export function choicesOf(field: FieldData): readonly Choice[] {
  if (field.openOptions === undefined) return field.options ?? []
  const known = merged.get(field)
  if (known !== undefined) return known
  const made = mergeOptions(field.options ?? [], own.get(field.openOptions) ?? [])
  merged.set(field, made)
  return made
}

/** The options that may be chosen now; `current` stays among them although it is retired. */
export function offeredOf(field: FieldData, current?: string | readonly string[]): readonly Choice[] {
  const kept = current === undefined ? [] : [current].flat()
  return choicesOf(field).filter((one) => one.isRetired !== true || kept.includes(one.key))
}

/** The given options with the firm's word about them, and its own ones. */
export function mergeOptions(given: readonly Option[], firm: readonly OwnOption[]): readonly Choice[] {
  const byKey = new Map(firm.map((one) => [one.key, one]))
  const placed = given.map((option, at) => ({
    position: byKey.get(option.key)?.position ?? placeOf(at),
    choice: byKey.has(option.key) ? renamed(option, byKey.get(option.key) as OwnOption) : option,
  }))
  const isGiven = new Set(given.map((one) => one.key))
  const added = firm
    .filter((one) => !isGiven.has(one.key))
    .map((one, at) => ({
      position: one.position ?? placeOf(given.length + at),
      choice: {
        key: one.key,
        label: one.label ?? { zh: one.key, en: one.key },
        isOwn: true,
        ...(one.synonyms.length > 0 ? { synonyms: [...one.synonyms] } : {}),
        ...(one.isRetired ? { isRetired: true } : {}),
      },
    }))
  return [...placed, ...added].sort((a, b) => a.position - b.position).map(({ choice }) => choice)
}

/** Hundreds leave room for the firm to put something between two given options. */
export function placeOf(at: number): number {
  return (at + 1) * 100
}

/** Files written with the old name must still be understood, so it stays as a synonym. */
function renamed(option: Option, word: OwnOption): Choice {
  const label = word.label ?? option.label
  const isSame = label.zh === option.label.zh && label.en === option.label.en
  const synonyms = [...(option.synonyms ?? []), ...word.synonyms, ...(isSame ? [] : [option.label.zh, option.label.en])]
  return {
    key: option.key,
    label,
    ...(synonyms.length > 0 ? { synonyms: [...new Set(synonyms)] } : {}),
    ...(word.isRetired ? { isRetired: true } : {}),
  }
}
