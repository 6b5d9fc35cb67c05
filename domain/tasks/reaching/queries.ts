import { type RawBuilder, sql } from 'kysely'
import { insteadOf } from './rules.ts'

type Sql = RawBuilder<unknown>

/** SQL twin of allowedMeans. */
export function allowedSql(wanted: Sql, avoided: Sql): Sql {
  return sql`case when ${wanted} = any(${avoided}) then (select u.m from unnest(${[...insteadOf]}::text[]) with ordinality u(m, n)
    where not (u.m = any(${avoided})) order by u.n limit 1) else ${wanted} end`
}

/** What a task made by a rule adds to its explanation when the customer avoids the means the rule wants. */
export function avoidedSql(wanted: Sql, avoided: Sql): Sql {
  return sql`case when ${wanted} = any(${avoided}) then jsonb_build_object('avoided', ${wanted}) else '{}'::jsonb end`
}
