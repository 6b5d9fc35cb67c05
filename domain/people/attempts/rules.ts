/** How patiently guesses are met: what is free, how the wait grows, and for how long a failure is remembered. */
export type Patience = { free: number; firstWaitSeconds: number; longestWaitSeconds: number }

/** People mistype a password a few times; five tries are free (OWASP Authentication Cheat Sheet: a low number, then delays). */
export const byAccount: Patience = { free: 5, firstWaitSeconds: 5, longestWaitSeconds: 900 }

/** An office sits behind one address: fifty people may each be clumsy once before the address has to wait. */
export const byAddress: Patience = { free: 50, firstWaitSeconds: 5, longestWaitSeconds: 900 }

/** Failures older than this no longer count: a forgotten password must not lock anybody out until tomorrow. */
export const rememberedSeconds = 3600

/**
 * Seconds to wait before the next try, 0 when it may be made now.
 * @param failures how many tries failed within the remembered time, the last one at `lastAt`
 */
export function waitSeconds(failures: number, lastAt: Date | undefined, now: Date, patience: Patience): number {
  if (failures < patience.free || lastAt === undefined) return 0
  const doublings = Math.min(failures - patience.free, 20)
  const wait = Math.min(patience.firstWaitSeconds * 2 ** doublings, patience.longestWaitSeconds)
  return Math.max(0, Math.ceil(wait - (now.getTime() - lastAt.getTime()) / 1000))
}
