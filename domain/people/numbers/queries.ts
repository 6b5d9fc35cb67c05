import type { Kysely } from 'kysely'
import type { Database } from '#domain/kit.ts'
import { type RuleNumberKey, ruleNumberKeys, ruleNumbers } from './rules.ts'

/** The numbers in force: the firm's where it set one, else what the papers say. */
export async function readNumbers(db: Kysely<Database>): Promise<Record<RuleNumberKey, number | null>> {
  const rows = await db.selectFrom('ruleNumbers').select(['key', 'value']).execute()
  const own = new Map(rows.map((row) => [row.key, row.value]))
  return Object.fromEntries(
    ruleNumberKeys.map((key) => [key, own.has(key) ? (own.get(key) ?? null) : ruleNumbers[key].usual]),
  ) as Record<RuleNumberKey, number | null>
}
