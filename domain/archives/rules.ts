import { parseAddress } from '#platform/core/chinese/address.ts'
import { sortKey } from '#platform/core/chinese/pinyin.ts'
import { parseResidentId } from '#platform/core/chinese/resident-id.ts'
import { tokensOf } from '#platform/core/chinese/search-tokens.ts'
import type { Fields } from '#platform/core/fields.ts'
import { chinaDay } from '#platform/core/time.ts'
import { classFields } from './classes/schema.ts'
import { duplicateKeysOf, telling } from './duplicates/rules.ts'
import { uncover } from './policy.ts'
import { qualityOf } from './quality/rules.ts'
import { type Customer, customer, type Mark, type Marks } from './schema.ts'
import { entryOf, searchedKeys } from './search/rules.ts'
import { fieldOf, type Standard } from './standard/rules.ts'

/** The series a number belongs to: organisations KH-26-, individuals GR-26-; counted anew each year (ARC-41). */
export function numberPrefix(kind: Customer['kind'], today: string): string {
  return `${kind === 'organisation' ? 'KH' : 'GR'}-${today.slice(2, 4)}-`
}

// Five digits number a hundred thousand archives a year; larger numbers simply grow longer.
export const numberDigits = 5

/** KH-26-00382. */
export function numberFor(kind: Customer['kind'], today: string, serial: number): string {
  return numberPrefix(kind, today) + String(serial).padStart(numberDigits, '0')
}

/** Who writes, when, and what is known of where the news came from. */
export type Writing = {
  now: Date
  actorId: string
  /** The day the firm learned it (ARC-26). */
  obtainedOn?: string | null
  /** Who fed it (ARC-30). */
  feeder?: string | null
  channel?: string | null
}

/** Values as a person gives them; absent ones stay as they are. */
export type CustomerValues = { -readonly [K in keyof Customer]?: Customer[K] | undefined }

/** A row ready to be written, and how it differs from the one before it. */
export type Prepared = {
  before: Customer | undefined
  next: Customer
  diff: Record<string, [old: unknown, now: unknown]>
}

/**
 * Prepares an archive for writing: joins the new values with what stands there, fills what follows from them (region
 * from the address, birthday and sex from the identity number, search tokens, duplicate keys, the three measures)
 * and says what changed. Pure; the same for the screen, the API and imports.
 */
export function prepareCustomer(
  id: string,
  before: Customer | undefined,
  values: CustomerValues,
  standard: Standard,
  writing: Writing,
): Prepared {
  const at = writing.now.toISOString()
  const next: Customer = { ...(before ?? blankCustomer(id, at, writing.actorId)) }
  assignValues(next, before, values, standard)
  if (before !== undefined && next.kind !== before.kind) emptyMisplaced(next, values)
  next.version = (before?.version ?? 0) + 1
  next.updatedAt = at
  next.updatedBy = writing.actorId
  fillFollowing(next, before)
  const diff = diffOfCustomer(before, next)
  const facts = Object.keys(diff).filter((key) => isFact(key))
  if (before !== undefined) next.marks = marksAfter((next.marks ?? {}) as Marks, facts, writing)
  if (facts.length > 0) next.needsUpdateSince = null
  fillIndexed(next, before, diff)
  measure(next, standard, chinaDay(writing.now))
  return { before, next, diff }
}

export function measure(next: Customer, standard: Standard, today: string): void {
  const quality = qualityOf(next, standard, today)
  next.completeness = quality.completeness
  next.accuracy = quality.accuracy
  next.validity = quality.validity
  next.missing = quality.missing
  next.expiresOn = quality.expiresOn
}

const emptyRow = Object.fromEntries(Object.keys(customer.fields).map((key) => [key, null])) as unknown as Customer

/** An archive that has just been opened: nothing in it, a draft. */
export function blankCustomer(id: string, at: string, actorId: string): Customer {
  return {
    ...emptyRow,
    id,
    version: 0,
    createdAt: at,
    createdBy: actorId,
    archivedOn: chinaDay(new Date(at)),
    state: 'draft',
    verification: 'notNeeded',
    completeness: 0,
    accuracy: 0,
    validity: 0,
    isRebuilt: false,
    marks: {},
    extra: {},
    searchTokens: [],
    duplicateKeys: [],
  }
}

function assignValues(next: Customer, before: Customer | undefined, values: CustomerValues, standard: Standard): void {
  const target = next as Record<string, unknown>
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || key === 'extra') continue
    if (value === null && before === undefined && target[key] !== null) continue
    const field = fieldOf(standard, key)
    target[key] = field === undefined ? value : uncover(field, target[key], value)
  }
  if (values.extra === undefined || values.extra === null) return
  const own = { ...(before?.extra as Record<string, unknown> | undefined) }
  for (const [key, value] of Object.entries(values.extra)) {
    const field = standard.extra[key]
    if (value === null) delete own[key]
    else if (field !== undefined) own[key] = uncover(field, own[key], value)
  }
  next.extra = own
}

/** A customer that turns out to be of the other kind loses what only the first kind has; the history keeps it. */
function emptyMisplaced(next: Customer, values: CustomerValues): void {
  for (const key of misplacedKeys(next)) if (values[key as keyof Customer] == null) Object.assign(next, { [key]: null })
}

/** What follows from other values, where nobody said otherwise. */
function fillFollowing(next: Customer, before: Customer | undefined): void {
  if (next.region === null && next.address !== null && next.address !== before?.address)
    next.region = parseAddress(next.address).code ?? null
  if (next.assets === null) next.assetsCurrency = null
  else next.assetsCurrency ??= 'CNY'
  if (next.registeredCapital === null) next.registeredCapitalCurrency = null
  else next.registeredCapitalCurrency ??= 'CNY'
  if (next.annualSales === null) next.annualSalesCurrency = null
  else next.annualSalesCurrency ??= 'CNY'
  if (next.kind !== 'individual' || next.paperNumber === null || next.paperNumber === before?.paperNumber) return
  const paper = parseResidentId(next.paperNumber)
  if (!paper.ok) return
  next.paperKind ??= 'residentId'
  next.birthday ??= paper.bornOn
  next.sex ??= paper.sex
}

/** Columns that serve lists and searches; worked out anew only when something they are made of changed. */
function fillIndexed(next: Customer, before: Customer | undefined, diff: Prepared['diff']): void {
  const isPerson = next.kind === 'individual'
  const changed = (...keys: string[]) => before === undefined || keys.some((key) => diff[key] !== undefined)
  if (changed('name', 'kind')) next.sortName = sortKey(next.name, { surname: isPerson }).slice(0, 400)
  if (changed(...searchedKeys)) next.searchTokens = tokensOf(entryOf(next))
  if (changed(...telling)) next.duplicateKeys = duplicateKeysOf(next)
}

/** Worked out by the system from the rest; their change is nobody's deed. */
const derivedKeys = new Set([
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'completeness',
  'accuracy',
  'validity',
  'missing',
  'expiresOn',
  'marks',
  'extra',
  'searchTokens',
  'duplicateKeys',
  'sortName',
  'lastContactAt',
  'lastTradeOn',
  'needsUpdateSince',
])

const comparedKeys = Object.keys(customer.fields).filter((key) => !derivedKeys.has(key))

/** What differs, fields of the firm's own as 'extra.<key>'. */
export function diffOfCustomer(before: Customer | undefined, next: Customer): Prepared['diff'] {
  const diff: Prepared['diff'] = {}
  const compare = (key: string, old: unknown, now: unknown) => {
    if (!isSame(old ?? null, now ?? null)) diff[key] = [old ?? null, now ?? null]
  }
  const [from, to] = [before as Record<string, unknown> | undefined, next as Record<string, unknown>]
  for (const key of comparedKeys) compare(key, from?.[key], to[key])
  const [extraFrom, extraTo] = [
    from?.['extra'] as Record<string, unknown> | undefined,
    to['extra'] as Record<string, unknown>,
  ]
  for (const key of new Set([...Object.keys(extraFrom ?? {}), ...Object.keys(extraTo)]))
    compare(`extra.${key}`, extraFrom?.[key], extraTo[key])
  return diff
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

/** Whether a key of a diff is a fact about the customer, not the state or keeping of its archive. */
export function isFact(key: string): boolean {
  if (key.startsWith('extra.')) return true
  const field = (customer.fields as Fields)[key]
  return field?.system !== true && field?.group !== 'keeping'
}

/** A changed value is a new value: what was verified of the old one no longer holds (ARC-37). */
function marksAfter(marks: Marks, keys: readonly string[], writing: Writing): Marks {
  if (keys.length === 0) return marks
  const after = { ...marks }
  for (const key of keys) after[key.replace(/^extra\./, '')] = newMark(writing)
  return after
}

function newMark(writing: Writing): Mark {
  return {
    recordedAt: writing.now.toISOString(),
    ...(writing.obtainedOn ? { obtainedOn: writing.obtainedOn } : {}),
    ...(writing.feeder ? { feeder: writing.feeder } : {}),
    ...(writing.channel ? { channel: writing.channel } : {}),
  }
}

/** The independent classes of CLS-33, each with its own history. */
export const classKeys: readonly string[] = Object.keys(classFields)

/** Classes whose value is replaced: their reason must be kept (ARC-28). A first value needs none. */
export function replacedClasses(diff: Prepared['diff']): string[] {
  return classKeys.filter((key) => diff[key] !== undefined && diff[key][0] !== null)
}

/** Fields that this kind of customer does not have but was given. */
export function misplacedKeys(next: Customer): string[] {
  const fields: Fields = customer.fields
  return Object.entries(fields)
    .filter(
      ([key, field]) =>
        field.appliesTo !== undefined &&
        !field.appliesTo.includes(next.kind) &&
        (next as Record<string, unknown>)[key] != null,
    )
    .map(([key]) => key)
}
