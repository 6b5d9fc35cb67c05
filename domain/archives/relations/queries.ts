import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { customerScopeSql } from '../access/queries.ts'
import { findPlaced } from '../contacts/queries.ts'

/** One relation seen from one of its two customers. */
export type RelationView = {
  id: string
  kind: string
  /** Whether the customer asked about is the first of the two: 'first is the <kind> of second'. */
  isFirst: boolean
  otherId: string
  otherName: string
  otherNumber: string
  otherKind: string
  remark: string | null
  fromOn: string | null
  toOn: string | null
  isReadable: boolean
}

/** Relations of the customer under the alias c, as JSON; customers out of reach are named, not opened. */
export function relationsSource(context: Pick<Context, 'actor' | 'now'>): RawBuilder<RelationView[] | null> {
  return sql`(select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'isFirst', r.from_id = c.id, 'otherId', o.id, 'otherName', o.name,
      'otherNumber', o.number, 'otherKind', o.kind, 'remark', r.remark, 'fromOn', r.from_on, 'toOn', r.to_on,
      'isReadable', ${customerScopeSql(context, 'customer.read', 'o')}) order by r.created_at)
    from customer_relations r join customers o on o.id = case when r.from_id = c.id then r.to_id else r.from_id end
    where (r.from_id = c.id or r.to_id = c.id) and r.withdrawn_at is null)`
}

/** A customer out of reach is no more than a name here. */
export function coverForeign(relations: readonly RelationView[]): z.input<typeof relationRow>[] {
  return relations.map(({ isReadable, otherId, otherNumber, ...rest }) => ({
    ...rest,
    ...(isReadable ? { otherId, otherNumber } : {}),
  }))
}

export const relationRow = z.object({
  id: z.string(),
  kind: z.string(),
  isFirst: z.boolean(),
  otherId: z.string().optional(),
  otherName: z.string(),
  otherNumber: z.string().optional(),
  otherKind: z.string(),
  remark: z.string().nullable(),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
})

export const relationsOf = query({
  name: 'relation.list',
  about: 'Customers a customer belongs together with: group, branch, family, owner and tenant, agent',
  needs: { right: 'customer.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ rows: z.array(relationRow) }),
  async run(context, input) {
    await findPlaced(context, input.customerId)
    const { rows } = await sql<{
      relations: RelationView[] | null
    }>`select ${relationsSource(context)} as relations from customers c where c.id = ${input.customerId}`.execute(
      context.db,
    )
    context.audit({ kind: 'look', subject: 'customer', ids: [input.customerId], detail: { part: 'relations' } })
    return { rows: coverForeign(rows[0]?.relations ?? []) }
  },
})

export const relationsQueries = [relationsOf] as const
