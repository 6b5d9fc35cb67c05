import type { FieldData } from '#platform/core/fields.ts'

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
