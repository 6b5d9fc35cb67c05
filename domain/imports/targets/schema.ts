import { contact, membership } from '#domain/archives/contacts/schema.ts'
import { product } from '#domain/ledgers/products/schema.ts'
import { staff } from '#domain/people/schema.ts'
import { type FieldData, instant, longText, text } from '#platform/core/fields.ts'
import type { Text } from '#platform/core/i18n.ts'

/** A field a column can be matched to. `key` is 'group.field'. */
export type TargetField = { key: string; group: string; name: string; field: FieldData }

export type TargetGroup = { key: string; label: Text }

/** What can be imported: its fields in groups, and which fields may identify an existing record. */
export type Target = {
  key: string
  label: Text
  groups: readonly TargetGroup[]
  fields: readonly TargetField[]
  /** Fields without which no new record comes about; the name of the main group unless said otherwise. */
  needs?: readonly string[]
}

function fieldsOf(
  group: string,
  fields: Readonly<Record<string, FieldData>>,
  keep: (name: string, field: FieldData) => boolean,
): TargetField[] {
  return Object.entries(fields)
    .filter(([name, field]) => field.system !== true && field.type !== 'json' && keep(name, field))
    .map(([name, field]) => ({ key: `${group}.${name}`, group, name, field }))
}

/** Staff and products come one row each, matched by number or name. */
export const recordTargets: Readonly<Record<string, Target>> = {
  staff: {
    key: 'staff',
    label: staff.label,
    groups: [{ key: 'staff', label: staff.label }],
    fields: fieldsOf('staff', staff.fields, () => true),
  },
  product: {
    key: 'product',
    label: product.label,
    groups: [{ key: 'product', label: product.label }],
    fields: fieldsOf('product', product.fields, () => true),
  },
}

/** History lines that come with the customers: true author and date are kept (ARC-47). */
const journalFields: Record<string, FieldData> = {
  happenedAt: instant('往来时间', 'Happened at', {
    synonyms: ['联系时间', '跟进时间', '沟通日期', '拜访日期', '回访日期', '跟进日期', '记录时间'],
  }),
  author: text('往来记录人', 'Written by', { max: 80, synonyms: ['跟进人员', '记录人', '沟通人'] }),
  text: longText('往来内容', 'What happened', {
    synonyms: ['跟进记录', '沟通记录', '跟进内容', '拜访记录', '回访记录', '沟通内容', '联系记录'],
  }),
}

/** The fields of a customer as the firm calls them, its own ones, and its word for a customer. */
type Named = { fields: FieldsOf; extra: FieldsOf; word: Text }
type FieldsOf = Readonly<Record<string, FieldData>>

/** Customers with their first contact and one history line per row; further rows of the same customer add to it. */
export function customerTarget({ fields, extra, word }: Named): Target {
  return {
    key: 'customer',
    label: word,
    groups: [
      { key: 'customer', label: word },
      { key: 'extra', label: { zh: '扩展项', en: 'Own fields' } },
      { key: 'contact', label: { zh: '联系人', en: 'Contact' } },
      { key: 'journal', label: { zh: '往来历史', en: 'History' } },
    ],
    fields: [
      ...fieldsOf('customer', fields, () => true),
      ...fieldsOf('extra', extra, () => true),
      ...fieldsOf('contact', contact.fields, () => true),
      ...fieldsOf('contact', membership.fields, (name) => name === 'role' || name === 'duty'),
      ...fieldsOf('journal', journalFields, () => true),
    ],
  }
}
