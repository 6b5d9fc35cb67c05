import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { taskScopeSql } from '#domain/tasks/queries.ts'
import { type Because, taskKinds } from '#domain/tasks/schema.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'

const kinds = Object.keys(taskKinds) as [keyof typeof taskKinds]

const person = z.object({
  staffId: z.uuid().nullable(),
  name: z.string().nullable(),
  /** Open and due on the day. */
  due: z.int(),
  /** Done on the day. */
  done: z.int(),
  /** Open and due before it. */
  late: z.int(),
  oldest: z.string().nullable(),
})

const boardInput = { on: z.iso.date().optional(), kind: z.enum(kinds).optional() }

function dayOf(on: string) {
  return { start: startOfChinaDay(on).toISOString(), end: startOfChinaDay(addDays(on, 1)).toISOString() }
}

export const readBoard = query({
  name: 'supervision.board',
  about: 'The day’s board: what is due, done and late, person by person, of everybody one may see (VIS-13)',
  needs: { right: 'task.read' },
  input: z.strictObject(boardInput),
  output: z.object({ on: z.string(), rows: z.array(person) }),
  async run(context, { on = chinaDay(context.now), kind }) {
    const { start, end } = dayOf(on)
    const { rows } = await sql<z.output<typeof person>>`
      select t.owner_id as staff_id, s.name,
        (count(*) filter (where t.state = 'open' and t.due_on = ${on}))::int as due,
        (count(*) filter (where t.state = 'done'))::int as done,
        (count(*) filter (where t.state = 'open' and t.due_on < ${on}))::int as late,
        min(t.due_on) filter (where t.state = 'open' and t.due_on < ${on})::text as oldest
      from tasks t left join staff s on s.id = t.owner_id
      where ((t.state = 'open' and t.due_on <= ${on}) or (t.state = 'done' and t.closed_at >= ${start} and t.closed_at < ${end}))
        and (${kind ?? null}::text is null or t.kind = ${kind ?? null}::text) and ${taskScopeSql(context, 'task.read', 't')}
      group by t.owner_id, s.name order by late desc, due desc, s.name limit 500`.execute(context.db)
    return { on, rows }
  },
})

const item = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(kinds),
  title: z.string(),
  customerId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  means: z.string().nullable(),
  dueOn: z.string(),
  firstDueOn: z.string(),
  state: z.enum(['open', 'done']),
  closedAt: z.string().nullable(),
  result: z.string().nullable(),
  because: z.custom<Because>().nullable(),
})

export const readBoardItems = query({
  name: 'supervision.boardItems',
  about: 'What one person has due, done and late on a day, with the result of what was done (VIS-13)',
  needs: { right: 'task.read' },
  input: z.strictObject({ ...boardInput, staffId: z.uuid().nullable() }),
  output: z.object({ rows: z.array(item) }),
  async run(context, { on = chinaDay(context.now), kind, staffId }) {
    const { start, end } = dayOf(on)
    const { rows } = await sql<z.output<typeof item>>`
      select t.id, t.version, t.kind, t.title, t.customer_id, c.name as customer_name, t.means, t.due_on, t.first_due_on, t.state, t.closed_at,
        t.result, t.because
      from tasks t left join customers c on c.id = t.customer_id
      where t.owner_id is not distinct from ${staffId}::uuid
        and ((t.state = 'open' and t.due_on <= ${on}) or (t.state = 'done' and t.closed_at >= ${start} and t.closed_at < ${end}))
        and (${kind ?? null}::text is null or t.kind = ${kind ?? null}::text) and ${taskScopeSql(context, 'task.read', 't')}
      order by (t.state = 'done'), t.due_on, t.id limit 300`.execute(context.db)
    return { rows }
  },
})

export const boardQueries = [readBoard, readBoardItems] as const
