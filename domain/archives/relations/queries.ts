import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { findPlaced } from '../contacts/queries.ts'
import { reaches } from '../policy.ts'

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

type Raw = {
  id: string
  from_id: string
  kind: string
  remark: string | null
  from_on: string | null
  to_on: string | null
  other: Record<string, string | null>
}

/** A relation as customer_surroundings tells it, seen from `customerId`. */
export function relationOf(
  context: Pick<Context, 'actor'>,
  customerId: string,
  raw: Readonly<Record<string, unknown>>,
): RelationView {
  const { id, from_id, kind, remark, from_on, to_on, other } = raw as Raw
  const place = {
    ownerId: other['owner_id'] ?? null,
    collectorId: other['collector_id'] ?? null,
    createdBy: other['created_by'] ?? null,
    departmentId: other['department_id'] ?? null,
  }
  return {
    id,
    kind,
    isFirst: from_id === customerId,
    otherId: other['id'] ?? '',
    otherName: other['name'] ?? '',
    otherNumber: other['number'] ?? '',
    otherKind: other['kind'] ?? '',
    remark,
    fromOn: from_on,
    toOn: to_on,
    isReadable: reaches(context.actor, 'customer.read', place),
  }
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
    const { rows } = await sql<{ relations: Record<string, unknown>[] | null }>`select
      customer_surroundings(${input.customerId}, '{}', null) -> 'relations' as relations`.execute(context.db)
    const relations = (rows[0]?.relations ?? []).map((one) => relationOf(context, input.customerId, one))
    context.audit({ kind: 'look', subject: 'customer', ids: [input.customerId], detail: { part: 'relations' } })
    return { rows: coverForeign(relations) }
  },
})

export const relationsQueries = [relationsOf] as const
