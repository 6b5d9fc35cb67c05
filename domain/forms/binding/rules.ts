import { contactRoles } from '#domain/archives/contacts/schema.ts'
import { customer } from '#domain/archives/schema.ts'
import { fieldOf, type Standard } from '#domain/archives/standard/rules.ts'
import type { FieldData, Fields } from '#platform/core/fields.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'

/** What of a person may be asked for on a form about a customer: '@owner.education'. */
export const personParts = [
  'phones',
  'emails',
  'sex',
  'duty',
  'birthday',
  'age',
  'education',
  'personality',
  'hobbies',
  'family',
  'ability',
  'remarks',
  'wechatIds',
  'paperNumber',
] as const

/** Where a field is bound to: a field of the archive, or a person of a role at the customer and maybe a part of theirs. */
export type Bind = { field: string } | { role: string; part: string }

export function bindOf(bind: string): Bind {
  if (!bind.startsWith('@')) return { field: bind }
  const [role = '', part = 'name'] = bind.slice(1).split('.')
  return { role, part }
}

/** Everything a form about a customer may be bound to with these fields of packs and firm. */
export function bindableKeys(extra: Fields): ReadonlySet<string> {
  return new Set([
    ...Object.keys(customer.fields),
    ...Object.keys(extra),
    ...Object.keys(contactRoles).flatMap((role) => [`@${role}`, ...personParts.map((part) => `@${role}.${part}`)]),
  ])
}

export type BoundField = FormField & { bind: string }

export function boundFields(form: FormDefinition): BoundField[] {
  if (form.subject !== 'customer') return []
  return formFields(form).filter((field): field is BoundField => field.bind !== undefined)
}

/** The field of the archive behind a binding, with its sensitivity; undefined for one the firm has dropped. */
export function archiveField(standard: Standard, key: string): FieldData | undefined {
  return fieldOf(standard, key)
}

/** A value of the archive in the shape the form field has. */
export function toFormShape(field: FormField, value: unknown): unknown {
  if (value === null || value === undefined) return null
  const isList = ['strings', 'phones', 'emails', 'options'].includes(field.type)
  if (isList) return Array.isArray(value) ? value : [value]
  return Array.isArray(value) ? value.join('、') : value
}

/** An answer in the shape the archive has: one line of telephones becomes a list, a named person a name. */
export function toArchiveShape(field: FieldData, value: unknown): unknown {
  if (value === null || value === undefined) return null
  const plain = typeof value === 'object' && 'name' in value ? (value as { name: unknown }).name : value
  const isList = ['strings', 'phones', 'emails', 'options'].includes(field.type)
  if (isList && typeof plain === 'string') return plain.split(/[、,，;；]/).filter((one) => one.trim() !== '')
  return !isList && Array.isArray(plain) ? plain.join('、') : plain
}
