import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { customerScopeSql, keyOf } from '../access/queries.ts'
import type { Placed } from '../policy.ts'
import { byCallingOrder, maskContact } from './rules.ts'
import type { Contact, ContactAtCustomer, Membership } from './schema.ts'

const hidden = new Set(['searchTokens', 'withdrawnAt'])

/** A contact as customer_surroundings tells it (JSON with the names of SQL), with the names of code. */
export function contactOf(raw: Readonly<Record<string, unknown>>): ContactAtCustomer {
  return Object.fromEntries(
    Object.entries(raw)
      .map(([column, value]) => [keyOf(column), value] as const)
      .filter(([key]) => !hidden.has(key)),
  ) as ContactAtCustomer
}

/** Rows of statements that keep their own nesting. */
export const contactRow = z.record(z.string(), z.unknown())

export type Place = {
  membership: Membership
  contact: Contact
  customer: Placed & { id: string; withdrawnAt: string | null }
}

/**
 * A contact's place at a customer, locked, within reach of reading.
 * @throws AppError('missing', 'record.missing')
 */
export async function lockPlace(context: Context, membershipId: string): Promise<Place> {
  const membership = await context.db
    .selectFrom('customerContacts')
    .selectAll()
    .where('id', '=', membershipId)
    .where('withdrawnAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (membership === undefined) throw new AppError('missing', 'record.missing')
  const customer = await findPlaced(context, membership.customerId)
  const person = await context.db
    .selectFrom('contacts')
    .selectAll()
    .where('id', '=', membership.contactId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { membership, contact: person, customer }
}

/** Where a customer stands, if it may be read; what belongs to a customer is allowed as the customer is. */
export async function findPlaced(context: Context, customerId: string): Promise<Place['customer']> {
  const { rows } = await sql<
    Place['customer']
  >`select c.id, c.owner_id, c.collector_id, c.created_by, c.department_id, c.withdrawn_at from customers c
    where c.id = ${customerId} and c.merged_into is null and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(
    context.db,
  )
  const found = rows[0]
  if (found === undefined) throw new AppError('missing', 'record.missing')
  return found
}

/** A contact that belongs to at least one customer within reach. */
export async function lockContact(
  context: Context,
  id: string,
): Promise<{ contact: Contact; customers: Place['customer'][] }> {
  const person = await context.db
    .selectFrom('contacts')
    .selectAll()
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const { rows } = await sql<
    Place['customer']
  >`select distinct c.id, c.owner_id, c.collector_id, c.created_by, c.department_id, c.withdrawn_at
    from customer_contacts m join customers c on c.id = m.customer_id
    where m.contact_id = ${id} and m.withdrawn_at is null and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(
    context.db,
  )
  if (person === undefined || rows.length === 0) throw new AppError('missing', 'record.missing')
  return { contact: person, customers: rows }
}

export const contactsOf = query({
  name: 'contact.list',
  about: 'The people at a customer, emergency contacts in calling order first; those of the past when asked for',
  needs: { right: 'customer.read' },
  input: z.strictObject({ customerId: z.uuid(), past: z.boolean().optional() }),
  output: z.object({ rows: z.array(contactRow) }),
  async run(context, input) {
    const place = await findPlaced(context, input.customerId)
    const { rows } = await sql<{ contacts: Record<string, unknown>[] | null }>`select
      customer_surroundings(${input.customerId}, '{}', null) -> 'contacts' as contacts`.execute(context.db)
    const today = chinaDay(context.now)
    const wanted = (rows[0]?.contacts ?? [])
      .map(contactOf)
      .filter((one) => input.past === true || one.toOn === null || one.toOn >= today)
    context.audit({ kind: 'look', subject: 'customer', ids: [input.customerId], detail: { part: 'contacts' } })
    return { rows: wanted.sort(byCallingOrder).map((one) => maskContact(one, context.actor, place)) }
  },
})

const emergencyRow = z.object({
  customerId: z.string(),
  customerName: z.string(),
  number: z.string(),
  building: z.string().nullable(),
  unit: z.string().nullable(),
  contacts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: z.string(),
      duty: z.string().nullable(),
      phones: z.array(z.string()),
      callingOrder: z.int().nullable(),
    }),
  ),
})

// The duty desk prints one building at a time; the tallest towers have fewer units than this.
const mostUnits = 2000

export const emergencyContacts = query({
  name: 'archive.emergency',
  about: 'Emergency contacts by unit in calling order, and of a whole building for the duty desk',
  needs: { right: 'customer.read' },
  input: z.strictObject({ building: z.string().max(40).optional(), unit: z.string().max(40).optional() }),
  output: z.object({ rows: z.array(emergencyRow) }),
  async run(context, input) {
    // In an emergency nobody hunts for an eye to click: phones stand open, and the whole list is on record as revealed.
    const { rows } = await sql<
      z.output<typeof emergencyRow>
    >`select c.id as customer_id, c.name as customer_name, c.number,
        c.extra ->> 'building' as building, c.extra ->> 'unit' as unit,
        jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'role', m.role, 'duty', m.duty, 'phones', coalesce(to_jsonb(k.phones), '[]'), 'callingOrder', m.calling_order)
          order by m.calling_order nulls last, m.is_primary desc, k.name) as contacts
      from customers c join customer_contacts m on m.customer_id = c.id join contacts k on k.id = m.contact_id
      where c.withdrawn_at is null and m.withdrawn_at is null and (m.to_on is null or m.to_on >= ${chinaDay(context.now)}::date)
        and (m.role = 'emergency' or m.calling_order is not null)
        and (${input.building ?? null}::text is null or c.extra ->> 'building' = ${input.building ?? null})
        and (${input.unit ?? null}::text is null or c.extra ->> 'unit' = ${input.unit ?? null})
        and ${customerScopeSql(context, 'customer.read', 'c')}
      group by c.id order by building nulls last, unit nulls last, c.number limit ${mostUnits}`.execute(context.db)
    context.audit({
      kind: 'reveal',
      subject: 'customer',
      ids: rows.map((row) => row.customerId),
      purpose: context.t('contact.emergency_purpose'),
      detail: { ...input },
    })
    return { rows }
  },
})

export const contactsQueries = [contactsOf, emergencyContacts] as const
