import { sql } from 'kysely'
import { activeRules, fallingSql } from '#domain/allocation/pool/falling/queries.ts'
import type { Context } from '#domain/kit.ts'
import { addDays } from '#platform/core/time.ts'
import type { Section, Whose } from '../sections/queries.ts'

/** One's own customers that go back to the public pool by tomorrow unless something is done today. */
export async function fallingSections(context: Context, whose: Whose, today: string): Promise<Record<string, Section>> {
  if (whose !== 'me') return {}
  const rules = await activeRules(context)
  if (rules.length === 0) return {}
  const falling = await fallingSql(context, rules, addDays(today, 1), context.actor.id)
  return {
    poolFalls: {
      from: sql`${falling} f join customers c on c.id = f.id`,
      where: sql`true`,
      select: sql`c.id, c.version, c.id as "customerId", c.name, c.kind, c.number, f.rule_name as detail,
        greatest(f."on", ${today}::date) as "dueOn", null::int as measure`,
      order: sql`f."on", c.id`,
    },
  }
}
