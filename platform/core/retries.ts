const minute = 60_000

/**
 * How long to wait after each failed try. A restart is over in a minute, a night's maintenance by the morning, a
 * weekend's outage by the Monday after it: then somebody has to look.
 */
export const waits = [1, 5, 30, 120, 360, 720, 1440, 1440].map((minutes) => minutes * minute)

/** When something is tried again after its n-th try failed; undefined: given up. */
export function nextTryAt(attempts: number, now: Date): string | undefined {
  const wait = waits[attempts - 1]
  return wait === undefined ? undefined : new Date(now.getTime() + wait).toISOString()
}
