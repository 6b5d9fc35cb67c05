import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import {
  allowChange,
  checkSpan,
  createdChange,
  keepOnePrimary,
  newMembership,
  placeFields,
  placeKeys,
} from '../commands.ts'
import { findPlaced, lockContact, lockPlace, type Place } from '../queries.ts'
import type { Membership } from '../schema.ts'

const needs = { right: 'customer.change' }

export const changePlace = command({
  name: 'contact.changePlace',
  about: "Changes a contact's role, duty, calling order or span of time at one customer",
  needs,
  input: z.strictObject({
    membershipId: z.uuid(),
    values: changeSchema(placeFields, placeKeys),
    reason: z.string().trim().max(500).optional(),
  }),
  output: z.object({ membershipId: z.string() }),
  async run(context, input) {
    const place = await lockPlace(context, input.membershipId)
    allowChange(context, place.customer)
    await savePlace(context, place, input.values, input.reason)
    return { membershipId: input.membershipId }
  },
})

export const endContact = command({
  name: 'contact.end',
  about: "Ends a contact's time at a customer; the person stays known and stays in the history",
  needs,
  input: z.strictObject({
    membershipId: z.uuid(),
    toOn: z.iso.date().optional(),
    reason: z.string().trim().max(500).optional(),
  }),
  output: z.object({ membershipId: z.string() }),
  async run(context, input) {
    const place = await lockPlace(context, input.membershipId)
    allowChange(context, place.customer)
    await savePlace(context, place, { toOn: input.toOn ?? chinaDay(context.now), isPrimary: false }, input.reason)
    return { membershipId: input.membershipId }
  },
})

async function savePlace(
  context: Context,
  place: Place,
  values: Partial<{ [K in keyof Membership]: Membership[K] | undefined }>,
  reason: string | undefined,
): Promise<void> {
  const { membership: before } = place
  const given = Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => value !== undefined && !(value === null && (key === 'role' || key === 'isPrimary')),
    ),
  )
  const next = { ...before, ...given } as Membership
  checkSpan(next.fromOn, next.toOn)
  const diff = diffOf(before, given)
  if (Object.keys(diff).length === 0) return
  await context.db.updateTable('customerContacts').set(given).where('id', '=', before.id).execute()
  await keepOnePrimary(context, next)
  await recordChanges(context, [
    { entity: 'membership', recordId: before.id, version: 1, kind: 'changed', diff, reason: reason ?? null },
  ])
  context.audit({
    kind: 'change',
    subject: 'customer',
    ids: [before.customerId],
    detail: { part: 'contacts', fields: Object.keys(diff) },
  })
}

export const linkContact = command({
  name: 'contact.link',
  about: 'Makes a known contact a contact of another customer too',
  needs,
  input: z.strictObject({ contactId: z.uuid(), customerId: z.uuid(), values: createSchema(placeFields, placeKeys) }),
  output: z.object({ membershipId: z.string() }),
  async run(context, input) {
    const { contact: person } = await lockContact(context, input.contactId)
    allowChange(context, await findPlaced(context, input.customerId))
    const place = newMembership(context, input.customerId, person.id, input.values)
    await context.db.insertInto('customerContacts').values(place).execute()
    await keepOnePrimary(context, place)
    await recordChanges(context, [createdChange('membership', place.id, place)])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [input.customerId],
      detail: { part: 'contacts', linked: person.id },
    })
    return { membershipId: place.id }
  },
})

export const removeContact = command({
  name: 'contact.remove',
  about: 'Takes back a contact that was put at a customer by mistake; the history keeps it',
  needs,
  input: z.strictObject({ membershipId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: z.object({ membershipId: z.string() }),
  async run(context, input) {
    const { membership: before, customer } = await lockPlace(context, input.membershipId)
    allowChange(context, customer)
    const at = context.now.toISOString()
    await context.db
      .updateTable('customerContacts')
      .set({ withdrawnAt: at, isPrimary: false })
      .where('id', '=', before.id)
      .execute()
    await sql`update contacts set withdrawn_at = ${at} where id = ${before.contactId}
      and not exists (select 1 from customer_contacts where contact_id = ${before.contactId} and withdrawn_at is null)`.execute(
      context.db,
    )
    await recordChanges(context, [
      {
        entity: 'membership',
        recordId: before.id,
        version: 1,
        kind: 'withdrawn',
        diff: { withdrawnAt: [null, at] },
        reason: input.reason,
      },
    ])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [before.customerId],
      detail: { part: 'contacts', removed: before.contactId },
    })
    return { membershipId: before.id }
  },
})

export const placesCommands = [changePlace, endContact, linkContact, removeContact] as const
