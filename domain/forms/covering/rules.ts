import { contact, membership } from '#domain/archives/contacts/schema.ts'
import { covered, maskValue, reaches, uncover } from '#domain/archives/policy.ts'
import { customer } from '#domain/archives/schema.ts'
import type { FieldData, Fields } from '#platform/core/fields.ts'
import { type FormDefinition, type FormField, formFields, formTypes } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { type Actor, has } from '#platform/core/rights.ts'
import { isSame } from '#platform/core/same.ts'
import { bindOf } from '../binding/rules.ts'
import { type PlacedRecord, reachesRecord } from '../policy.ts'
import type { Answers } from '../schema.ts'

const archive: Fields = customer.fields
const person: Fields = { ...contact.fields, ...membership.fields }

/** Bound to something the archive itself covers. */
function isCoveredInArchive(field: FormField): boolean {
  if (field.bind === undefined) return false
  const bind = bindOf(field.bind)
  const source = 'role' in bind ? person[bind.part] : archive[bind.field]
  return source?.sensitivity !== undefined
}

/** What somebody may read of sensitive answers: see `reachOf`. */
export type Reach = { personal: boolean; secret: boolean; own: boolean; wrote: ReadonlySet<string> }

/**
 * Personal answers are open to whoever has the right to personal data there, to who wrote them down, and — as far as the
 * archive does not cover the same thing — to those whose paper it is: who filled it in, and who acts for a post the form
 * names for filling.
 */
export function reachOf(
  actor: Actor,
  row: PlacedRecord & { wrote?: readonly string[] | undefined },
  form: FormDefinition,
  posts: readonly string[],
): Reach {
  const may = (right: string) =>
    row.placed === null
      ? has(actor, right) && reachesRecord(actor, 'forms.read', row)
      : reaches(actor, right, row.placed)
  const isTheirs = form.flow?.fills?.some((one) => posts.includes(one)) === true
  return {
    personal: may('customer.reveal'),
    secret: may('customer.secret'),
    own: row.ownerId === actor.id || (isTheirs && reachesRecord(actor, 'forms.fill', row)),
    wrote: new Set(row.wrote),
  }
}

/** A paper somebody is about to begin about the customer of this archive. */
export function asBegun(actor: Actor, placed: PlacedRecord['placed']): PlacedRecord {
  const [ownerId, createdBy, holderId] = [actor.id, actor.id, actor.id]
  return { ownerId, createdBy, holderId, keeperId: null, staffId: null, departmentId: null, placed }
}

function isOpen(form: FormDefinition, field: FormField, reach: Reach): boolean {
  const isOwn = reach.wrote.has(field.key) || (reach.own && !isCoveredInArchive(field))
  if (field.sensitivity === 'secret') return reach.secret || isOwn
  // What a record is recognised by stands open, and so does what is worked out from the rest.
  const isPersonal = form.sensitivity === 'personal' && !['name', 'number'].includes(field.bind ?? '')
  if (field.sensitivity === undefined && !isPersonal) return true
  return reach.personal || isOwn
}

/** One answer with its telling part covered; of what is no plain value nothing stays. */
function maskAnswer(field: FormField, value: unknown): unknown {
  if (field.type === 'person') return { name: covered }
  if (field.type in formTypes) return null
  return maskValue(field as unknown as FieldData, value)
}

/** Answers as somebody may read them, and the keys of those that are covered. */
export function shownAnswers(
  form: FormDefinition,
  values: Answers,
  reach: Reach,
): { values: Answers; masked: string[] } {
  const shown: Answers = { ...values }
  const masked: string[] = []
  for (const field of formFields(form)) {
    if (isEmptyValue(values[field.key]) || isOpen(form, field, reach)) continue
    shown[field.key] = maskAnswer(field, values[field.key])
    masked.push(field.key)
  }
  return { values: shown, masked }
}

/** What comes back as it was covered stands for what it covers, so that saving a form loses nothing. */
export function uncoverAnswers(
  form: FormDefinition,
  before: Answers,
  given: Answers,
  masked: readonly string[],
): Answers {
  const result: Answers = { ...given }
  for (const field of formFields(form)) {
    if (!masked.includes(field.key) || !(field.key in given)) continue
    const mask = maskAnswer(field, before[field.key])
    result[field.key] = isSame(given[field.key], mask)
      ? before[field.key]
      : uncover({ ...(field as unknown as FieldData), sensitivity: 'personal' }, before[field.key], given[field.key])
  }
  return result
}
