import { type Kysely, sql } from 'kysely'

/** Unique keys that moving a row could run into: the key's parts without the moved column, and its condition. */
export type UniqueKey = { parts: string[]; condition: string | null }

/** A column somewhere in the database that points at a customer; its rows follow when the customer is merged. */
export type Follower = {
  table: string
  column: string
  /** The primary key without the column itself: what names a row again when the merge is undone. */
  key: string[]
  uniques: UniqueKey[]
  /** Other columns of the same row that point at customers: a row must not come to link a customer with itself. */
  siblings: string[]
}

/** What merging itself writes about the pair must stay with the pair. */
const ownTables = ['merges', 'duplicate_pairs']

/**
 * All columns that point at customers, read from the database's own catalogue and not from a list in code:
 * a table that a later noun adds follows from the day its foreign key exists, and cannot be forgotten.
 * Names come quoted as SQL needs them.
 */
export async function findFollowers(db: Kysely<never>): Promise<Follower[]> {
  const { rows } = await sql<Follower>`
    with links as (
      select conrelid, conkey[1] as attnum from pg_constraint
      where contype = 'f' and confrelid = 'customers'::regclass and cardinality(conkey) = 1
        and conrelid <> all(${ownTables}::regclass[])
    )
    select links.conrelid::regclass::text as "table", quote_ident(a.attname) as "column",
      array(select quote_ident(k.attname) from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any(i.indkey)
        where i.indrelid = links.conrelid and i.indisprimary and k.attnum <> links.attnum order by k.attnum) as key,
      coalesce((select jsonb_agg(jsonb_build_object(
          'parts', array(select pg_get_indexdef(i.indexrelid, n, true) from generate_series(1, i.indnkeyatts) n
            where i.indkey[n - 1] <> links.attnum),
          'condition', pg_get_expr(i.indpred, i.indrelid)))
        from pg_index i where i.indrelid = links.conrelid and i.indisunique and links.attnum = any(i.indkey)), '[]') as uniques,
      array(select quote_ident(o.attname) from links other join pg_attribute o on o.attrelid = other.conrelid and o.attnum = other.attnum
        where other.conrelid = links.conrelid and other.attnum <> links.attnum) as siblings
    from links join pg_attribute a on a.attrelid = links.conrelid and a.attnum = links.attnum
    order by 1, 2`.execute(db)
  return rows
}
