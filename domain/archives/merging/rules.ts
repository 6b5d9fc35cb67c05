import type { FieldError } from '#platform/core/errors.ts'
import type { FieldData, Fields } from '#platform/core/fields.ts'
import type { CustomerValues, Prepared } from '../rules.ts'
import { type Customer, customer, type Mark, type Marks } from '../schema.ts'

/** Whose value a field of the merged archive takes; 'both' joins lists and long texts. */
export const choices = ['keep', 'gone', 'both'] as const
export type Choice = (typeof choices)[number]
export type Choose = Readonly<Record<string, Choice>>

// The number of the archive that goes stays its own: it leads here from now on. Kinds are equal or nothing is merged.
const fixed = new Set(['number', 'kind', 'paperLocation'])

const fields: Fields = customer.fields

/** Fields a merge decides about, the firm's own as 'extra.<key>'. */
export function mergedFields(extra: Fields): Record<string, FieldData> {
  const declared = Object.entries(fields).filter(([key, field]) => field.system !== true && !fixed.has(key))
  return Object.fromEntries([
    ...declared,
    ...Object.entries(extra).map(([key, field]) => [`extra.${key}`, field] as const),
  ])
}

export function mayJoin(field: FieldData): boolean {
  return ['options', 'strings', 'phones', 'emails', 'longText'].includes(field.type)
}

/** What is wrong with a choice, field by field. */
export function wrongChoices(choose: Choose, extra: Fields): FieldError[] {
  const known = mergedFields(extra)
  return Object.entries(choose).flatMap(([key, choice]) => {
    const field = known[key]
    if (field === undefined)
      return [{ path: `choose.${key}`, code: 'field.unknown', params: { field: key.slice(0, 60) } }]
    return choice === 'both' && !mayJoin(field) ? [{ path: `choose.${key}`, code: 'merge.not_both' }] : []
  })
}

/** The value of a field by its key, also of one of the firm's own. */
export function mergedValue(row: Customer, key: string): unknown {
  const own = key.startsWith('extra.') ? (row.extra as Record<string, unknown> | null) : undefined
  return (own === undefined ? (row as Record<string, unknown>)[key] : own?.[key.slice('extra.'.length)]) ?? null
}

const isBlank = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * The values the kept archive takes on. A field nobody chose for keeps its value, and takes the other's where it has
 * none. An amount and its currency go together.
 */
export function mergedValues(keep: Customer, gone: Customer, choose: Choose, extra: Fields): CustomerValues {
  const values: Record<string, unknown> = {}
  const own: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(mergedFields(extra))) {
    const value = chosen(
      field,
      mergedValue(keep, key),
      mergedValue(gone, key),
      choose[key] ?? choose[key.replace(/Currency$/, '')],
    )
    if (key.startsWith('extra.')) own[key.slice('extra.'.length)] = value
    else values[key] = value
  }
  return { ...(values as CustomerValues), extra: own }
}

function chosen(field: FieldData, kept: unknown, other: unknown, choice: Choice | undefined): unknown {
  if (choice === 'gone') return other
  if (choice === 'both') return joined(field, kept, other)
  return choice === undefined && isBlank(kept) ? other : kept
}

function joined(field: FieldData, kept: unknown, other: unknown): unknown {
  if (isBlank(other)) return kept
  if (isBlank(kept)) return other
  if (Array.isArray(kept) && Array.isArray(other)) return [...new Set([...kept, ...other])]
  return kept === other ? kept : `${kept}\n${other}`.slice(0, field.max ?? 10_000)
}

/** What a merge did to the kept archive, so that it can be taken back exactly. */
export type Before = {
  /** Field → [before, after]. */
  values: Prepared['diff']
  /** What was known of those values before. */
  marks: Record<string, Mark | null>
  /** Reckoned columns → [before, after]. */
  reckoned: Record<string, [before: unknown, after: unknown]>
}

/** Columns that tell of the latest event in either archive. */
const latest = ['lastContactAt', 'lastTradeOn'] as const

/** The later of the two archives' last contact and trade; the product's own reckoning and no part of the history. */
export function reckonLatest(next: Customer, gone: Customer): void {
  for (const key of latest) {
    const other = gone[key]
    if (other !== null && (next[key] === null || String(other) > String(next[key]))) next[key] = other
  }
}

/** Values that came over bring what is known of them: where from, verified by whom. */
export function carryMarks(prepared: Prepared, gone: Customer): void {
  const marks = { ...((prepared.next.marks ?? {}) as Marks) }
  const theirs = (gone.marks ?? {}) as Marks
  for (const key of Object.keys(prepared.diff)) {
    const bare = key.replace(/^extra\./, '')
    if (
      theirs[bare] !== undefined &&
      JSON.stringify(prepared.diff[key]?.[1]) === JSON.stringify(mergedValue(gone, key))
    )
      marks[bare] = theirs[bare]
  }
  prepared.next.marks = marks
}

export function beforeOf({ before, next, diff }: Prepared): Before {
  const marks = (before?.marks ?? {}) as Marks
  const moved = latest.filter((key) => before !== undefined && before[key] !== next[key])
  return {
    values: diff,
    marks: Object.fromEntries(
      Object.keys(diff).map((key) => [key.replace(/^extra\./, ''), marks[key.replace(/^extra\./, '')] ?? null]),
    ),
    reckoned: Object.fromEntries(moved.map((key) => [key, [before?.[key] ?? null, next[key]]])),
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Fields of the kept archive that were changed after the merge: taking it back would lose that change. */
export function changedSince(kept: Customer, before: Before): string[] {
  return Object.entries(before.values).flatMap(([key, [, after]]) =>
    isSame(mergedValue(kept, key), after) ? [] : [key],
  )
}

/** The kept archive's values as they were. */
export function valuesBefore(before: Before): CustomerValues {
  const values: Record<string, unknown> = {}
  const own: Record<string, unknown> = {}
  for (const [key, [old]] of Object.entries(before.values)) {
    if (key.startsWith('extra.')) own[key.slice('extra.'.length)] = old
    else values[key] = old
  }
  return { ...(values as CustomerValues), ...(Object.keys(own).length > 0 ? { extra: own } : {}) }
}

/** Puts marks and reckoned columns back, the latter only where nothing newer has come. */
export function restoreRest(next: Customer, before: Before): void {
  const marks = { ...((next.marks ?? {}) as Marks) }
  for (const [key, mark] of Object.entries(before.marks)) {
    if (mark === null) delete marks[key]
    else marks[key] = mark
  }
  next.marks = marks
  for (const [key, [old, after]] of Object.entries(before.reckoned)) {
    if (isSame((next as Record<string, unknown>)[key], after)) (next as Record<string, unknown>)[key] = old
  }
}
