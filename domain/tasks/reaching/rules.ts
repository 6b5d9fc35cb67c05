import type { Means } from '../schema.ts'

/** What takes the place of a means the customer asked not to be reached by: the least disturbing first; to meet always remains. */
export const insteadOf = ['wechat', 'sms', 'call', 'email', 'visit', 'letter', 'meeting'] as const satisfies Means[]

/** How to reach a customer that avoids some means. */
export function allowedMeans(wanted: Means, avoided: readonly string[] | null): Means {
  if (avoided === null || !avoided.includes(wanted)) return wanted
  return insteadOf.find((one) => !avoided.includes(one)) ?? 'meeting'
}

/** Whether a time of day lies in the hours in which nobody is called: from 21:00 to 08:30 goes over midnight. */
export function isQuiet(time: string, quiet: { from: string; to: string }): boolean {
  return quiet.from <= quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to
}

/** Whether a task is a call at a time in the hours in which nobody is called: the screen warns, whoever types it decides. */
export function callsInQuiet(
  { means, dueTime }: { means: string | null | undefined; dueTime: string | null },
  quiet: { from: string; to: string },
): boolean {
  return means === 'call' && dueTime !== null && dueTime !== '' && isQuiet(dueTime, quiet)
}
