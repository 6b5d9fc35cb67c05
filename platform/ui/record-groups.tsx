import type { ReactNode } from 'react'
import type { FieldData } from '#platform/core/fields.ts'
import { type Language, type Text, textIn } from '#platform/core/i18n.ts'
import type { FormFields } from './field-form.ts'
import { type FieldRecord, isEmptyValue } from './field-text.ts'
import { FieldValue } from './field-value.tsx'
import type { RecordGroup, RecordItem, RecordMark } from './record-sheet.tsx'

export type RecordGroupsOptions = {
  fields: FormFields
  groups: Readonly<Record<string, Text>>
  record: FieldRecord
  language: Language
  /** Only fields for this kind of record. */
  kind?: string | undefined
  /** What is known of each value; an empty wanted field is missing without being told. */
  marks?: Readonly<Record<string, { mark: RecordMark; title?: string }>>
  /** Draws a value in its own way, e.g. masked. */
  values?: Readonly<Record<string, ReactNode>>
  asks?: Readonly<Record<string, ReactNode>>
  acts?: Readonly<Record<string, ReactNode>>
  /** Shows empty fields that nobody waits for too; else they are left out. */
  withEmpty?: boolean
}

/** The groups of a RecordSheet from field descriptors, in the order of the paper. */
export function recordGroups(options: RecordGroupsOptions): RecordGroup[] {
  const { fields, groups, language } = options
  return Object.entries(groups)
    .map(([key, title]) => ({
      key,
      title: textIn(language, title),
      items: Object.keys(fields).flatMap((one) => (fields[one]?.group === key ? itemOf(one, options) : [])),
    }))
    .filter((group) => group.items.length > 0)
}

function itemOf(key: string, options: RecordGroupsOptions): RecordItem[] {
  const { fields, record, language, kind, marks = {}, values = {}, asks = {}, acts = {}, withEmpty = true } = options
  const field = fields[key]
  const isCurrency = key.endsWith('Currency') && fields[key.slice(0, -'Currency'.length)]?.type === 'money'
  const applies = kind === undefined || field?.appliesTo === undefined || field.appliesTo.includes(kind)
  if (!field || field.system || isCurrency || !applies) return []

  const isEmpty = isEmptyValue(record[key]) && values[key] === undefined
  const mark = isEmpty ? (field.quality || field.required ? 'missing' : undefined) : marks[key]?.mark
  if (isEmpty && mark === undefined && !withEmpty) return []
  const title = marks[key]?.title
  return [
    {
      key,
      label: textIn(language, field.label),
      value: values[key] ?? shownValue(field, key, record),
      mark,
      ...(title !== undefined && { markTitle: title }),
      ...(asks[key] !== undefined && { ask: asks[key] }),
      ...(acts[key] !== undefined && { act: acts[key] }),
      wide: field.type === 'longText',
    },
  ]
}

function shownValue(field: FieldData, key: string, record: FieldRecord): ReactNode {
  if (isEmptyValue(record[key])) return <span className="mut">—</span>
  return <FieldValue field={field} value={record[key]} record={record} fieldKey={key} />
}
