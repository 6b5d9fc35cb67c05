import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { customer } from '#domain/archives/schema.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import type { Condition } from '#platform/core/conditions.ts'
import type { Fields } from '#platform/core/fields.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'

const key = 'keyAccounts'

/** The condition that makes a customer a key account; none until the firm sets one. */
export async function readRule(
  context: Pick<Context, 'db'>,
): Promise<{ condition: Condition | null; version: number }> {
  const row = await context.db
    .selectFrom('settings')
    .select(['value', 'version'])
    .where('key', '=', key)
    .executeTakeFirst()
  const value = row?.value as { condition?: Condition | null } | undefined
  return { condition: value?.condition ?? null, version: row?.version ?? 0 }
}

/** Live customers that meet a condition, as SQL on customers under the alias c. */
export async function meetsSql(
  context: Pick<Context, 'db' | 'actor' | 'now'>,
  condition: Condition,
): Promise<RawBuilder<unknown>> {
  const { extra } = await readStandard(context)
  const target = { fields: customer.fields, alias: 'c', extra: extra as Fields }
  return sql`c.withdrawn_at is null and c.merged_into is null and ${compileCondition(condition, target, conditionContext(context))}`
}

export const getRule = query({
  name: 'keyAccount.rule',
  about: 'The condition by which customers become key accounts',
  needs: { right: 'keyAccount.read' },
  input: z.strictObject({}),
  output: z.object({ condition: conditionSchema.nullable(), version: z.int() }),
  run: async (context) => await readRule(context),
})

const shown = 50

export const previewRule = query({
  name: 'keyAccount.previewRule',
  about: 'What another condition would mean: who would become a key account, and who would no longer be one',
  needs: { right: 'keyAccount.manage' },
  input: z.strictObject({ condition: conditionSchema }),
  output: z.object({
    added: z.int(),
    ended: z.int(),
    kept: z.int(),
    first: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
  async run(context, { condition }) {
    const meets = await meetsSql(context, condition)
    const marked = sql`exists (select from key_accounts k where k.customer_id = c.id and k.ended_on is null)`
    const { rows } = await sql<{ added: number; kept: number; ended: number }>`select
      (select count(*)::int from customers c where ${meets} and not ${marked}) as added,
      (select count(*)::int from customers c where ${meets} and ${marked}) as kept,
      (select count(*)::int from key_accounts k join customers c on c.id = k.customer_id where k.ended_on is null and k.marked_by = 'rule' and not (${meets})) as ended`.execute(
      context.db,
    )
    const { rows: first } = await sql<{ id: string; name: string }>`select c.id, c.name from customers c
      where ${meets} and not ${marked} order by c.id limit ${shown}`.execute(context.db)
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: first.map((one) => one.id),
      detail: { list: 'keyAccounts' },
    })
    return { added: 0, kept: 0, ended: 0, ...rows[0], first }
  },
})

export const markingQueries = [getRule, previewRule] as const
