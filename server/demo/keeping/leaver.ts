import { confirmHandOver, startHandOver } from '#domain/allocation/handing-over/commands.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import type { Doer } from '../actors.ts'

type Leaving = { leaver: Actor; reason: string; to: readonly [confirmed: Actor, waiting: Actor] }
type Setting = { does: Doer; head: Actor; today: string; now: Date }

const hour = 3_600_000

/** Somebody hands over to go: it went to two colleagues, one of whom has yet to say that it is all there. */
export async function addLeaver({ does, head, today, now }: Setting, { leaver, reason, to }: Leaving): Promise<void> {
  const yesterday = new Date(startOfChinaDay(addDays(today, -1)).getTime() + 15 * hour)
  const at = yesterday < now ? yesterday : now
  const plan = { successors: to.map((one) => one.id), spread: 'evenly' }
  const input = { staffId: leaver.id, kind: 'leaving', reason, plan }
  const { id } = await does<{ id: string }>(startHandOver, input, { by: head, at, key: `leaver ${leaver.id}` })
  await does(confirmHandOver, { id }, { by: to[0], at: now, key: `leaver confirmed ${leaver.id}` })
}
