import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import type { Fields } from '#platform/core/fields.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { customerColumns, customerScopeSql, refuse, valueAt } from '../access/queries.ts'
import { contact } from '../contacts/schema.ts'
import { type Placed, reaches, whyNot } from '../policy.ts'
import type { Customer } from '../schema.ts'
import { standardSource } from '../standard/queries.ts'
import { fieldOf, standardOf } from '../standard/rules.ts'

// A purpose of one character is none.
const purpose = z.string().trim().min(2).max(200)
const revealed = z.object({ field: z.string(), value: z.unknown() })

export const revealField = query({
  name: 'customer.reveal',
  about:
    'Uncovers one covered value of an archive; who, when, what and why are recorded before the answer leaves (ACC-19)',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid(), field: z.string().max(80), purpose }),
  output: revealed,
  async run(context, input) {
    const { rows } = await sql<
      Customer & { source: string }
    >`select ${customerColumns}, ${standardSource} as source from customers c
      where c.id = ${input.id} and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(context.db)
    const row = rows[0]
    if (row === undefined) throw new AppError('missing', 'record.missing')
    const standard = standardOf(row.source)
    const field = fieldOf(standard, input.field)
    if (field?.sensitivity === undefined) throw invalidField('field', 'customer.no_such_field')
    if (field.sensitivity === 'secret' && !reaches(context.actor, 'customer.secret', row)) {
      refuse(context, { kind: 'forbidden', code: 'right.missing', params: { right: 'customer.secret' } })
    }
    if (field.sensitivity === 'personal') refuse(context, whyNot('reveal', context.actor, row))
    context.audit({
      kind: 'reveal',
      subject: 'customer',
      ids: [row.id],
      purpose: input.purpose,
      detail: { field: input.field },
    })
    return {
      field: input.field,
      value: valueAt(row, standard.extra[input.field] === undefined ? input.field : `extra.${input.field}`),
    }
  },
})

export const revealContact = query({
  name: 'contact.reveal',
  about: 'Uncovers one covered value of a contact; the look is recorded',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid(), field: z.string().max(80), purpose }),
  output: revealed,
  async run(context, input) {
    if ((contact.fields as Fields)[input.field]?.sensitivity === undefined)
      throw invalidField('field', 'customer.no_such_field')
    const { rows: places } = await sql<
      Placed & { id: string }
    >`select distinct c.id, c.owner_id, c.collector_id, c.created_by, c.department_id
      from customer_contacts m join customers c on c.id = m.customer_id
      where m.contact_id = ${input.id} and m.withdrawn_at is null and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(
      context.db,
    )
    const row = await context.db.selectFrom('contacts').selectAll().where('id', '=', input.id).executeTakeFirst()
    if (places.length === 0 || row === undefined) throw new AppError('missing', 'record.missing')
    if (!places.some((one) => reaches(context.actor, 'customer.reveal', one))) {
      refuse(context, { kind: 'forbidden', code: 'customer.out_of_reach', params: { right: 'customer.reveal' } })
    }
    const ids = places.map((one) => one.id)
    context.audit({
      kind: 'reveal',
      subject: 'customer',
      ids,
      purpose: input.purpose,
      detail: { part: 'contacts', contact: input.id, field: input.field },
    })
    return { field: input.field, value: valueAt(row, input.field) }
  },
})

const usageRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  looks: z.int(),
  people: z.int(),
  lastAt: z.string(),
})
const readerRow = z.object({ id: z.string(), name: z.string(), looks: z.int(), archives: z.int(), lastAt: z.string() })
const neverRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  archivedOn: z.string().nullable(),
  ownerName: z.string().nullable(),
})

// A quarter shows the habit of a firm that reviews each quarter.
const usualDays = 90
const mostRows = 100

export const archiveUsage = query({
  name: 'archive.usage',
  about: 'How often archives are consulted and by whom, and archives nobody has consulted (ARC-34)',
  needs: { right: 'customer.read' },
  input: z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    archives: z.array(usageRow),
    readers: z.array(readerRow),
    neverUsed: z.array(neverRow),
    neverUsedTotal: z.int(),
  }),
  async run(context, input) {
    const to = input.to ?? chinaDay(context.now)
    const from = input.from ?? addDays(to, -usualDays)
    const looks = sql`looks as materialized (select ids.id, l.actor_id, l.actor_name, l.at from audit_log l cross join unnest(l.ids) ids(id)
      where l.subject = 'customer' and l.kind in ('look', 'reveal', 'print')
        and l.at >= ${startOfChinaDay(from).toISOString()}::timestamptz and l.at < ${startOfChinaDay(addDays(to, 1)).toISOString()}::timestamptz)`
    const scope = customerScopeSql(context, 'customer.read', 'c')
    const { rows: archives } = await sql<
      z.output<typeof usageRow>
    >`with ${looks} select c.id, c.number, c.name, count(*)::int as looks,
        count(distinct l.actor_id)::int as people, max(l.at) as last_at
      from looks l join customers c on c.id = l.id where ${scope} group by c.id order by looks desc, c.id limit ${mostRows}`.execute(
      context.db,
    )
    const { rows: readers } = await sql<
      z.output<typeof readerRow>
    >`with ${looks} select l.actor_id as id, max(l.actor_name) as name, count(*)::int as looks,
        count(distinct l.id)::int as archives, max(l.at) as last_at
      from looks l join customers c on c.id = l.id where ${scope} group by l.actor_id order by looks desc, l.actor_id limit ${mostRows}`.execute(
      context.db,
    )
    const unused = sql`from customers c where c.withdrawn_at is null and ${scope} and not exists (select 1 from looks l where l.id = c.id)`
    const { rows: neverUsed } = await sql<
      z.output<typeof neverRow>
    >`with ${looks} select c.id, c.number, c.name, c.archived_on,
      (select name from staff where id = c.owner_id) as owner_name ${unused} order by c.archived_on nulls first, c.id limit ${mostRows}`.execute(
      context.db,
    )
    const { rows: total } = await sql<{ n: number }>`with ${looks} select count(*) as n ${unused}`.execute(context.db)
    return { from, to, archives, readers, neverUsed, neverUsedTotal: total[0]?.n ?? 0 }
  },
})

export const looksQueries = [revealField, revealContact, archiveUsage] as const
