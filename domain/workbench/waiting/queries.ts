import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { taskScopeSql } from '#domain/tasks/queries.ts'
import { daysOf } from '#domain/tasks/rules.ts'
import { has } from '#platform/core/rights.ts'
import { chinaDay } from '#platform/core/time.ts'
import { kept } from '#platform/server/kept.ts'
import { daySections } from '../lists/queries.ts'
import { dueBack } from '../papers/queries.ts'
import { countedUpTo, type Section } from '../sections/queries.ts'

/** The lists in which something waits for the reader to act, in the order of the morning's mail. */
export const waitingKeys = [
  'approvals',
  'verifications',
  'formDecisions',
  'formSignatures',
  'cadenceChanges',
  'handIns',
  'writeIns',
  'formsOut',
  'poolFalls',
  'policyReadings',
] as const
export type WaitingKey = (typeof waitingKeys)[number]

export const readWaiting = query({
  name: 'workbench.waiting',
  about:
    'How much waits for the caller, as the workbench shows it and the morning’s mail says it: tasks due, promises, papers to decide and to sign, approvals',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    /** Tasks that are due today or overdue, promises among them. */
    due: z.int(),
    promises: z.int(),
    /** Follow-ups up to the end of the week. */
    followUps: z.int(),
    /** What waits and is no task; a list without anything is left out. */
    lists: z.array(z.object({ key: z.enum(waitingKeys), count: z.int() })),
  }),
  async run(context) {
    const day = chinaDay(context.now)
    const sections = await daySections(context, 'me', day)
    const lists = waitingKeys.flatMap((key) => {
      const section = sections[key]
      return section === undefined ? [] : [countSql(key, key === 'formsOut' ? dueBack(section, day) : section)]
    })
    const parts = [...lists, ...(has(context.actor, 'task.read') ? [tasksSql(context, day)] : [])]
    if (parts.length === 0) return { due: 0, promises: 0, followUps: 0, lists: [] }
    const { rows } = await sql<{ key: string; count: number }>`${kept}${sql.join(parts, sql` union all `)}`.execute(
      context.db,
    )
    const of = (key: string) => rows.find((row) => row.key === key)?.count ?? 0
    return {
      due: of('due'),
      promises: of('promises'),
      followUps: of('followUps'),
      lists: waitingKeys.map((key) => ({ key, count: of(key) })).filter((one) => one.count > 0),
    }
  },
})

function countSql(key: WaitingKey, { from, where }: Section): RawBuilder<unknown> {
  return sql`select ${sql.lit(key)} as key, (select count(*)::int from (select 1 from ${from} where ${where} limit ${sql.lit(countedUpTo)}) counted) as count`
}

function tasksSql(context: Context, day: string): RawBuilder<unknown> {
  const [, last] = daysOf('week', day)
  return sql`select p.key, p.count from (select count(*) filter (where due_on <= ${day})::int as due,
      count(*) filter (where due_on <= ${day} and kind = 'promise')::int as promises, count(*) filter (where kind = 'followUp')::int as follow_ups
    from (select t.kind, t.due_on from tasks t where t.state = 'open' and t.due_on <= ${last} and t.owner_id = ${context.actor.id}
      and ${taskScopeSql(context, 'task.read', 't')} order by t.due_on limit ${sql.lit(countedUpTo)}) mine) n
    cross join lateral (values ('due', n.due), ('promises', n.promises), ('followUps', n.follow_ups)) p(key, count)`
}

export const waitingQueries = [readWaiting] as const
