import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { madeWithin } from '#domain/people/policy.ts'
import { AppError } from '#platform/core/errors.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { readDefinition } from '../definitions/queries.ts'
import { formLink } from './schema.ts'

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** One's own links, or those of the departments the right reaches: as with data forms. */
export function linkScopeSql(context: Pick<Context, 'actor' | 'now'>, alias: string): RawBuilder<unknown> {
  const scope = madeWithin(context.actor, ['forms.link'])
  if (scope === undefined) return sql`true`
  return compileCondition(scope, { fields: formLink.fields, alias }, conditionContext(context))
}

/** The shape of a token; anything else is not even looked up. */
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export type OpenLink = NonNullable<Awaited<ReturnType<typeof findOpenLink>>>

/** The open link a token leads to, with its form; guessed, expired, used and revoked ones are all alike undefined. */
export async function findOpenLink(context: Pick<Context, 'db' | 'now'>, given: string) {
  if (!token.safeParse(given).success) return undefined
  const link = await context.db
    .selectFrom('formLinks')
    .selectAll()
    .where('tokenHash', '=', hashOf(given))
    .executeTakeFirst()
  if (link === undefined) return undefined
  const isOver = Date.parse(link.expiresAt) <= context.now.getTime()
  if (isOver || link.revokedAt !== null || link.answers >= link.answersMost) return undefined
  return { ...link, definition: await readDefinition(context, link.definitionId) }
}

/** Guessed, expired, used, revoked: one answer for all, so that it tells nothing. */
export function gone(): AppError {
  return new AppError('missing', 'form.link_gone')
}

const states = ['open', 'answered', 'expired', 'revoked'] as const
const linkRow = z.object({
  id: z.uuid(),
  version: z.int(),
  formKey: z.string(),
  recordId: z.uuid().nullable(),
  customerId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  purpose: z.string(),
  answers: z.int(),
  answersMost: z.int(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  dueOn: z.string().nullable(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  state: z.enum(states),
})
// Whoever sends more links than this looks for one by its form or customer.
const mostLinks = 200

export const listLinks = query({
  name: 'form.links',
  about: 'Forms sent out by link, the latest first, with what came back',
  needs: { right: 'forms.link' },
  input: z.strictObject({
    form: z.string().max(40).optional(),
    customerId: z.uuid().optional(),
    recordId: z.uuid().optional(),
  }),
  output: z.object({ rows: z.array(linkRow) }),
  async run(context, { form, customerId, recordId }) {
    const { rows } = await sql<
      z.output<typeof linkRow>
    >`select l.id, l.version, l.form_key, l.record_id, l.customer_id, c.name as customer_name,
        l.purpose, l.answers, l.answers_most, l.expires_at, l.revoked_at, l.due_on, l.created_at, s.name as created_by_name,
        case when l.revoked_at is not null then 'revoked' when l.answers >= l.answers_most then 'answered'
          when l.expires_at <= ${context.now.toISOString()}::timestamptz then 'expired' else 'open' end as state
      from form_links l left join customers c on c.id = l.customer_id left join staff s on s.id = l.created_by
      where ${linkScopeSql(context, 'l')} and (${form ?? null}::text is null or l.form_key = ${form ?? null})
        and (${customerId ?? null}::uuid is null or l.customer_id = ${customerId ?? null}::uuid)
        and (${recordId ?? null}::uuid is null or l.record_id = ${recordId ?? null}::uuid)
      order by l.id desc limit ${mostLinks}`.execute(context.db)
    context.audit({ kind: 'list', subject: formLink.name, ids: rows.map((row) => row.id) })
    return { rows }
  },
})

export const linksQueries = [listLinks] as const
