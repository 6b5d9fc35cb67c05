import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { columnOf } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { type Change, diffOf, recordChanges } from '#platform/server/history.ts'
import { kept } from '#platform/server/kept.ts'
import { changeSchema, createSchema, writableKeys } from '#platform/server/values.ts'
import { refuse, staleRecord } from '../access/queries.ts'
import { type Placed, reaches } from '../policy.ts'
import { findPlaced, lockContact } from './queries.ts'
import { prepareContact } from './rules.ts'
import { type Contact, contact, type Membership, membership } from './schema.ts'

// Role and 'primary' have an answer when nobody gives one, so a form with a name alone is enough.
export const placeFields = {
  ...membership.fields,
  role: { ...membership.fields.role, required: false },
  isPrimary: { ...membership.fields.isPrimary, required: false },
} as typeof membership.fields
export const placeKeys = ['role', 'duty', 'isPrimary', 'callingOrder', 'fromOn', 'toOn'] as const
const personKeys = writableKeys(contact.fields)
const formFields = { ...contact.fields, ...placeFields }

/** A contact as a form gives it: the person and the place at the customer in one. */
export const contactInput = createSchema(formFields, [...personKeys, ...placeKeys])
export type ContactInput = z.output<typeof contactInput>

type Rows = { contacts: Contact[]; memberships: Membership[]; changes: Change[] }

/** New contacts of a customer, ready to be written. */
export function prepareContacts(context: Context, customerId: string, inputs: readonly ContactInput[]): Rows {
  const at = context.now.toISOString()
  const rows: Rows = { contacts: [], memberships: [], changes: [] }
  inputs.forEach((input, n) => {
    const person = prepareContact(newId(), undefined, pick(input, personKeys), at, context.actor.id)
    const place = newMembership(context, customerId, person.id, { ...input, isPrimary: input.isPrimary ?? n === 0 })
    rows.contacts.push(person)
    rows.memberships.push(place)
    rows.changes.push(
      createdChange('contact', person.id, pick(person, personKeys)),
      createdChange('membership', place.id, place),
    )
  })
  return rows
}

export function newMembership(
  context: Context,
  customerId: string,
  contactId: string,
  place: Partial<Membership>,
): Membership {
  const { role, duty = null, isPrimary, callingOrder = null, fromOn = null, toOn = null } = place
  checkSpan(fromOn, toOn)
  return {
    id: newId(),
    customerId,
    contactId,
    role: role ?? 'contact',
    duty,
    isPrimary: isPrimary ?? false,
    callingOrder,
    fromOn,
    toOn,
    createdAt: context.now.toISOString(),
    createdBy: context.actor.id,
    withdrawnAt: null,
  }
}

export function checkSpan(fromOn: string | null, toOn: string | null): void {
  if (fromOn !== null && toOn !== null && toOn < fromOn) throw invalidField('toOn', 'contact.ends_before_start')
}

export function createdChange(entity: string, recordId: string, values: Readonly<Record<string, unknown>>): Change {
  const { id: _, createdAt: _at, createdBy: _by, withdrawnAt: _w, ...kept } = values
  return { entity, recordId, version: 1, kind: 'created', diff: diffOf({}, dropNulls(kept)) }
}

function dropNulls(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

function pick<R extends object>(row: R, keys: readonly string[]): Partial<R> {
  return Object.fromEntries(
    keys.flatMap((key) => (key in row ? [[key, (row as Record<string, unknown>)[key]]] : [])),
  ) as Partial<R>
}

/** Writes prepared contacts in one statement; their history is for the caller to record with its own. */
export async function insertContacts(context: Context, { contacts, memberships }: Rows): Promise<void> {
  if (contacts.length === 0) return
  await sql`${kept}with people as (insert into contacts select * from jsonb_populate_recordset(null::contacts, ${snakeRows(contacts)}::jsonb))
    insert into customer_contacts select * from jsonb_populate_recordset(null::customer_contacts, ${snakeRows(memberships)}::jsonb)`.execute(
    context.db,
  )
}

function snakeRows(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [columnOf(key), value]))),
  )
}

/** What belongs to a customer may be changed by who may change the customer. */
export function allowChange(context: Context, place: Placed & { withdrawnAt: string | null }): void {
  if (!reaches(context.actor, 'customer.change', place))
    refuse(context, { kind: 'forbidden', code: 'customer.out_of_reach', params: { right: 'customer.change' } })
  if (place.withdrawnAt !== null) throw new AppError('conflict', 'customer.withdrawn')
}

/** A customer has one primary contact: the newest claim wins. */
export async function keepOnePrimary(context: Context, kept: Membership): Promise<void> {
  if (!kept.isPrimary) return
  await sql`update customer_contacts set is_primary = false where customer_id = ${kept.customerId} and id <> ${kept.id} and is_primary`.execute(
    context.db,
  )
}

const needs = { right: 'customer.change' }

export const addContact = command({
  name: 'contact.add',
  about: 'Adds a person to a customer, with role, duty and span of time',
  needs,
  input: z.strictObject({ customerId: z.uuid(), values: contactInput }),
  output: z.object({ id: z.string(), membershipId: z.string() }),
  async run(context, input) {
    allowChange(context, await findPlaced(context, input.customerId))
    const rows = prepareContacts(context, input.customerId, [
      { ...input.values, isPrimary: input.values.isPrimary ?? false },
    ])
    const place = rows.memberships[0] as Membership
    await insertContacts(context, rows)
    await keepOnePrimary(context, place)
    await recordChanges(context, rows.changes)
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [input.customerId],
      detail: { part: 'contacts', added: place.contactId },
    })
    return { id: place.contactId, membershipId: place.id }
  },
})

export const changeContact = command({
  name: 'contact.change',
  about: 'Changes what is known of a contact',
  needs,
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    values: changeSchema(contact.fields, personKeys),
    reason: z.string().trim().max(500).optional(),
  }),
  output: z.object({ id: z.string(), version: z.int() }),
  async run(context, input) {
    const { contact: before, customers } = await lockContact(context, input.id)
    const place = customers.find((one) => reaches(context.actor, 'customer.change', one)) ?? customers[0]
    if (place !== undefined) allowChange(context, place)
    if (before.version !== input.version) throw await staleRecord(context, before)
    const next = prepareContact(before.id, before, input.values, context.now.toISOString(), context.actor.id)
    const diff = diffOf(before, pick(next, personKeys))
    if (Object.keys(diff).length === 0) return { id: before.id, version: before.version }
    await writeContact(context, next)
    await recordChanges(context, [
      {
        entity: 'contact',
        recordId: before.id,
        version: next.version,
        kind: 'changed',
        diff,
        reason: input.reason ?? null,
      },
    ])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: customers.map((one) => one.id),
      detail: { part: 'contacts', fields: Object.keys(diff) },
    })
    return { id: before.id, version: next.version }
  },
})

async function writeContact(context: Context, next: Contact): Promise<void> {
  const { id, ...rest } = next
  await context.db.updateTable('contacts').set(rest).where('id', '=', id).execute()
}

export const contactsCommands = [addContact, changeContact] as const
