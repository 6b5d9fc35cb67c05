import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { conditionContext, customerScopeSql } from '#domain/archives/access/queries.ts'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { searchSql } from '#domain/archives/search/finding/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { everything } from '#platform/core/conditions.ts'
import { chinaDay } from '#platform/core/time.ts'
import { compileCondition, likePattern } from '#platform/server/condition-sql.ts'
import { countUpTo, defaultLimit, listInput, readPage, type Sort } from '#platform/server/list.ts'
import { taskScopeSql } from '../queries.ts'
import { daysOf, type When, whens } from '../rules.ts'
import { type Because, priorities, type TaskLink, task, taskKinds, taskMeans, taskStates } from '../schema.ts'

type Sql = RawBuilder<unknown>

const keysOf = <T extends object>(list: T) => Object.keys(list) as [keyof T & string, ...(keyof T & string)[]]
export const kindKeys = keysOf(taskKinds)

// Counting visits every row it counts: three thousand take 5 ms, and nobody compares larger numbers by eye.
export const listCeiling = 3000

export const taskRow = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(kindKeys),
  title: z.string(),
  customerId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  customerKind: z.string().nullable(),
  /** Tier and ABC class, where the reader may see the customer. */
  customerTier: z.string().nullable(),
  customerAbc: z.string().nullable(),
  contactId: z.uuid().nullable(),
  contactName: z.string().nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  departmentId: z.uuid().nullable(),
  priority: z.enum(keysOf(priorities)),
  means: z.enum(keysOf(taskMeans)).nullable(),
  dueOn: z.string(),
  dueTime: z.string().nullable(),
  firstDueOn: z.string(),
  remarks: z.string().nullable(),
  because: z.custom<Because>().nullable(),
  links: z.array(z.custom<TaskLink>()),
  state: z.enum(keysOf(taskStates)),
  closedAt: z.string().nullable(),
  closedByName: z.string().nullable(),
  result: z.string().nullable(),
  closeReason: z.string().nullable(),
  journalEntryId: z.uuid().nullable(),
  givenByName: z.string().nullable(),
  givenOn: z.string().nullable(),
  escalatedAt: z.string().nullable(),
  /** When the same rule has the next one for the customer; null: none, or no rule. */
  nextOn: z.string().nullable(),
})
export type TaskRow = z.output<typeof taskRow>

export const whoses = ['me', 'department', 'all'] as const
export type Whose = (typeof whoses)[number]

export const tasksFrom = sql`tasks t left join customers c on c.id = t.customer_id left join contacts p on p.id = t.contact_id
  left join staff s on s.id = t.owner_id left join staff d on d.id = t.closed_by left join staff g on g.id = t.given_by`

/** The rule's next one: made already, or as the rule knew it when it made this one. */
const nextOn = sql`case when t.state = 'open' and t.because ->> 'by' <> 'task' then coalesce(
  (select min(n.due_on)::text from tasks n where n.customer_id = t.customer_id and n.state = 'open' and n.id <> t.id and n.owner_id is not distinct from t.owner_id
    and n.due_on >= t.due_on and n.because ->> 'ruleId' = t.because ->> 'ruleId'), t.because ->> 'nextOn') end`

export function taskColumns(context: Context): Sql {
  const isSeen = customerScopeSql(context, 'customer.read', 'c')
  return sql`t.id, t.version, t.kind, t.title, t.customer_id, c.name as customer_name, c.kind as customer_kind,
    case when ${isSeen} then c.tier end as customer_tier, case when ${isSeen} then c.abc end as customer_abc,
    t.contact_id, p.name as contact_name, t.owner_id, s.name as owner_name, t.department_id, t.priority, t.means, t.due_on, t.due_time,
    t.first_due_on, t.remarks, t.because, t.links, t.state, t.closed_at, d.name as closed_by_name, t.result, t.close_reason,
    t.journal_entry_id, coalesce(g.name, t.given_by_name) as given_by_name, t.given_on, t.escalated_at, ${nextOn} as next_on`
}

/** Whose tasks are asked for; what a right reaches is asked besides. */
export function whoseSql({ actor }: Pick<Context, 'actor'>, whose: Whose): Sql {
  if (whose === 'me') return sql`t.owner_id = ${actor.id}`
  return whose === 'department' ? sql`t.department_id = any(${[...actor.departmentIds]}::uuid[])` : sql`true`
}

function whenSql(when: When, today: string): Sql {
  const [first, last] = daysOf(when, today)
  return sql.join(
    [
      when === 'done' ? sql`t.state <> 'open'` : sql`t.state = 'open'`,
      ...(first === undefined ? [] : [sql`t.due_on >= ${first}`]),
      ...(last === undefined ? [] : [sql`t.due_on <= ${last}`]),
    ],
    sql` and `,
  )
}

const bare = (context: Context) => context.db as unknown as Kysely<never>
const kinds = z.union([z.enum(kindKeys), z.array(z.enum(kindKeys)).max(kindKeys.length)]).optional()

export const listTasks = query({
  name: 'task.list',
  about: 'Tasks of oneself, one’s department or all within reach: overdue, of today, of the coming week, later or done',
  needs: { right: 'task.read' },
  input: listInput.extend({
    whose: z.enum(whoses).optional(),
    when: z.enum(whens).optional(),
    kind: kinds,
    customerId: z.uuid().optional(),
    search: z.string().max(200).optional(),
    /** Whether to count; the first page counts unless told not to. */
    count: z.boolean().optional(),
  }),
  output: z.object({
    rows: z.array(taskRow),
    next: z.string().nullable(),
    total: z.int().optional(),
    /** False: there are more than `total`. */
    isExact: z.boolean().optional(),
  }),
  async run(context, { sort, cursor, limit = defaultLimit, count, ...filter }) {
    const { whose = 'me', when = 'open', kind, customerId, search, condition } = filter
    const target = { fields: task.fields, alias: 't' }
    const where = sql.join(
      [
        whoseSql(context, whose),
        whenSql(when, chinaDay(context.now)),
        taskScopeSql(context, 'task.read', 't'),
        compileCondition(condition ?? everything, target, conditionContext(context)),
        ...(kind === undefined ? [] : [sql`t.kind = any(${[kind].flat()}::text[])`]),
        ...(customerId === undefined ? [] : [sql`t.customer_id = ${customerId}`]),
        ...(search === undefined || search.trim() === '' ? [] : [wordsSql(search.trim())]),
      ],
      sql` and `,
    )
    const page = await readPage<TaskRow>(bare(context), {
      from: tasksFrom,
      alias: 't',
      select: taskColumns(context),
      where,
      fields: task.fields,
      sort: sort ?? usualSort(when),
      cursor,
      limit,
    })
    noteSeen(context, page.rows, filter)
    const isCounted = count ?? cursor === undefined
    return { ...page, ...(isCounted ? await countUpTo(bare(context), tasksFrom, where, listCeiling) : {}) }
  },
})

function usualSort(when: When): Sort[] {
  return when === 'done' ? [{ field: 'closedAt', descending: true }] : [{ field: 'dueOn' }]
}

export function wordsSql(text: string): Sql {
  const like = likePattern(text, '%', '%')
  return sql`(t.title ilike ${like} or t.remarks ilike ${like} or (c.id is not null and ${searchSql(text)}))`
}

/** Reading a list of tasks is a look at the customers it names (ACC-04). */
export function noteSeen(context: Context, rows: readonly TaskRow[], detail: Record<string, unknown>): void {
  const customers = [...new Set(rows.flatMap((row) => row.customerId ?? []))]
  if (customers.length > 0)
    context.audit({ kind: 'list', subject: 'customer', ids: customers, detail: { list: 'tasks', ...detail } })
}

export const tasksOfCustomer = query({
  name: 'task.ofCustomer',
  about:
    'What is to be done for a customer and what was done, by whom and with what result; whoever sees the customer sees it',
  needs: { right: 'task.read' },
  input: z.strictObject({
    customerId: z.uuid(),
    state: z.enum(['open', 'closed']),
    kind: kinds,
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(taskRow), next: z.string().nullable() }),
  async run(context, { customerId, state, kind, cursor, limit = defaultLimit }) {
    const customer = await reachCustomer(context, 'customer.read', customerId)
    const where = sql.join(
      [
        sql`t.customer_id = ${customer.id}`,
        state === 'open' ? sql`t.state = 'open'` : sql`t.state <> 'open'`,
        ...(kind === undefined ? [] : [sql`t.kind = any(${[kind].flat()}::text[])`]),
      ],
      sql` and `,
    )
    const page = await readPage<TaskRow>(bare(context), {
      from: tasksFrom,
      alias: 't',
      select: taskColumns(context),
      where,
      fields: task.fields,
      sort: usualSort(state === 'open' ? 'open' : 'done'),
      cursor,
      limit,
    })
    context.audit({ kind: 'look', subject: 'customer', ids: [customer.id], detail: { part: 'tasks' } })
    return page
  },
})

export const listingQueries = [listTasks, tasksOfCustomer] as const
