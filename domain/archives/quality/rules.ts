import type { FieldData } from '#platform/core/fields.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import type { Customer, Mark, Marks } from '../schema.ts'
import type { Asked, Standard } from '../standard/rules.ts'

/** The three goals 全面、准确、有效 (ARC-02), each in per cent, and what stands behind the numbers. */
export type Quality = {
  /** Filled of the asked fields. */
  completeness: number
  /** Verified as true, of the filled ones. */
  accuracy: number
  /** Not out of date, of the filled ones. */
  validity: number
  missing: string[]
  /** Of `missing`, those without which the archive stays a draft (ARC-14). */
  missingBasic: string[]
  unverified: string[]
  expired: string[]
  /** The next day on which a value that still holds goes out of date. */
  expiresOn: string | null
}

export function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

export function heldValue(row: Customer, asked: Pick<Asked, 'key' | 'isExtra'>): unknown {
  return asked.isExtra
    ? (row.extra as Record<string, unknown> | null)?.[asked.key]
    : (row as Record<string, unknown>)[asked.key]
}

/** The fields an archive of this kind and stage is asked for. */
export function askedOf(row: Customer, standard: Standard): readonly Asked[] {
  const asked = standard.asked[row.kind]
  return hasTraded(row) ? asked : asked.filter((one) => one.key !== 'tradeSince')
}

/** Who has not traded yet has no day on which trade began; an individual's is asked once trade is on record (ARC-45). */
function hasTraded(row: Customer): boolean {
  if (row.lastTradeOn !== null || row.processClass === 'trading' || row.processClass === 'traded') return true
  return row.kind === 'organisation' && row.processClass !== 'aboutToTrade' && row.timeClass !== 'future'
}

/** Measures an archive against the standard on the day `today`. */
export function qualityOf(row: Customer, standard: Standard, today: string): Quality {
  const asked = askedOf(row, standard)
  const filled = asked.filter((one) => isFilled(heldValue(row, one)))
  const missing = asked.filter((one) => !isFilled(heldValue(row, one)))
  const marks = (row.marks ?? {}) as Marks
  const unverified = filled.filter((one) => marks[one.key]?.verified !== 'true')
  const expiries = filled.map((one) => ({ key: one.key, on: expiryOf(row, one.field, marks[one.key]) }))
  const expired = expiries.filter(({ on }) => on !== null && on <= today)
  const coming = expiries.flatMap(({ on }) => (on !== null && on > today ? [on] : [])).sort()
  return {
    completeness: percent(filled.length, asked.length),
    accuracy: percent(filled.length - unverified.length, filled.length),
    validity: percent(filled.length - expired.length, filled.length),
    missing: missing.map((one) => one.key),
    missingBasic: missing.filter((one) => one.isBasic).map((one) => one.key),
    unverified: unverified.map((one) => one.key),
    expired: expired.map(({ key }) => key),
    expiresOn: coming[0] ?? null,
  }
}

/** Rounded down: 100 means that nothing is left to do. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((100 * part) / whole)
}

/** The day from which a value must be looked at again: so many days after it was last known to hold. */
export function expiryOf(row: Customer, field: FieldData, mark: Mark | undefined): string | null {
  if (field.validDays === undefined) return null
  const known = [dayOf(mark?.verifiedAt), mark?.obtainedOn, dayOf(mark?.recordedAt), row.reviewedOn ?? undefined]
  const own = known.filter((day) => day !== undefined)
  const last = own.length > 0 ? own.sort().at(-1) : (row.obtainedOn ?? dayOf(row.createdAt))
  return last === undefined ? null : addDays(last, field.validDays)
}

function dayOf(instant: string | undefined): string | undefined {
  return instant === undefined ? undefined : chinaDay(new Date(instant))
}

/** Where a missing value is best asked for; the screen says it in its place. */
export type AskWhen = 'firstContact' | 'publicSource' | 'nextCall' | 'nextVisit' | 'nextTrade'

const askWhenByKey: Readonly<Record<string, AskWhen>> = {
  name: 'firstContact',
  phones: 'firstContact',
  address: 'firstContact',
  creditCode: 'publicSource',
  foundedOn: 'publicSource',
  organisationForm: 'publicSource',
  industry: 'publicSource',
  website: 'publicSource',
  region: 'publicSource',
  tradeSince: 'nextTrade',
  feeState: 'nextTrade',
  creditState: 'nextTrade',
  assets: 'nextVisit',
}

export function askWhenOf({ key, field }: Asked): AskWhen {
  return (
    askWhenByKey[key] ??
    (field.group === 'features' || field.group === 'business' || field.group === 'profile' ? 'nextVisit' : 'nextCall')
  )
}
