import { z } from 'zod'
import { command } from '#domain/kit.ts'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { planFaults } from '../cadences/holding/commands.ts'
import { readCalendar } from '../calendar/queries.ts'
import { isWorkingDay } from '../calendar/rules.ts'
import { leadDays, type Rule } from '../generating/rules.ts'
import { readSettings } from '../limits/queries.ts'
import { broughtCadences, readShapes, rulesInForce } from '../queries.ts'
import { planSchema } from '../schema.ts'
import { type Counted, countDays, countKept, countMatched, findMoved } from './queries.ts'

const moved = z.object({
  customerId: z.uuid(),
  customerName: z.string(),
  ownerName: z.string().nullable(),
  title: z.string(),
  anchorOn: z.string(),
  before: z.string().nullable(),
  after: z.string(),
})

export const rehearseCadence = command({
  name: 'rehearsal.cadence',
  about:
    'Shows what a plan would do before it is saved: follow-ups of the next two weeks now and after, by person, whom it moves and from which day; writes nothing',
  needs: { right: 'cadence.manage' },
  input: z.strictObject({ id: z.uuid().optional(), plan: planSchema as unknown as z.ZodType<CadencePlan> }),
  output: z.object({
    at: z.string(),
    faults: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    days: z.array(z.object({ day: z.string(), isWorking: z.boolean(), current: z.int(), proposed: z.int() })),
    /** Of tomorrow. */
    people: z.array(
      z.object({
        staffId: z.uuid().nullable(),
        name: z.string().nullable(),
        current: z.int(),
        proposed: z.int(),
        perDay: z.int().nullable(),
      }),
    ),
    moved: z.array(moved),
    movedTotal: z.int(),
    kept: z.int(),
    matched: z.int(),
    isExact: z.boolean(),
    isAll: z.boolean(),
  }),
  async run(context, { id, plan }) {
    const today = chinaDay(context.now)
    const rules = await rulesInForce(context)
    const old = rules.find((one) => one.id === id) ?? (await asBrought(context, id, today))
    const shapes = await readShapes(context, [
      plan,
      ...rules.map((one) => one.plan),
      ...(old === undefined ? [] : [old.plan]),
    ])
    const faults = await planFaults(context, plan, shapes)
    const named = faults.map(({ path, code, params }) => ({ path, code, message: context.t(code, params) }))
    const isBroken = faults.some((one) => !['cadence.unset'].includes(one.code))
    const next: Rule = { ...(old ?? blank(today)), id: id ?? blank(today).id, plan, inForceOn: today }
    const editions = { old, next: isBroken ? { ...next, plan: { ...plan, tracks: [] } } : next, rules, shapes, today }
    const counted = isBroken ? [] : await countDays(context, editions)
    const { rows, total } = isBroken ? { rows: [], total: 0 } : await findMoved(context, editions)
    const matched = isBroken
      ? { matched: 0, isExact: true, isAll: false }
      : await countMatched(context, next, shapes, today)
    const calendar = await readCalendar(context)
    const days = Array.from({ length: leadDays }, (_, n) => addDays(today, n + 1)).map((day) => {
      const own = counted.filter((one) => one.dueOn === day)
      return {
        day,
        isWorking: isWorkingDay(day, calendar),
        current: sum(own, 'current'),
        proposed: sum(own, 'proposed'),
      }
    })
    return {
      at: context.now.toISOString(),
      faults: named,
      days,
      people: await peopleOf(
        context,
        counted.filter((one) => one.dueOn === addDays(today, 1)),
      ),
      moved: rows,
      movedTotal: total,
      kept: isBroken ? 0 : await countKept(context, editions),
      ...matched,
    }
  },
})

const sum = (rows: readonly Counted[], key: 'current' | 'proposed') =>
  rows.reduce((total, one) => total + one.open + one[key], 0)

function blank(today: string): Rule {
  return {
    id: '00000000-0000-0000-0000-000000000000',
    key: null,
    name: '',
    edition: 0,
    plan: undefined as never,
    inForceOn: today,
    policyVersionId: null,
  }
}

/** A trade's cadence that no night has taken over yet stands as the trade brings it. */
async function asBrought(
  context: Parameters<typeof broughtCadences>[0],
  id: string | undefined,
  today: string,
): Promise<Rule | undefined> {
  const found = (await broughtCadences(context)).find((one) => one.id === id)
  if (found === undefined) return undefined
  const stored = await context.db.selectFrom('cadences').select('id').where('id', '=', found.id).executeTakeFirst()
  // Stored and not in force: nothing would be made now.
  if (stored !== undefined) return undefined
  return {
    id: found.id,
    key: found.key,
    name: found.name.zh,
    edition: 1,
    plan: found.plan,
    inForceOn: today,
    policyVersionId: null,
  }
}

async function peopleOf(context: Parameters<typeof readSettings>[0], rows: readonly Counted[]) {
  const ids = rows.flatMap((row) => row.ownerId ?? [])
  const names =
    ids.length === 0 ? [] : await context.db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute()
  const limits =
    ids.length === 0
      ? []
      : await context.db
          .selectFrom('followUpLimits')
          .select(['staffId', 'perDay'])
          .where('staffId', 'in', ids)
          .execute()
  const { perDay } = await readSettings(context)
  return rows
    .map((row) => ({
      staffId: row.ownerId,
      name: names.find((one) => one.id === row.ownerId)?.name ?? null,
      current: row.open + row.current,
      proposed: row.open + row.proposed,
      perDay: limits.find((one) => one.staffId === row.ownerId)?.perDay ?? perDay,
    }))
    .sort((a, b) => b.proposed - a.proposed)
}

export const rehearsingCommands = [rehearseCadence] as const
