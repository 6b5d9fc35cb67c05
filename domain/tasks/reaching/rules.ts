import type { Means } from '../schema.ts'

/** What takes the place of a means the customer asked not to be reached by: the least disturbing first; to meet always remains. */
export const insteadOf = ['wechat', 'sms', 'call', 'email', 'visit', 'letter', 'meeting'] as const satisfies Means[]

/** How to reach a customer that avoids some means. */
export function allowedMeans(wanted: Means, avoided: readonly string[] | null): Means {
  if (avoided === null || !avoided.includes(wanted)) return wanted
  return insteadOf.find((one) => !avoided.includes(one)) ?? 'meeting'
}
