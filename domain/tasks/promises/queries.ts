import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { countUpTo, defaultLimit, readPage } from '#platform/server/list.ts'
import {
  listCeiling,
  noteSeen,
  type TaskRow,
  taskColumns,
  taskRow,
  tasksFrom,
  whoseSql,
  whoses,
  wordsSql,
} from '../listing/queries.ts'
import { taskScopeSql } from '../queries.ts'
import { task } from '../schema.ts'

const states = ['open', 'overdue', 'kept', 'keptLate', 'dropped'] as const

/** The day a promise was closed in China, to be held against the day it was due. */
const closedOn = sql`(t.closed_at at time zone 'Asia/Shanghai')::date`

function stateSql(state: (typeof states)[number], today: string) {
  switch (state) {
    case 'open':
      return sql`t.state = 'open'`
    case 'overdue':
      return sql`t.state = 'open' and t.due_on < ${today}`
    case 'kept':
      return sql`t.state = 'done' and ${closedOn} <= t.due_on`
    case 'keptLate':
      return sql`t.state = 'done' and ${closedOn} > t.due_on`
    case 'dropped':
      return sql`t.state in ('cancelled', 'lapsed')`
  }
}

export const listPromises = query({
  name: 'promise.list',
  about:
    'The register of promises: given when and by whom, due when, kept in time, late or not at all, with proof (JRN-16)',
  needs: { right: 'task.read' },
  input: z.strictObject({
    whose: z.enum(whoses).optional(),
    state: z.enum(states).optional(),
    search: z.string().max(200).optional(),
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({
    rows: z.array(taskRow),
    next: z.string().nullable(),
    total: z.int().optional(),
    isExact: z.boolean().optional(),
  }),
  async run(context: Context, { whose = 'me', state, search, cursor, limit = defaultLimit }) {
    const db = context.db as unknown as Kysely<never>
    const where = sql.join(
      [
        sql`t.kind = 'promise'`,
        // Whoever gave a promise keeps it in sight although somebody else sees to it.
        whose === 'me'
          ? sql`(t.owner_id = ${context.actor.id} or t.given_by = ${context.actor.id})`
          : whoseSql(context, whose),
        taskScopeSql(context, 'task.read', 't'),
        ...(state === undefined ? [] : [stateSql(state, chinaDay(context.now))]),
        ...(search === undefined || search.trim() === '' ? [] : [wordsSql(search.trim())]),
      ],
      sql` and `,
    )
    const page = await readPage<TaskRow>(db, {
      from: tasksFrom,
      alias: 't',
      select: taskColumns(context),
      where,
      fields: task.fields,
      sort: [{ field: 'dueOn', descending: true }],
      cursor,
      limit,
    })
    noteSeen(context, page.rows, { promises: true })
    return { ...page, ...(cursor === undefined ? await countUpTo(db, tasksFrom, where, listCeiling) : {}) }
  },
})

export const promisesQueries = [listPromises] as const
