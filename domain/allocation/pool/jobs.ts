import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'
import { addTasks } from '#domain/tasks/making/commands.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { activeRules, type Falling, fallingSql } from './falling/queries.ts'
import { firstTerm } from './rules.ts'
import { release } from './standing/commands.ts'

// A step holds its rows locked for about a second.
const perStep = 500

/** The next customers whose day has come, with their rule. */
async function nextFalling(context: Context): Promise<Falling[]> {
  const falling = await fallingSql(context, await activeRules(context), chinaDay(context.now))
  const { rows } =
    await sql<Falling>`select f.* from ${falling} f order by f.owner_id, f.rule_id, f.id limit ${perStep}`.execute(
      context.db,
    )
  return rows
}

/** Lets them go, owner by owner and rule by rule. @returns how many went */
async function letFall(context: Context, rows: readonly Falling[]): Promise<number> {
  const groups = Map.groupBy(rows, (row) => `${row.ownerId} ${row.ruleId} ${firstTerm(row)}`)
  let count = 0
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const reason = context.t(`pool.fell_${firstTerm(first)}`, { rule: first.ruleName })
    const ids = group.map((row) => row.id)
    const went = await release(context, { ids, from: first.ownerId, reason, kind: 'fell', ruleId: first.ruleId })
    if (went.length > 0) context.tell('pool', { fell: went.length }, first.ownerId)
    count += went.length
  }
  return count
}

/** Asks the owners, as many days ahead as the rule says, to do something about those that will fall. */
async function remind(context: Context): Promise<void> {
  const rules = await activeRules(context)
  const ahead = new Map(rules.map((rule) => [rule.id, rule.remindDays]))
  const today = chinaDay(context.now)
  const falling = await fallingSql(context, rules, addDays(today, Math.max(0, ...ahead.values())))
  const { rows } = await sql<Falling>`select f.* from ${falling} f where f."on" > ${today}::date`.execute(context.db)
  const due = rows.filter((row) => row.on <= addDays(today, ahead.get(row.ruleId) ?? 0))
  for (let from = 0; from < due.length; from += perStep) {
    await addTasks(
      context,
      due.slice(from, from + perStep).map((row) => ({
        kind: 'task',
        title: context.t('pool.remind', { on: row.on }),
        customerId: row.id,
        ownerId: row.ownerId,
        dueOn: addDays(row.on, -1),
        origin: `pool:remind:${row.id}:${row.on}`,
        because: {
          by: 'task',
          ruleId: row.ruleId,
          ruleName: row.ruleName,
          anchor: `pool.${firstTerm(row)}`,
          anchorOn: row.on,
        },
      })),
    )
  }
}

/** Every night: who was not looked after goes back to everybody; who soon will be is called to mind. */
export const letCustomersFall: Job = {
  name: 'pool.fall',
  // 02:10 in China, before anybody works.
  cron: '10 18 * * *',
  async run(_context, _payload, { step, signal }) {
    let went = perStep
    while (went > 0 && !signal.aborted)
      went = await step(async (context) => await letFall(context, await nextFalling(context)))
    if (signal.aborted) throw new Error('stopped; the next run goes on')
    await step(remind)
  },
}

export const poolJobs = [letCustomersFall]
