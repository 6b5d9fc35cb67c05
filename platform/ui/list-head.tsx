import type { FieldType } from '#platform/core/fields.ts'
import { Checkbox } from './checkbox.tsx'
import type { Choosing } from './choosing.ts'
import type { FormFields } from './field-form.ts'
import { Icon } from './icon.tsx'
import { useT, useText } from './language.tsx'

export type ListSort = { field: string; descending: boolean }

type ListHeadProps = {
  fields: FormFields
  columns: readonly string[]
  heads: Readonly<Record<string, string>>
  /** Columns drawn in their own way or the name: never to the right. */
  leftAligned: ReadonlySet<string>
  sort: ListSort | undefined
  onSort: ((sort: ListSort) => void) | undefined
  choosing: Choosing | undefined
}

const rightAligned: ReadonlySet<FieldType> = new Set(['integer', 'decimal', 'money', 'ratio'])

/** Numbers stand to the right, so that they line up. */
export function isRightAligned(type: FieldType | undefined): boolean {
  return type !== undefined && rightAligned.has(type)
}

/** Column heads; a press on a sortable one sorts, a second press turns the order. */
export function ListHead({ fields, columns, heads, leftAligned, sort, onSort, choosing }: ListHeadProps) {
  const t = useT()
  const text = useText()
  const wordOf = (key: string) => heads[key] ?? (fields[key] ? text(fields[key].label) : key)
  return (
    <thead>
      <tr>
        {choosing && (
          <th scope="col" className="pk">
            <Checkbox
              checked={choosing.all}
              disabled={!choosing.any}
              partly={choosing.some}
              label={t('ui.list_choose_all')}
              onChange={choosing.toggleAll}
            />
          </th>
        )}
        {columns.map((key) => {
          const field = fields[key]
          const isOn = sort?.field === key
          const order = isOn ? (sort.descending ? 'descending' : 'ascending') : undefined
          const canSort = onSort !== undefined && field?.sort === true
          return (
            <th
              key={key}
              scope="col"
              className={isRightAligned(field?.type) && !leftAligned.has(key) ? 'r' : undefined}
              aria-sort={order}
            >
              {canSort ? (
                <button
                  type="button"
                  title={t('ui.list_sort', { name: wordOf(key) })}
                  onClick={() => onSort({ field: key, descending: isOn && !sort.descending })}
                >
                  {wordOf(key)}
                  {isOn && <Icon name="chevron-down" small />}
                </button>
              ) : (
                wordOf(key)
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
