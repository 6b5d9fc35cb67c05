import { planFollowUp } from '#domain/follow-ups/plans/commands.ts'
import { actsOf } from '#domain/follow-ups/rules.ts'
import { packCadences } from '#packs/cadences.ts'
import type { CadenceAnchor } from '#platform/core/pack-cadences.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import type { Doer } from '../actors.ts'
import type { Subject } from '../papers.ts'
import type { Term } from './contracts.ts'

type Setting = { does: Doer; today: string; now: Date }

const hour = 3_600_000
/** Days from today on which the follow-ups of one person fall due, one customer after the other: late, of today, ahead. */
const dueIn = [0, -1, 0, 2, 5, 0] as const
// Agreed on a week before, at ten in the morning.
const agreedBefore = 7

/** The working day of the trade: what its own cadences ask for, with the customers of everybody who answers for some. */
export async function addTradeDay(
  setting: Setting,
  trade: string,
  subjects: readonly Subject[],
  terms: ReadonlyMap<string, Term>,
): Promise<void> {
  const asked = (packCadences[trade] ?? []).flatMap(({ plan }) =>
    actsOf(plan).flatMap(({ track, step, repeat }) => {
      const act = step ?? repeat
      return act === undefined ? [] : [{ ...act, term: termOf(plan.anchor), isOwners: track.role.kind === 'owner' }]
    }),
  )
  // What is asked of whoever looks after a customer, where the trade asks anything of them.
  const owners = asked.filter((one) => one.isOwners)
  const acts = owners.length === 0 ? asked : owners
  if (acts.length === 0) return
  const owned = Map.groupBy(
    subjects.filter((one) => one.owner !== undefined),
    (one) => one.owner?.id,
  )
  for (const own of owned.values())
    for (const [n, subject] of own.slice(0, dueIn.length).entries()) {
      const term = terms.get(subject.id)
      const fitting = term === undefined ? acts : acts.filter((one) => one.term === term)
      const act = fitting[n % fitting.length]
      if (act !== undefined) await addFollowUp(setting, subject, act, dueIn[n] ?? 0)
    }
}

function termOf(anchor: CadenceAnchor): Term {
  return ('within' in anchor ? anchor.within : undefined) ?? 'none'
}

type Act = { purpose: { zh: string }; means: string }

async function addFollowUp({ does, today, now }: Setting, subject: Subject, act: Act, days: number): Promise<void> {
  const { id: customerId, owner } = subject
  if (owner === undefined) return
  const dueOn = addDays(today, days)
  const agreed = new Date(startOfChinaDay(addDays(dueOn, -agreedBefore)).getTime() + 10 * hour)
  const at = agreed < now ? agreed : now
  if (dueOn < chinaDay(at)) return
  const input = { customerId, dueOn, purpose: act.purpose.zh, means: act.means }
  await does(planFollowUp, input, { by: owner, at, key: `day of ${customerId}` })
}
