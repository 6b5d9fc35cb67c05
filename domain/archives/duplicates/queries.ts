import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { columnOf } from '#platform/core/fields.ts'
import { defaultLimit, readPage } from '#platform/server/list.ts'
import { customerScopeSql } from '../access/queries.ts'
import { maskCustomer, type Placed } from '../policy.ts'
import type { Customer } from '../schema.ts'
import { type Reason, telling } from './rules.ts'
import { pair, pairStates } from './schema.ts'
import { type SweepState, sweepKey } from './sweep/rules.ts'

/** What stands side by side, so that most pairs are decided without opening either archive. */
const shownKeys = [
  ...telling,
  'id',
  'version',
  'number',
  'abc',
  'tier',
  'stage',
  'completeness',
  'createdAt',
  'lastContactAt',
  'lastTradeOn',
] as const
const placedKeys = ['ownerId', 'collectorId', 'createdBy', 'departmentId'] as const

const sideShape = z.looseObject({
  id: z.string(),
  version: z.int(),
  number: z.string(),
  name: z.string(),
  kind: z.enum(['organisation', 'individual']),
  ownerName: z.string().nullable(),
})

const pairRow = z.object({
  id: z.string(),
  score: z.int(),
  reasons: z.array(z.object({ code: z.string(), message: z.string() })),
  state: z.enum(Object.keys(pairStates) as (keyof typeof pairStates)[]),
  decidedAt: z.string().nullable(),
  decidedByName: z.string().nullable(),
  first: sideShape,
  second: sideShape,
})

type Side = Customer & Placed & { ownerName: string | null }
type Row = Omit<z.output<typeof pairRow>, 'reasons' | 'first' | 'second'> & {
  reasons: Reason[]
  first: Side
  second: Side
}

export const listPairs = query({
  name: 'duplicate.list',
  about: 'Pairs of archives that may be one customer, the likeliest first, with the reasons and both sides',
  needs: { right: 'customer.merge' },
  input: z.strictObject({
    state: z.enum(['open', 'different']).optional(),
    customerId: z.uuid().optional(),
    minScore: z.int().min(0).max(100).optional(),
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(100).optional(),
  }),
  output: z.object({ rows: z.array(pairRow), next: z.string().nullable() }),
  async run(context, { state = 'open', customerId, minScore = 0, cursor, limit = defaultLimit }) {
    const within = (alias: string) =>
      sql`${customerScopeSql(context, 'customer.merge', alias)} and ${sql.ref(`${alias}.withdrawn_at`)} is null`
    const mine = customerId === undefined ? sql`true` : sql`${customerId} in (p.first_id, p.second_id)`
    const page = await readPage<Row>(context.db as unknown as Kysely<never>, {
      from: sql`duplicate_pairs p join customers a on a.id = p.first_id join customers b on b.id = p.second_id`,
      alias: 'p',
      select: sql`p.id, p.score, p.reasons, p.state, p.decided_at, (select name from staff where id = p.decided_by) as decided_by_name, ${sideSql('a')} as first, ${sideSql('b')} as second`,
      where: sql`p.state = ${sql.lit(state)} and p.score >= ${minScore} and ${mine} and ${within('a')} and ${within('b')}`,
      fields: pair.fields,
      sort: [{ field: 'score', descending: true }],
      cursor,
      limit,
    })
    const shown = (side: Side) => {
      const { row } = maskCustomer(side, context.actor)
      return { ...row, number: row.number ?? '' }
    }
    const rows = page.rows.map((row) => ({
      ...row,
      reasons: row.reasons.map(({ code, params }) => ({ code, message: context.t(code, params) })),
      first: shown(row.first),
      second: shown(row.second),
    }))
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: rows.flatMap((row) => [row.first.id, row.second.id]),
      detail: { duplicates: state },
    })
    return { rows, next: page.next }
  },
})

function sideSql(alias: 'a' | 'b') {
  const columns = [...new Set([...shownKeys, ...placedKeys])]
    .map((key) => `'${key}', ${alias}.${columnOf(key)}`)
    .join(', ')
  return sql`jsonb_build_object(${sql.raw(columns)}, 'ownerName', (select name from staff where id = ${sql.ref(`${alias}.owner_id`)}))`
}

export const sweepProgress = query({
  name: 'duplicate.sweepState',
  about: 'How far the comparison of all archives is, and when the last one ended',
  needs: { right: 'customer.merge' },
  input: z.strictObject({}),
  output: z.object({
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    groups: z.int(),
    done: z.int(),
    /** Keys that too many archives share to compare them all. */
    skipped: z.int(),
    open: z.int(),
  }),
  async run(context) {
    const { rows } = await sql<{
      value: SweepState | null
      open: number
    }>`select (select value from settings where key = ${sweepKey}) as value,
      (select count(*) from duplicate_pairs where state = 'open') as open`.execute(context.db)
    const state = rows[0]?.value
    return {
      startedAt: state?.startedAt ?? null,
      finishedAt: state?.finishedAt ?? null,
      groups: state?.groups ?? 0,
      done: state?.done ?? 0,
      skipped: state?.skipped ?? 0,
      open: rows[0]?.open ?? 0,
    }
  },
})

export const duplicatesQueries = [listPairs, sweepProgress] as const
