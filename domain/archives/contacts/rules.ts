import { tokensOf } from '#platform/core/chinese/search-tokens.ts'
import type { Fields } from '#platform/core/fields.ts'
import type { Actor } from '#platform/core/rights.ts'
import { maskValue, type Placed, reaches, uncover } from '../policy.ts'
import { type Contact, contact } from './schema.ts'

export type ContactValues = { [K in keyof Contact]?: Contact[K] | undefined }

const contactFields: Fields = contact.fields

const emptyContact = Object.fromEntries(Object.keys(contact.fields).map((key) => [key, null])) as unknown as Contact

/** A contact as it shall be written: values joined with what stands there, search tokens made anew. */
export function prepareContact(
  id: string,
  before: Contact | undefined,
  values: ContactValues,
  at: string,
  actorId: string,
): Contact {
  const next: Contact = { ...(before ?? { ...emptyContact, id, version: 0, createdAt: at, createdBy: actorId }) }
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || !(key in contact.fields)) continue
    const target = next as Record<string, unknown>
    target[key] = uncover(contactFields[key] ?? contact.fields.remarks, target[key], value)
  }
  next.version = (before?.version ?? 0) + 1
  next.updatedAt = at
  next.updatedBy = actorId
  next.searchTokens = tokensOf({
    names: [{ text: next.name, person: true }],
    numbers: [],
    phones: next.phones ?? [],
    words: [],
  })
  return next
}

/** A contact as the actor may read it: the rights are those on the customer it is read with. */
export function maskContact<C extends Partial<Contact>>(
  one: C,
  actor: Actor,
  place: Placed,
): C & { masked: string[]; locked: string[] } {
  const may = reaches(actor, 'customer.reveal', place)
  const shown: Record<string, unknown> = { ...one }
  const hidden: string[] = []
  for (const [key, field] of Object.entries(contactFields)) {
    if (field.sensitivity === undefined || shown[key] === null || shown[key] === undefined) continue
    shown[key] = maskValue(field, shown[key])
    hidden.push(key)
  }
  return { ...(shown as C), masked: may ? hidden : [], locked: may ? [] : hidden }
}

/** People in the order they are to be called: by calling order, then the primary contact, then by name (ARC-60). */
export function byCallingOrder<C extends { callingOrder: number | null; isPrimary: boolean; name: string }>(
  a: C,
  b: C,
): number {
  return (
    (a.callingOrder ?? 100) - (b.callingOrder ?? 100) ||
    Number(b.isPrimary) - Number(a.isPrimary) ||
    a.name.localeCompare(b.name, 'zh-CN')
  )
}
