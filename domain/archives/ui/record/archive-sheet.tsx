import { type ReactNode, useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { IconButton } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import type { FormFields } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { recordGroups } from '#platform/ui/record-groups.tsx'
import { type RecordGroup, type RecordMark, RecordSheet } from '#platform/ui/record-sheet.tsx'
import type { Marks } from '../../schema.ts'
import { type CustomerFields, flatRow } from '../customer-fields.ts'
import { CoveredValue } from './covered-value.tsx'
import { GroupForm } from './group-form.tsx'
import { PaperLocationItem } from './paper-location.tsx'
import { recordMessages } from './record-messages.ts'
import type { CustomerProps } from './use-customer.ts'

export type Editing = { group: string; first?: string }

type ArchiveSheetProps = CustomerProps & {
  schema: CustomerFields
  editing: Editing | undefined
  onEdit: (editing: Editing | undefined) => void
  onField: (key: string) => void
}

// The number never changes and the kind decides which fields there are: neither belongs in the sheet.
const notInSheet: ReadonlySet<string> = new Set(['number', 'kind'])

/** The sheet of an archive, group by group as on paper; each group is changed in place. */
export function ArchiveSheet({ page, schema, editing, onEdit, onField }: ArchiveSheetProps) {
  const t = useT(recordMessages)
  const { language } = useLanguage()
  const [withEmpty, setWithEmpty] = useState(false)
  const { row, may } = page
  const record = flatRow(row)
  const fields = sheetFields(schema, page)
  const groups = recordGroups({
    fields,
    groups: schema.groups,
    record,
    language,
    kind: row.kind,
    withEmpty,
    marks: useMarks(page),
    values: coveredValues(page, fields),
    asks: useAsks(page, (key) => onEdit({ group: fields[key]?.group ?? '', first: key })),
    acts: useActs(fields, onField),
  })
  const shown = groups.map((group): RecordGroup => {
    const keys = Object.keys(fields).filter(
      (key) => fields[key]?.group === group.key && isForForm(fields, key, row.kind),
    )
    if (editing?.group === group.key) {
      const form = (
        <GroupForm
          key={group.key}
          id={row.id}
          version={row.version}
          kind={row.kind}
          record={record}
          schema={schema}
          keys={keys}
          first={editing.first}
          onDone={() => onEdit(undefined)}
        />
      )
      return { ...group, items: [], below: form }
    }
    const button = (
      <button key={group.key} type="button" className="lnk" onClick={() => onEdit({ group: group.key })}>
        <Icon name="edit" small /> {t('record.edit')}
      </button>
    )
    const items =
      group.key === 'keeping' ? [...group.items, PaperLocationItem({ page, label: t('record.paper') })] : group.items
    return { ...group, items, aside: may['change']?.allowed && !editing ? button : (may['change']?.reason ?? '') }
  })
  return (
    <>
      <RecordSheet groups={shown} />
      <p className="pl">
        <button type="button" className="lnk sm" onClick={() => setWithEmpty(!withEmpty)}>
          {t(withEmpty ? 'record.hide_empty' : 'record.show_empty')}
        </button>
      </p>
    </>
  )
}

/** Fields asked of this customer count as wanted here, whatever trade asks for them. */
function sheetFields({ fields, asked }: CustomerFields, { row, quality }: CustomerProps['page']): FormFields {
  const wanted = new Map(asked?.[row.kind as 'organisation']?.map((one) => [one.key, one.isBasic]))
  const missing = new Set(quality.missing.map((one) => one.field))
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      if (notInSheet.has(key) || field.group === 'classes') return []
      const { quality: _, ...plain } = field
      const isAsked = missing.has(key) || (wanted.has(key) && !isEmptyValue((row as Record<string, unknown>)[key]))
      return [
        [key, isAsked ? { ...plain, quality: wanted.get(key) ? ('basic' as const) : ('wanted' as const) } : plain],
      ]
    }),
  )
}

function isForForm(fields: FormFields, key: string, kind: string): boolean {
  const field = fields[key]
  const isCurrency = key.endsWith('Currency') && fields[key.slice(0, -'Currency'.length)]?.type === 'money'
  return field !== undefined && !field.system && !isCurrency && (field.appliesTo?.includes(kind) ?? true)
}

function useMarks(page: CustomerProps['page']): Record<string, { mark: RecordMark; title?: string }> {
  const t = useT(recordMessages)
  const { language } = useLanguage()
  const { row, quality, names } = page
  const marks = (row.marks ?? {}) as Marks
  const verified = Object.entries(marks).flatMap(([key, mark]) => {
    if (mark.verified !== 'true' || !mark.verifiedAt) return []
    const day = dayText(chinaDay(new Date(mark.verifiedAt)), language)
    const title = t('record.verified_by', { who: names[mark.verifiedBy ?? ''] ?? '', day })
    return [[key, { mark: 'verified' as const, title }] as const]
  })
  const lists = (keys: { field: string }[], mark: RecordMark) => keys.map(({ field }) => [field, { mark }] as const)
  return Object.fromEntries([
    ...verified,
    ...lists(quality.unverified, 'unverified'),
    ...lists(quality.expired, 'expired'),
  ])
}

function coveredValues({ row, masked, locked }: CustomerProps['page'], fields: FormFields): Record<string, ReactNode> {
  const record = flatRow(row)
  const covered = (keys: readonly string[], isLocked: boolean) =>
    keys.flatMap((key) => {
      const field = fields[key]
      if (!field) return []
      const value = (
        <CoveredValue
          key={key}
          of="customer"
          id={row.id}
          field={field}
          fieldKey={key}
          value={record[key]}
          isLocked={isLocked}
        />
      )
      return [[key, value] as const]
    })
  return Object.fromEntries([...covered(masked, false), ...covered(locked, true)])
}

/** When to ask for what is missing; a press fills it in at once. */
function useAsks({ quality, may }: CustomerProps['page'], onFill: (key: string) => void): Record<string, ReactNode> {
  return Object.fromEntries(
    quality.missing.map(({ field, askWhen }) => [
      field,
      may['change']?.allowed ? (
        <button key={field} type="button" className="lnk sm" onClick={() => onFill(field)}>
          {askWhen}
        </button>
      ) : (
        <span key={field} className="mut sm">
          {askWhen}
        </span>
      ),
    ]),
  )
}

function useActs(fields: FormFields, onField: (key: string) => void): Record<string, ReactNode> {
  const t = useT(recordMessages)
  const text = useText()
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      <IconButton
        key={key}
        small
        icon="history"
        label={t('record.field_history', { name: text(field.label) })}
        onClick={() => onField(key)}
      />,
    ]),
  )
}
