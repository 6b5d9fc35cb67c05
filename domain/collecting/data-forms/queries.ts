import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { conditionContext, customerScopeSql } from '#domain/archives/access/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { madeWithin } from '#domain/people/policy.ts'
import { present } from '#domain/people/records/commands.ts'
import { everything } from '#platform/core/conditions.ts'
import { chinaDay } from '#platform/core/time.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { defaultLimit, readPage } from '#platform/server/list.ts'
import { dataFormStateOf } from './rules.ts'
import { dataForm, dataFormStates, sendMeans } from './schema.ts'

const stateKeys = Object.keys(dataFormStates) as [keyof typeof dataFormStates]

/** Data forms within reach: one's own, one's department's, and those sent to customers one may see. */
function reachSql(context: Context) {
  const own = compileCondition(
    madeWithin(context.actor, ['collecting.manage']) ?? everything,
    { fields: dataForm.fields, alias: 'f' },
    conditionContext(context),
  )
  return sql`(${own} or (c.id is not null and ${customerScopeSql(context, 'collecting.manage', 'c')}))`
}

/** A data form within reach, locked for the rest of the transaction. */
export async function holdDataForm(context: Context, id: string) {
  const { rows } = await sql<{ id: string }>`select f.id from data_forms f left join customers c on c.id = f.customer_id
    where f.id = ${id} and ${reachSql(context)} for update of f`.execute(context.db)
  const found = present(rows[0])
  const { tokenHash: _, ...row } = await context.db
    .selectFrom('dataForms')
    .selectAll()
    .where('id', '=', found.id)
    .executeTakeFirstOrThrow()
  return row
}

const rowShape = z.object({
  id: z.uuid(),
  version: z.int(),
  title: z.string(),
  customerId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  campaignId: z.uuid().nullable(),
  means: z.enum(Object.keys(sendMeans) as [keyof typeof sendMeans]),
  opens: z.enum(['individual', 'organisation']),
  purpose: z.string(),
  consentText: z.string(),
  asks: z.array(z.string()),
  sentOn: z.string(),
  dueOn: z.string().nullable(),
  returnedOn: z.string().nullable(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  answers: z.int(),
  answersMost: z.int(),
  /** Answers that wait for somebody to take them into an archive. */
  waiting: z.int(),
  state: z.enum(stateKeys),
})
type Row = Omit<z.output<typeof rowShape>, 'state'>

const columns = sql`f.id, f.version, f.title, f.customer_id, c.name as customer_name, f.campaign_id, f.means, f.opens, f.purpose, f.consent_text, f.asks, f.sent_on, f.due_on,
  f.returned_on, f.expires_at, f.revoked_at, f.answers, f.answers_most,
  (select count(*) from collections k where k.data_form_id = f.id and k.load_state = 'waiting') as waiting`

export const listDataForms = query({
  name: 'dataForm.list',
  about: 'Data forms sent and returned, the latest first; overdue ones on request',
  needs: { right: 'collecting.manage' },
  input: z.strictObject({
    customerId: z.uuid().optional(),
    only: z.enum(['overdue', 'out', 'waiting']).optional(),
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(rowShape), next: z.string().nullable() }),
  async run(context, { customerId, only, cursor, limit }) {
    const today = chinaDay(context.now)
    const isOut = sql`f.returned_on is null and f.revoked_at is null`
    const where = sql.join(
      [
        reachSql(context),
        ...(customerId === undefined ? [] : [sql`f.customer_id = ${customerId}`]),
        ...(only === 'overdue' ? [sql`${isOut} and f.customer_id is not null and f.due_on < ${today}`] : []),
        ...(only === 'out' ? [isOut] : []),
        ...(only === 'waiting'
          ? [sql`exists (select 1 from collections k where k.data_form_id = f.id and k.load_state = 'waiting')`]
          : []),
      ],
      sql` and `,
    )
    const page = await readPage<Row>(context.db as unknown as Kysely<never>, {
      from: sql`data_forms f left join customers c on c.id = f.customer_id`,
      alias: 'f',
      select: columns,
      where,
      fields: dataForm.fields,
      sort: only === 'overdue' ? [{ field: 'dueOn' }] : [{ field: 'sentOn', descending: true }],
      cursor,
      limit: limit ?? defaultLimit,
    })
    context.audit({ kind: 'list', subject: 'dataForm', ids: page.rows.map((row) => row.id) })
    return {
      rows: page.rows.map((row) => ({ ...row, state: dataFormStateOf(row, today, context.now) })),
      next: page.next,
    }
  },
})

export const dataFormQueries = [listDataForms] as const
