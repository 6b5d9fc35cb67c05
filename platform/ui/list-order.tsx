import { IconButton } from './button.tsx'
import type { FormFields } from './field-form.ts'
import { useT, useText } from './language.tsx'
import type { ListSort } from './list-head.tsx'
import { Select } from './select.tsx'

type ListOrderProps = {
  fields: FormFields
  columns: readonly string[]
  sort: ListSort | undefined
  onSort: (sort: ListSort) => void
}

/** The order of a list on phones, where there are no column heads to press. */
export function ListOrder({ fields, columns, sort, onSort }: ListOrderProps) {
  const t = useT()
  const text = useText()
  const options = columns.flatMap((key) => {
    const field = fields[key]
    return field?.sort ? [{ key, label: text(field.label) }] : []
  })
  if (options.length === 0) return null
  const descending = sort?.descending ?? false
  return (
    <div className="order">
      <Select
        small
        aria-label={t('ui.list_order')}
        placeholder={t('ui.list_order')}
        options={options}
        value={sort?.field}
        onChange={(field) => field && onSort({ field, descending })}
      />
      {sort && (
        <IconButton
          icon={descending ? 'arrow-down' : 'arrow-up'}
          label={t(descending ? 'ui.list_descending' : 'ui.list_ascending')}
          onClick={() => onSort({ field: sort.field, descending: !descending })}
        />
      )}
    </div>
  )
}
