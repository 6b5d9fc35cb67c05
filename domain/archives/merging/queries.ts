import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { defaultLimit, readPage } from '#platform/server/list.ts'
import { customerScopeSql, readableColumns } from '../access/queries.ts'
import { maskCustomer } from '../policy.ts'
import type { Customer } from '../schema.ts'
import { readStandard } from '../standard/queries.ts'
import { findFollowers } from './followers/queries.ts'
import { mayJoin, mergedFields, mergedValue } from './rules.ts'
import { merge } from './schema.ts'

const side = z.object({
  id: z.string(),
  version: z.int(),
  number: z.string(),
  name: z.string(),
  kind: z.enum(['organisation', 'individual']),
  state: z.string(),
  createdAt: z.string(),
  ownerName: z.string().nullable(),
  /** How many records of other kinds belong to it and would follow. */
  follows: z.int(),
})

export const compareCustomers = query({
  name: 'merge.compare',
  about:
    'Two archives side by side: the fields in which they differ, what each would bring, and where both values can be kept',
  needs: { right: 'customer.merge' },
  input: z.strictObject({ keepId: z.uuid(), goneId: z.uuid() }),
  output: z.object({
    keep: side,
    gone: side,
    fields: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        group: z.string().nullable(),
        keep: z.unknown(),
        gone: z.unknown(),
        mayJoin: z.boolean(),
        /** What happens when nobody chooses. */
        usual: z.enum(['keep', 'gone']),
      }),
    ),
  }),
  async run(context, { keepId, goneId }) {
    const [keep, gone, standard, follows] = await Promise.all([
      readSide(context, keepId),
      readSide(context, goneId),
      readStandard(context),
      countFollowers(context, [keepId, goneId]),
    ])
    context.audit({ kind: 'look', subject: 'customer', ids: [keepId, goneId] })
    const shown = [keep, gone].map((row) => maskCustomer(row, context.actor, standard.extra).row) as [Read, Read]
    const fields = Object.entries(mergedFields(standard.extra)).flatMap(([key, field]) => {
      const [mine, theirs] = [mergedValue(keep, key), mergedValue(gone, key)]
      if (JSON.stringify(mine) === JSON.stringify(theirs)) return []
      const isBlank = mine === null || (Array.isArray(mine) && mine.length === 0)
      return [
        {
          field: key,
          label: textIn(context.language, field.label),
          group: field.group ?? null,
          keep: mergedValue(shown[0], key),
          gone: mergedValue(shown[1], key),
          mayJoin: mayJoin(field),
          usual: isBlank ? ('gone' as const) : ('keep' as const),
        },
      ]
    })
    const sideOf = (row: Read) => ({ ...headOf(row), follows: follows[row.id] ?? 0 })
    return { keep: sideOf(keep), gone: sideOf(gone), fields }
  },
})

type Read = Customer & { ownerName: string | null }

function headOf(row: Read) {
  return {
    id: row.id,
    version: row.version,
    number: row.number ?? '',
    name: row.name,
    kind: row.kind,
    state: row.state,
    createdAt: row.createdAt,
    ownerName: row.ownerName,
  }
}

async function readSide(context: Context, id: string): Promise<Read> {
  const { rows } =
    await sql<Read>`select ${readableColumns}, (select name from staff where id = c.owner_id) as owner_name
    from customers c where c.id = ${id} and ${customerScopeSql(context, 'customer.merge', 'c')}`.execute(context.db)
  if (rows[0] === undefined) throw new AppError('missing', 'record.missing')
  return rows[0]
}

async function countFollowers(context: Context, ids: readonly string[]): Promise<Record<string, number>> {
  const followers = await findFollowers(context.db as unknown as Kysely<never>)
  const counts = followers.map(
    (one) =>
      sql`select ${sql.raw(one.column)} as id from ${sql.raw(one.table)} where ${sql.raw(one.column)} = any(${[...ids]}::uuid[])`,
  )
  const { rows } = await sql<{
    id: string
    n: number
  }>`select id, count(*) as n from (${sql.join(counts, sql` union all `)}) one group by id`.execute(context.db)
  return Object.fromEntries(rows.map((row) => [row.id, row.n]))
}

const mergeRow = z.object({
  id: z.string(),
  keptId: z.string(),
  keptNumber: z.string(),
  keptName: z.string(),
  goneId: z.string(),
  goneNumber: z.string(),
  goneName: z.string(),
  reason: z.string().nullable(),
  createdAt: z.string(),
  byName: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoneByName: z.string().nullable(),
})

export const listMerges = query({
  name: 'merge.list',
  about: 'Merges, newest first, of all customers or of one; each can be undone while nothing merged was changed since',
  needs: { right: 'customer.merge' },
  input: z.strictObject({
    customerId: z.uuid().optional(),
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(mergeRow), next: z.string().nullable() }),
  async run(context, { customerId, cursor, limit = defaultLimit }) {
    const mine = customerId === undefined ? sql`true` : sql`(m.kept_id = ${customerId} or m.gone_id = ${customerId})`
    const page = await readPage<z.output<typeof mergeRow>>(context.db as unknown as Kysely<never>, {
      from: sql`merges m join customers c on c.id = m.kept_id join customers g on g.id = m.gone_id`,
      alias: 'm',
      select: sql`m.id, m.kept_id, c.number as kept_number, c.name as kept_name, m.gone_id, g.number as gone_number, g.name as gone_name, m.reason, m.created_at,
        (select name from staff where id = m.created_by) as by_name, m.undone_at, (select name from staff where id = m.undone_by) as undone_by_name`,
      where: sql`${mine} and ${customerScopeSql(context, 'customer.merge', 'c')}`,
      fields: merge.fields,
      sort: [{ field: 'id', descending: true }],
      cursor,
      limit,
    })
    context.audit({ kind: 'list', subject: 'merge', ids: page.rows.map((row) => row.id) })
    return page
  },
})

export const mergingQueries = [compareCustomers, listMerges] as const
