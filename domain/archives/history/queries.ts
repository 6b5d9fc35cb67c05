import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { systemId } from '#platform/core/rights.ts'
import { customerScopeSql } from '../access/queries.ts'
import { type Placed, reaches } from '../policy.ts'
import { readStandard } from '../standard/queries.ts'
import { coverDiff, type Diff, fieldOfDiff } from './rules.ts'

const line = z.object({
  id: z.string(),
  /** customer, contact, membership, relation, attachment … */
  entity: z.string(),
  recordId: z.string(),
  version: z.int(),
  kind: z.string(),
  at: z.string(),
  actorId: z.string(),
  who: z.string(),
  source: z.string(),
  reason: z.string().nullable(),
  feeder: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), label: z.string(), old: z.unknown(), now: z.unknown() })),
})

type Stored = Omit<z.output<typeof line>, 'who' | 'changes'> & { who: string | null; diff: Diff }

// One screen of history; older lines come with the next page.
const pageSize = 50

export const customerHistory = query({
  name: 'customer.history',
  about:
    'What was changed in an archive, newest first: who, when, old and new value, why; one field when asked for, so each class has a history of its own',
  needs: { right: 'customer.read' },
  input: z.strictObject({
    id: z.uuid(),
    field: z.string().max(80).optional(),
    before: z.uuid().optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(line), next: z.string().nullable() }),
  async run(context, input) {
    const { rows: places } =
      await sql<Placed>`select c.owner_id, c.collector_id, c.created_by, c.department_id from customers c
      where c.id = ${input.id} and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(context.db)
    const place = places[0]
    if (place === undefined) throw new AppError('missing', 'record.missing')
    const standard = await readStandard(context)
    const limit = input.limit ?? pageSize
    const ofField =
      input.field === undefined
        ? sql`true`
        : sql`(h.entity = 'customer' and h.diff ?| ${[input.field, `extra.${input.field}`, `verified.${input.field}`]}::text[])`
    // Written in the order of their ids, so a page ends at an id. Whatever belongs to the archive is part of its history.
    const { rows } =
      await sql<Stored>`select h.id, h.entity, h.record_id, h.version, h.kind, h.diff, h.at, h.actor_id, s.name as who, h.source, h.reason, h.feeder
      from record_changes h left join staff s on s.id = h.actor_id
      where h.record_id = any(array(
          select ${input.id}::uuid union select id from customer_contacts where customer_id = ${input.id}
          union select contact_id from customer_contacts where customer_id = ${input.id}
          union select id from customer_relations where from_id = ${input.id} or to_id = ${input.id}
          union select id from attachments where customer_id = ${input.id}
          union select id from archive_items where customer_id = ${input.id}
          union select id from deposits where customer_id = ${input.id}))
        and ${ofField} and (${input.before ?? null}::uuid is null or h.id < ${input.before ?? null}::uuid)
      order by h.id desc limit ${limit + 1}`.execute(context.db)
    context.audit({
      kind: 'look',
      subject: 'customer',
      ids: [input.id],
      detail: { part: 'history', ...(input.field ? { field: input.field } : {}) },
    })
    const seesSecret = reaches(context.actor, 'customer.secret', place)
    const labelOf = (entity: string, key: string) =>
      textIn(context.language, fieldOfDiff(standard, entity, key)?.label ?? { zh: key, en: key })
    const page = rows.slice(0, limit).map(({ diff, who, ...row }) => ({
      ...row,
      who: who ?? (row.actorId === systemId ? context.t('customer.system') : context.t('customer.somebody')),
      changes: Object.entries(coverDiff(diff, row.entity, standard, seesSecret))
        .filter(([key]) => input.field === undefined || key.replace(/^(extra|verified)\./, '') === input.field)
        .map(([field, [old, now]]) => ({ field, label: labelOf(row.entity, field), old, now })),
    }))
    return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
  },
})

export const historyQueries = [customerHistory] as const
