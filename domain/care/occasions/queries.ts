import { sql } from 'kysely'
import { z } from 'zod'
import { conditionContext, customerScopeSql } from '#domain/archives/access/queries.ts'
import { customer } from '#domain/archives/schema.ts'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { taskScopeSql } from '#domain/tasks/queries.ts'
import { occasionsFor } from '#packs/care.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { chinaDay } from '#platform/core/time.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { countCeiling } from '#platform/server/list.ts'
import { nextDay, type Occasion, proposed } from './rules.ts'
import { occasionKinds, recipientKinds, senders } from './schema.ts'

/** All occasions as they hold now: those of the firm's trades with the firm's word on them, and its own. */
export async function readOccasions(context: Pick<Context, 'db' | 'language'>): Promise<Occasion[]> {
  const { packs } = await readFirm(context.db)
  const rows = await context.db.selectFrom('careOccasions').selectAll().orderBy('createdAt').execute()
  const stored = new Map(rows.map((row) => [row.key ?? row.id, row]))
  const language = context.language === 'en' ? 'en' : 'zh'
  const said = (row: (typeof rows)[number], pack: string | null): Occasion => ({
    ...row,
    ruleId: row.key ?? row.id,
    isOwn: row.key === null,
    pack,
    words: row.words ?? [],
    means: row.means as Occasion['means'],
  })
  const ofTrades = occasionsFor(packs).map((one) => {
    const row = stored.get(one.key)
    return row === undefined ? proposed(one, language) : said(row, one.pack)
  })
  return [...ofTrades, ...rows.filter((row) => row.key === null).map((row) => said(row, null))]
}

export async function findOccasion(context: Context, ruleId: string): Promise<Occasion | undefined> {
  return (await readOccasions(context)).find((one) => one.ruleId === ruleId)
}

/** Customers an occasion is for, as SQL on the customers under `c`. */
export function audienceSql(context: Pick<Context, 'actor' | 'now'>, audience: Condition | null) {
  const live = sql`c.withdrawn_at is null and c.merged_into is null`
  if (audience === null) return live
  return sql`${live} and ${compileCondition(audience, { fields: customer.fields, alias: 'c' }, conditionContext(context))}`
}

const keysOf = <L extends object>(list: L) => Object.keys(list) as [keyof L & string]
export const occasionShape = z.object({
  ruleId: z.string(),
  version: z.int(),
  isOwn: z.boolean(),
  pack: z.string().nullable(),
  name: z.string(),
  kind: z.enum(keysOf(occasionKinds)),
  dayKey: z.string().nullable(),
  onceOn: z.string().nullable(),
  words: z.array(z.string()),
  audience: z.custom<Condition>().nullable(),
  recipients: z.enum(keysOf(recipientKinds)),
  leadDays: z.int(),
  means: z.array(z.string()),
  sender: z.enum(keysOf(senders)),
  leaderId: z.uuid().nullable(),
  greeting: z.string().nullable(),
  gift: z.string().nullable(),
  budget: z.string().nullable(),
  formKey: z.string().nullable(),
  isActive: z.boolean(),
})
const shownKeys = Object.keys(occasionShape.shape) as (keyof z.output<typeof occasionShape>)[]

export const listOccasions = query({
  name: 'care.occasions',
  about:
    'The occasions of the firm with their next day and what is open of each within reach: the care calendar (TSK-03)',
  needs: { right: 'task.read' },
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(occasionShape.extend({ nextOn: z.string().nullable(), open: z.int(), late: z.int(), done: z.int() })),
  }),
  async run(context) {
    const today = chinaDay(context.now)
    const year = today.slice(0, 4)
    const { rows: counts } = await sql<{ ruleId: string; open: number; late: number; done: number }>`
      select t.because ->> 'ruleId' as rule_id, (count(*) filter (where t.state = 'open'))::int as open,
        (count(*) filter (where t.state = 'open' and t.due_on < ${today}))::int as late,
        (count(*) filter (where t.state = 'done' and t.due_on >= ${`${year}-01-01`}))::int as done
      from tasks t join customers c on c.id = t.customer_id where t.kind = 'care' and t.because ->> 'by' = 'occasion' and t.due_on >= ${`${Number(year) - 1}-01-01`}
        and ${taskScopeSql(context, 'task.read', 't')} and ${customerScopeSql(context, 'customer.read', 'c')} group by 1`.execute(
      context.db,
    )
    const byRule = new Map(counts.map((one) => [one.ruleId, one]))
    const rows = (await readOccasions(context)).map((one) => {
      const { open = 0, late = 0, done = 0 } = byRule.get(one.ruleId) ?? {}
      const shown = Object.fromEntries(shownKeys.map((key) => [key, one[key]])) as z.output<typeof occasionShape>
      return { ...shown, nextOn: nextDay(one, today), open, late, done }
    })
    return { rows }
  },
})

export const previewOccasion = query({
  name: 'care.preview',
  about: 'How many customers an audience has now, and on which days the occasion falls next, before it is saved',
  needs: { right: 'care.manage' },
  input: z.strictObject({
    audience: z.custom<Condition>().nullable().optional(),
    kind: z.enum(keysOf(occasionKinds)),
    dayKey: z.string().max(6).optional(),
    onceOn: z.iso.date().optional(),
  }),
  output: z.object({ customers: z.int(), nextOn: z.string().nullable() }),
  async run(context, { audience, kind, dayKey, onceOn }) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from customers c
      where ${audienceSql(context, audience ?? null)} limit ${countCeiling}) l`.execute(context.db)
    const nextOn = nextDay({ kind, dayKey: dayKey ?? null, onceOn: onceOn ?? null }, chinaDay(context.now))
    return { customers: rows[0]?.n ?? 0, nextOn }
  },
})

export const occasionsQueries = [listOccasions, previewOccasion] as const
