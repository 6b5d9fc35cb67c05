import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Follower, findFollowers, type UniqueKey } from './queries.ts'

/** Rows that followed: 'table.column' → the rest of each row's primary key. */
export type Moved = Record<string, unknown[][]>

const joined = (parts: RawBuilder<unknown>[]) => sql.join(parts, sql` and `)

/**
 * Lets everything that belongs to `fromId` belong to `toId`. A row that would double one the survivor has (the same
 * contact in the same role) stays behind with the withdrawn archive, and so does a link between the two.
 * @returns what moved, so that `returnFollowers` can take exactly those rows back.
 */
export async function moveFollowers(db: Kysely<never>, fromId: string, toId: string): Promise<Moved> {
  const moved: Moved = {}
  for (const follower of await findFollowers(db)) {
    const { rows } = await sql<{
      key: unknown[]
    }>`update ${sql.raw(follower.table)} t set ${sql.raw(follower.column)} = ${toId}
      where ${joined([sql`t.${sql.raw(follower.column)} = ${fromId}`, ...hindrances(follower, toId)])}
      returning ${keyOf(follower)} as key`.execute(db)
    if (rows.length > 0) moved[nameOf(follower)] = rows.map((row) => row.key)
  }
  return moved
}

/** Gives `fromId` back what `moveFollowers` took to `toId`. Rows that have gone elsewhere since are left alone. */
export async function returnFollowers(db: Kysely<never>, fromId: string, toId: string, moved: Moved): Promise<void> {
  for (const follower of await findFollowers(db)) {
    const keys = moved[nameOf(follower)]
    if (keys === undefined) continue
    await sql`update ${sql.raw(follower.table)} t set ${sql.raw(follower.column)} = ${fromId}
      where t.${sql.raw(follower.column)} = ${toId}
        and ${keyOf(follower)} in (select jsonb_array_elements(${JSON.stringify(keys)}::jsonb))`.execute(db)
  }
}

function nameOf(follower: Follower): string {
  return `${follower.table}.${follower.column}`
}

function keyOf(follower: Follower): RawBuilder<unknown> {
  return sql`jsonb_build_array(${sql.join(follower.key.map((one) => sql`t.${sql.raw(one)}`))})`
}

/** Conditions under which a row of the follower may move. */
function hindrances(follower: Follower, toId: string): RawBuilder<unknown>[] {
  return [
    ...follower.siblings.map((one) => sql`t.${sql.raw(one)} is distinct from ${toId}`),
    ...follower.uniques.map(
      (unique) => sql`not exists (select 1 from ${sql.raw(follower.table)} k
      where ${joined([sql`k.${sql.raw(follower.column)} = ${toId}`, ...collision(unique)])})`,
    ),
  ]
}

/** The row and one the survivor has are the same to the key. Parts may be expressions, so each is read from its row. */
function collision({ parts, condition }: UniqueKey): RawBuilder<unknown>[] {
  const read = (expression: string, row: 't' | 'k') =>
    sql`(select ${sql.raw(expression)} from (select ${sql.ref(row)}.*) as one)`
  return [
    ...parts.map((part) => sql`${read(part, 'k')} = ${read(part, 't')}`),
    ...(condition === null ? [] : [read(condition, 'k'), read(condition, 't')]),
  ]
}
