import { addRule, claimCustomers, giveBack } from '#domain/allocation/pool/commands.ts'
import { setLimits } from '#domain/allocation/pool/limits/commands.ts'
import { readLimits } from '#domain/allocation/pool/limits/queries.ts'
import type { Database } from '#domain/kit.ts'
import type { Condition } from '#platform/core/conditions.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import type { Doer } from '../actors.ts'

/** What a made-up firm has set for its pool, and who gave back and claimed what so many days ago. */
export type PoolStory = {
  rule: { name: string; idleDays: number; condition: Condition }
  back: readonly { id: string; by: Actor; reason: string; daysAgo: number }[]
  claimed: readonly { id: string; by: Actor; daysAgo: number }[]
}
type Setting = { platform: Platform<Database>; does: Doer; head: Actor; today: string }

const hour = 3_600_000
// The rule was set when the firm went through its archives, a good month ago.
const setBefore = 40
const limits = { holdingCap: 120, claimsPerDay: 5, viewsPerDay: 200, coolDownDays: 30 }

/** A pool that was lived with for a month: its rule, its limits, customers given back and some of them claimed. */
export async function addPool({ platform, does, head, today }: Setting, story: PoolStory): Promise<void> {
  const at = (daysAgo: number) => new Date(startOfChinaDay(addDays(today, -daysAgo)).getTime() + 16 * hour)
  const { name, idleDays, condition } = story.rule
  const values = { name, idleDays, protectionDays: 30, remindDays: 7 }
  await does(addRule, { values, condition }, { by: head, at: at(setBefore), key: 'pool rule' })
  const { version } = await readLimits(platform)
  if (version === 0) await does(setLimits, { version, limits }, { by: head, at: at(setBefore), key: 'pool limits' })
  for (const { id, by, reason, daysAgo } of story.back)
    await does(giveBack, { ids: [id], reason }, { by, at: at(daysAgo), key: `give back ${id}` })
  for (const { id, by, daysAgo } of story.claimed)
    await does(claimCustomers, { ids: [id] }, { by, at: at(daysAgo), key: `claim ${id}` })
}
