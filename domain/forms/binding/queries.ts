import type { ContactAtCustomer } from '#domain/archives/contacts/schema.ts'
import { contact as contactEntity, membership } from '#domain/archives/contacts/schema.ts'
import { type Page, readPage } from '#domain/archives/queries.ts'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FieldData, Fields } from '#platform/core/fields.ts'
import type { FormDefinition, FormField } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { has } from '#platform/core/rights.ts'
import { chinaDay } from '#platform/core/time.ts'
import { checkFormValue } from '#platform/server/form-values.ts'
import { archiveField, type BoundField, bindOf, boundFields, toFormShape } from './rules.ts'

const personFields: Fields = { ...contactEntity.fields, duty: membership.fields.duty }

/** The archive a form is about, as far as the caller may read archives; what they may not read is not filled in for them. */
export async function readArchive(context: Context, customerId: string | null): Promise<Page | undefined> {
  if (customerId === null || !has(context.actor, 'customer.read')) return undefined
  try {
    return await readPage(context, customerId)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'missing') return undefined
    throw error
  }
}

/** Whoever has a role at the customer today, the first to be called of several. */
export function personOf(page: Page, role: string, today: string): ContactAtCustomer | undefined {
  return page.contacts.find((one) => one.role === role && (one.toOn === null || one.toOn >= today))
}

export type BoundValue = { key: string; bind: string; value: unknown; field: FieldData | undefined }

/** What the archive says about a bound field, in the shape of the form. */
export function boundValue(page: Page, field: BoundField, today: string): BoundValue {
  const bind = bindOf(field.bind)
  if ('role' in bind) {
    const person = personOf(page, bind.role, today)
    const raw = (person as Record<string, unknown> | undefined)?.[bind.part]
    const isWhole = bind.part === 'name' && person !== undefined && field.type === 'person'
    const value = isWhole ? { name: person.name, contactId: person.id } : raw
    return { key: field.key, bind: field.bind, value: fitting(field, value), field: personFields[bind.part] }
  }
  const row = page.row as Record<string, unknown>
  const value = row[bind.field] ?? (row['extra'] as Record<string, unknown> | undefined)?.[bind.field]
  return {
    key: field.key,
    bind: field.bind,
    value: fitting(field, value),
    field: archiveField(page.standard, bind.field),
  }
}

/** A value of the archive that does not fit the form (an option the paper has not) is left for the person to fill in. */
function fitting(field: FormField, value: unknown): unknown {
  const checked = checkFormValue(field, toFormShape(field, value))
  return checked.ok ? checked.value : null
}

/** The bound fields of a form with what the archive says. */
export function boundValues(page: Page, form: FormDefinition, now: Date): BoundValue[] {
  return boundFields(form).map((field) => boundValue(page, field, chinaDay(now)))
}

/** What the archive already knows of a form's questions, by key of the form. */
export function prefilled(page: Page, form: FormDefinition, now: Date): Record<string, unknown> {
  return Object.fromEntries(
    boundValues(page, form, now).flatMap(({ key, value }) => (isEmptyValue(value) ? [] : [[key, value]])),
  )
}
