import { parseCreditCode } from '#platform/core/chinese/credit-code.ts'
import { foldCompact } from '#platform/core/chinese/fold.ts'
import { parsePhone } from '#platform/core/chinese/phone.ts'
import { parseResidentId } from '#platform/core/chinese/resident-id.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import type { Target, TargetField } from '../targets/schema.ts'

/** How a column came to its field: the person sees it and may change it. */
export type Suggestion = {
  column: number
  field: string | null
  confidence: number
  by: 'remembered' | 'name' | 'synonym' | 'part' | 'content' | 'none'
}

export type Column = { index: number; name: string; samples: readonly string[] }

// Below this a guess would be wrong more often than right (tried on the column heads of the 153 forms).
const leastConfidence = 60

/** '客户名称 *' and '客户名称（必填）' and '客户名称:' are the same heading. */
export function headingKey(heading: string): string {
  return wholeHeading(heading.replace(/[（(【[].*?[）)】\]]/g, ''))
}

/** The heading with what stands in brackets: it tells 时段（起） from 时段（止）. */
export function wholeHeading(heading: string): string {
  return foldCompact(heading).replace(/[\s*＊:：#.、\\_-]+/g, '')
}

/**
 * Suggests a field for every column: remembered from earlier files, by name, by synonym, by part of the name,
 * by content. Each field is given once; the best claim wins (IMP-11).
 */
export function suggestMapping(
  columns: readonly Column[],
  target: Target,
  remembered: ReadonlyMap<string, string | null>,
): Suggestion[] {
  const claims = columns
    .flatMap((column) => claimsOf(column, target, remembered))
    .sort((a, b) => b.confidence - a.confidence || a.column - b.column)
  const taken = new Map<number, Suggestion>()
  const given = new Set<string>()
  for (const claim of claims) {
    if (taken.has(claim.column) || (claim.field !== null && given.has(claim.field))) continue
    taken.set(claim.column, claim)
    if (claim.field !== null) given.add(claim.field)
  }
  return columns.map(
    (column) => taken.get(column.index) ?? { column: column.index, field: null, confidence: 0, by: 'none' },
  )
}

function claimsOf(column: Column, target: Target, remembered: ReadonlyMap<string, string | null>): Suggestion[] {
  const heading = headingKey(column.name)
  const whole = wholeHeading(column.name)
  const known = remembered.get(whole)
  if (known !== undefined) return [{ column: column.index, field: known, confidence: 100, by: 'remembered' }]
  const byName = target.fields.flatMap((field): Suggestion[] => {
    const claim = nameClaim(heading, whole, field)
    return claim === undefined ? [] : [{ column: column.index, field: field.key, ...claim }]
  })
  const content = contentClaim(column, target)
  const claims = [...byName.map((one) => weighed(one, column, target)), ...byOptions(byName, column, target)]
  return [...claims, ...(content === undefined ? [] : [content])].filter((one) => one.confidence >= leastConfidence)
}

const fieldOf = (target: Target, { field }: Suggestion) => target.fields.find((one) => one.key === field)?.field

/** A field with options none of which the column holds is meant by its name only if no other knows them. */
function weighed(claim: Suggestion, column: Column, target: Target): Suggestion {
  return knowsNone(fieldOf(target, claim), column) ? { ...claim, confidence: claim.confidence - 12 } : claim
}

/** 客户等级 with A, B and C is the class by that name: another field with options knows all that is written there. */
function byOptions(byName: readonly Suggestion[], column: Column, target: Target): Suggestion[] {
  if (!byName.some((one) => knowsNone(fieldOf(target, one), column))) return []
  return target.fields
    .filter(({ field }) => field.type === 'option' && valuesOf(column).every((text) => findOption(field, text)))
    .map(({ key }) => ({ column: column.index, field: key, confidence: 86, by: 'content' }))
}

const valuesOf = (column: Column) => [...new Set(column.samples.map((one) => one.trim()).filter((one) => one !== ''))]

function knowsNone(field: FieldData | undefined, column: Column): boolean {
  const values = valuesOf(column)
  return field?.type === 'option' && values.length > 1 && values.every((text) => findOption(field, text) === undefined)
}

/** The second group and later ones are less likely meant by a bare heading such as 电话. */
function groupPenalty(field: TargetField): number {
  return field.group === 'customer' || field.group === 'product' || field.group === 'staff' ? 0 : 3
}

function nameClaim(
  heading: string,
  whole: string,
  field: TargetField,
): Pick<Suggestion, 'confidence' | 'by'> | undefined {
  if (heading === '') return undefined
  if ([field.field.label.zh, field.field.label.en].map(wholeHeading).includes(whole))
    return { confidence: 100 - groupPenalty(field), by: 'name' }
  const labels = [headingKey(field.field.label.zh), headingKey(field.field.label.en), field.name.toLowerCase()]
  if (labels.includes(heading)) return { confidence: 98 - groupPenalty(field), by: 'name' }
  const synonyms = (field.field.synonyms ?? []).map(headingKey)
  if (synonyms.includes(heading)) return { confidence: 96 - groupPenalty(field), by: 'synonym' }
  // 'A / B' is a two-row heading: the lower part alone may be the name.
  const last = heading.split('/').at(-1) ?? heading
  const all = [...labels, ...synonyms].filter((one) => one.length >= 2)
  if (all.includes(last)) return { confidence: 88 - groupPenalty(field), by: 'part' }
  // The longer the common part, the surer: 控制人企业性质 is the 企业性质 and not just any 性质.
  const common = Math.max(
    0,
    ...all
      .filter((one) => heading.includes(one) || one.includes(heading))
      .map((one) => Math.min(one.length, heading.length)),
  )
  return common >= 2 ? { confidence: Math.min(84, 64 + 3 * common) - groupPenalty(field), by: 'part' } : undefined
}

/** Codes, papers, phones and mails give themselves away whatever the heading says. */
function contentClaim(column: Column, target: Target): Suggestion | undefined {
  const samples = column.samples.filter((one) => one.trim() !== '')
  if (samples.length < 2) return undefined
  const share = (test: (text: string) => boolean) => samples.filter(test).length / samples.length
  const guesses: [type: FieldData['type'], test: (text: string) => boolean][] = [
    ['creditCode', (text) => text.trim().length === 18 && parseCreditCode(text).ok],
    ['residentId', (text) => text.trim().length === 18 && parseResidentId(text).ok],
    ['emails', (text) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text.trim())],
    ['phones', (text) => /^\D{0,3}1[3-9]\d{9}$/.test(text.trim()) && parsePhone(text).ok],
  ]
  for (const [type, test] of guesses) {
    const field = target.fields.find((one) => one.field.type === type)
    const found = share(test)
    // Four of five: a column of phones has its 无 and 待补.
    if (field !== undefined && found >= 0.8)
      return { column: column.index, field: field.key, confidence: Math.round(60 + found * 25), by: 'content' }
  }
  return undefined
}

/** Finds the option a raw text means: by key, label or synonym in either language, folded. Undefined: not known. */
export function findOption(field: FieldData, raw: string): string | undefined {
  const wanted = headingKey(raw)
  const meant = choicesOf(field).filter((one) =>
    [one.key, one.label.zh, one.label.en, ...(one.synonyms ?? [])].some((text) => headingKey(text) === wanted),
  )
  // A retired one is understood too; the row then says that it is no longer in use.
  return (meant.find((one) => !one.isRetired) ?? meant[0])?.key
}
