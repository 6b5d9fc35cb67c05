import type { Language } from '#platform/core/i18n.ts'
import { textIn } from '#platform/core/i18n.ts'
import type { ClassChipProps } from '#platform/ui/class-chip.tsx'
import type { FormFields } from '#platform/ui/field-form.ts'
import { type FieldRecord, fieldText, isEmptyValue } from '#platform/ui/field-text.ts'
import { chipOrder, stages } from '../../classes/schema.ts'

/** The dimensions of the card in their fixed order, and those that stand only in the drawer of classes. */
export const cardDimensions: readonly string[] = chipOrder
export const allDimensions: readonly string[] = [...chipOrder, 'directness', 'isCore']

/** Shown on phones before the rest: the ones a person calls a customer by. */
export const firstDimensions = ['tier', 'abc', 'creditGrade', 'stage', 'volume'] as const

const stageKeys = Object.keys(stages).filter((key) => key !== 'lost')

/** Steps reached of the row of stages; a lost customer stands where it broke off, at the second. */
export function stageOf(value: unknown): { at: number; of: number; lost: boolean } | undefined {
  if (value === 'lost') return { at: 2, of: stageKeys.length + 1, lost: true }
  const at = stageKeys.indexOf(String(value))
  return at < 0 ? undefined : { at: at + 1, of: stageKeys.length + 1, lost: false }
}

// The lower grades mean: ask before delivering on account.
const badCredit: ReadonlySet<unknown> = new Set(['C', 'D'])

export type ChipWords = { unrated: string; notApplicable: string }

/** A person has no credit grade; all else that is empty has not been rated yet. */
export function emptyClass(key: string, kind: unknown, words: ChipWords): string {
  return key === 'creditGrade' && kind === 'individual' ? words.notApplicable : words.unrated
}

/** One dimension of a customer as a chip. */
export function chipOf(
  key: string,
  row: FieldRecord,
  fields: FormFields,
  language: Language,
  words: ChipWords,
): ClassChipProps & { key: string } {
  const field = fields[key]
  const value = row[key]
  const dimension = field ? textIn(language, field.label) : key
  if (!field || isEmptyValue(value)) return { key, dimension, value: emptyClass(key, row['kind'], words), unset: true }
  const stage = key === 'stage' ? stageOf(value) : undefined
  return {
    key,
    dimension,
    value: fieldText(field, value, language, row, key),
    bad: key === 'creditGrade' && badCredit.has(value),
    ...(key === 'abc' && { look: 'letter' as const }),
    ...(stage && { stage }),
  }
}
