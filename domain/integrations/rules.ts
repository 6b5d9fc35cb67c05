import type { FieldData } from '#platform/core/fields.ts'

const minute = 60_000

/**
 * How long to wait after each failed try. A restart is over in a minute, a night's maintenance by the morning, a
 * weekend's outage by the Monday after it: then somebody has to look.
 */
export const waits = [1, 5, 30, 120, 360, 720, 1440, 1440].map((minutes) => minutes * minute)

/** When a delivery is tried again after its n-th try failed; undefined: given up. */
export function nextTryAt(attempts: number, now: Date): string | undefined {
  const wait = waits[attempts - 1]
  return wait === undefined ? undefined : new Date(now.getTime() + wait).toISOString()
}

/** Whether trying again may help: the other side was not there, was busy, or broke; a plain no stays a no. */
export function isWorthRetry(status: number | undefined): boolean {
  return status === undefined || status >= 500 || status === 408 || status === 425 || status === 429
}

type Told = { fields: Record<string, unknown>; withheld: string[] }

/**
 * What of a change leaves the house: new values of plain fields. Personal and secret ones are named only; whoever has
 * the right asks for them through the API, where the look is recorded (ACC-19).
 */
export function toldValues(
  diff: Readonly<Record<string, readonly [unknown, unknown]>>,
  fieldOf: (key: string) => FieldData | undefined,
): Told {
  const told: Told = { fields: {}, withheld: [] }
  for (const [key, [, now]] of Object.entries(diff)) {
    const field = fieldOf(key.replace(/^extra\./, ''))
    if (field === undefined || field.sensitivity !== undefined) told.withheld.push(key)
    else told.fields[key] = now
  }
  return told
}
