import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { countUpTo } from '#platform/server/list.ts'
import { customerScopeSql, readableColumns } from '../access/queries.ts'
import { type Customer, customer } from '../schema.ts'
import { standardSource } from '../standard/queries.ts'
import { standardOf } from '../standard/rules.ts'
import { askedOf, askWhenOf, heldValue, isFilled, qualityOf } from './rules.ts'

const checkItem = z.object({
  field: z.string(),
  label: z.string(),
  isFilled: z.boolean(),
  isBasic: z.boolean(),
  askWhen: z.string(),
})

// A person adds three things in one go; a longer list is the whole checklist.
const nextSteps = 3

export const customerChecklist = query({
  name: 'customer.checklist',
  about:
    'What to add next for a customer that trades, and the whole collection checklist before the first deal (ARC-12, ARC-13)',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    completeness: z.int(),
    /** Whether the whole list is what counts now: the customer is about to trade. */
    beforeFirstTrade: z.boolean(),
    isReady: z.boolean(),
    next: z.array(checkItem),
    groups: z.array(z.object({ key: z.string(), label: z.string(), items: z.array(checkItem) })),
  }),
  async run(context, input) {
    const { rows } = await sql<
      Customer & { source: string }
    >`select ${readableColumns}, ${standardSource} as source from customers c
      where c.id = ${input.id} and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(context.db)
    const row = rows[0]
    if (row === undefined) throw new AppError('missing', 'record.missing')
    const standard = standardOf(row.source)
    const beforeFirstTrade = row.processClass === 'aboutToTrade' || row.timeClass === 'future'
    const items = askedOf(row, standard).map((one) => ({
      group: one.field.group ?? 'basic',
      field: one.key,
      label: textIn(context.language, one.field.label),
      isFilled: isFilled(heldValue(row, one)),
      isBasic: one.isBasic,
      askWhen: context.t(`customer.ask.${askWhenOf(one)}`),
    }))
    const missing = items.filter((one) => !one.isFilled).sort((a, b) => Number(b.isBasic) - Number(a.isBasic))
    const plain = ({ group: _, ...item }: (typeof items)[number]) => item
    const groups = Object.entries(customer.groups).flatMap(([key, label]) => {
      const own = items.filter((one) => one.group === key).map(plain)
      return own.length === 0 ? [] : [{ key, label: textIn(context.language, label), items: own }]
    })
    const { completeness } = qualityOf(row, standard, chinaDay(context.now))
    context.audit({ kind: 'look', subject: 'customer', ids: [row.id], detail: { part: 'checklist' } })
    return {
      completeness,
      beforeFirstTrade,
      isReady: missing.length === 0,
      next: missing.slice(0, nextSteps).map(plain),
      groups,
    }
  },
})

/** What may be wrong with an archive, the most pressing first; each is a question the indexes answer. */
const fixes = [
  'approval',
  'waiting',
  'draft',
  'update',
  'restoration',
  'review',
  'expired',
  'followUp',
  'incomplete',
] as const
type Fix = (typeof fixes)[number]

// Below this an archive is shown in ochre: less than the seven in ten that make it usable.
const poorCompleteness = 70

function whereOf(fix: Fix, today: string): RawBuilder<unknown> {
  switch (fix) {
    case 'draft':
      return sql`c.state in ('draft', 'returned')`
    case 'approval':
      return sql`c.state = 'submitted'`
    case 'waiting':
      return sql`c.verification = 'waiting'`
    case 'incomplete':
      return sql`c.completeness < ${sql.lit(poorCompleteness)}`
    case 'expired':
      return sql`c.validity < 100`
    case 'review':
      return sql`c.next_review_on <= ${today}::date`
    case 'update':
      return sql`c.needs_update_since is not null`
    case 'restoration':
      return sql`exists (select 1 from restorations r where r.customer_id = c.id and r.restored_at is null)`
    case 'followUp':
      return sql`(exists (select 1 from archive_items i where i.customer_id = c.id and i.follow_up is not null and i.follow_up_closed_at is null and i.withdrawn_at is null and i.follow_up_on <= ${today}::date)
        or exists (select 1 from passed_documents d where d.customer_id = c.id and d.follow_up is not null and d.follow_up_closed_at is null and d.follow_up_on <= ${today}::date))`
  }
}

/** The order within a kind: what waits longest or weighs most comes first. */
const orderOf: Record<Fix, RawBuilder<unknown>> = {
  draft: sql`c.updated_at, c.id`,
  approval: sql`c.updated_at, c.id`,
  waiting: sql`c.created_at, c.id`,
  incomplete: sql`c.completeness, c.id`,
  expired: sql`c.validity, c.id`,
  review: sql`c.next_review_on, c.id`,
  update: sql`c.needs_update_since, c.id`,
  restoration: sql`c.updated_at, c.id`,
  followUp: sql`c.id`,
}

const fixRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  completeness: z.int(),
  accuracy: z.int(),
  validity: z.int(),
  missing: z.array(z.string()).nullable(),
  since: z.string().nullable(),
})

const group = z.object({
  key: z.string(),
  label: z.string(),
  total: z.int(),
  isExact: z.boolean(),
  rows: z.array(fixRow),
})

// Nobody mends more than this in a day; beyond it the number only says 'many'.
const countCeiling = 1000
const rowsPerGroup = 20

export const fixQueue = query({
  name: 'archive.fixQueue',
  about:
    'Which archives to mend today: awaiting approval, verification or update, incomplete, out of date, due for review, to be restored',
  needs: { right: 'customer.read' },
  input: z.strictObject({
    mine: z.boolean().optional(),
    only: z.enum(fixes).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ groups: z.array(group) }),
  async run(context, input) {
    const today = chinaDay(context.now)
    const mine =
      input.mine === true
        ? sql`(c.owner_id = ${context.actor.id} or c.department_id in (select id from departments where keeper_id = ${context.actor.id}))`
        : sql`true`
    const scope = sql`c.withdrawn_at is null and ${mine} and ${customerScopeSql(context, 'customer.read', 'c')}`
    const groups: z.input<typeof group>[] = []
    for (const key of input.only === undefined ? fixes : [input.only]) {
      const where = sql`${whereOf(key, today)} and ${scope}`
      const { total, isExact } = await countUpTo(context.db as never, sql`customers c`, where, countCeiling)
      const { rows } =
        total === 0
          ? { rows: [] }
          : await sql<
              z.output<typeof fixRow>
            >`select c.id, c.number, c.name, c.kind, (select name from staff where id = c.owner_id) as owner_name,
              c.completeness, c.accuracy, c.validity, c.missing, ${sinceOf[key]} as since
            from customers c where ${where} order by ${orderOf[key]} limit ${input.limit ?? rowsPerGroup}`.execute(
              context.db,
            )
      groups.push({ key, label: context.t(`archive.fix.${key}`), total, isExact, rows })
    }
    const seen = groups.flatMap((one) => one.rows.map((row) => row.id))
    if (seen.length > 0)
      context.audit({
        kind: 'list',
        subject: 'customer',
        ids: [...new Set(seen)],
        detail: { fixQueue: input.only ?? 'all' },
      })
    return { groups }
  },
})

const sinceOf: Record<Fix, RawBuilder<unknown>> = {
  draft: sql`to_char(c.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
  approval: sql`to_char(c.updated_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
  waiting: sql`to_char(c.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
  incomplete: sql`null::text`,
  expired: sql`null::text`,
  review: sql`c.next_review_on::text`,
  update: sql`c.needs_update_since::text`,
  restoration: sql`(select min(r.due_on)::text from restorations r where r.customer_id = c.id and r.restored_at is null)`,
  followUp: sql`null::text`,
}

export const qualityQueries = [customerChecklist, fixQueue] as const
