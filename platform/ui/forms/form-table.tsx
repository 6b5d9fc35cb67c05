import type { KeyboardEvent } from 'react'
import type { FormField } from '#platform/core/forms/definition.ts'
import { type FormRow, totalsOf } from '#platform/core/forms/filling.ts'
import { Button } from '../button.tsx'
import type { FormError } from '../field-form.ts'
import { inputIdOf } from '../field-form.ts'
import { Icon } from '../icon.tsx'
import { useLanguage, useT, useText } from '../language.tsx'
import { useIsPhone } from '../use-is-phone.ts'
import { fillingMessages } from './filling-messages.ts'
import { FormInput } from './form-input.tsx'
import { RowCards } from './row-cards.tsx'
import { columnText } from './small-inputs.tsx'
import { cellId, type FormTableProps, isAmount, type RowActs, rowLabel, useRows } from './table-rows.ts'

/** A table of the paper: a grid on desks, cards on phones; rows are added in place, totals follow as one types. */
export function FormTable(props: FormTableProps) {
  const isPhone = useIsPhone()
  const acts = useRows(props)
  return isPhone ? <RowCards {...props} acts={acts} /> : <Grid {...props} acts={acts} />
}

function Grid({ field, errors, disabled = false, acts }: FormTableProps & { acts: RowActs }) {
  const t = useT(fillingMessages)
  const text = useText()
  const columns = field.columns ?? []
  const hasLabels = field.fixedRows !== undefined
  const width = columns.length + 2
  // Enter goes down a column, as in a spreadsheet; in the last row it adds one.
  const down = (event: KeyboardEvent<HTMLTableElement>) => {
    const target = event.target as HTMLElement
    const isLine = target instanceof HTMLInputElement && target.getAttribute('role') !== 'combobox'
    if (event.key !== 'Enter' || !isLine || event.nativeEvent.isComposing) return
    event.preventDefault()
    const cell = target.closest('td')
    const next = cell?.parentElement?.nextElementSibling?.children[cell.cellIndex]
    const input = next?.querySelector<HTMLElement>('input, select, textarea')
    if (input) input.focus()
    else if (!disabled) acts.add()
  }
  return (
    <div className="ft" id={inputIdOf(field.key)} tabIndex={-1}>
      <div className="col">
        <table className="tb" aria-label={text(field.label)} onKeyDown={down}>
          <thead>
            <tr>
              <th scope="col" className="no">
                {hasLabels ? '' : '#'}
              </th>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={isAmount(column) ? 'r' : undefined}
                  style={{ minWidth: widthOf(column) }}
                >
                  {text(column.label)}
                  {column.type === 'money' && <small>{text(column.unit ?? { zh: '元', en: 'CNY' })}</small>}
                  {column.required && <em className="rq">*</em>}
                </th>
              ))}
              <td className="act" />
            </tr>
          </thead>
          <tbody>
            {acts.rows.map((row, n) => (
              <tr key={row.id}>
                <th scope="row" className="no">
                  {rowLabel(field, row, text) ?? n + 1}
                </th>
                {columns.map((column) => (
                  <Cell key={column.key} table={field} column={column} row={row} n={n} acts={acts} errors={errors} />
                ))}
                <td className="act">
                  {acts.mayRemove(row) && (
                    <button
                      type="button"
                      className="icb s"
                      aria-label={t('filling.row_remove', { n: n + 1 })}
                      title={t('filling.row_remove', { n: n + 1 })}
                      onClick={() => acts.remove(row.id)}
                    >
                      <Icon name="close" small />
                    </button>
                  )}
                </td>
              </tr>
            ))}
            {acts.rows.length === 0 && (
              <tr className="none">
                <td colSpan={width} className="mut">
                  {t('filling.table_empty')}
                </td>
              </tr>
            )}
          </tbody>
          <Totals columns={columns} rows={acts.rows} />
        </table>
      </div>
      {!disabled && (
        <Button tone="text" small icon="plus" onClick={acts.add}>
          {t('filling.row_add')}
        </Button>
      )}
    </div>
  )
}

function widthOf(column: FormField): number {
  if (column.span !== undefined) return column.span * 54
  if (column.type === 'longText') return 200
  return column.type === 'date' || column.type === 'person' ? 126 : 96
}

type CellProps = {
  table: FormField
  column: FormField
  row: FormRow
  n: number
  acts: RowActs
  errors: readonly FormError[]
}

function Cell({ table, column, row, n, acts, errors }: CellProps) {
  const t = useT(fillingMessages)
  const text = useText()
  const path = `${table.key}.${row.id}.${column.key}`
  const error = errors.find((one) => one.path === path)
  return (
    <td className={isAmount(column) ? 'r' : undefined} title={error?.message}>
      <FormInput
        field={column}
        id={cellId(table, row.id, column)}
        label={t('filling.cell', { column: text(column.label), n: rowLabel(table, row, text) ?? n + 1 })}
        path={path}
        value={row[column.key]}
        onChange={(value) => acts.change(row.id, column.key, value)}
        bad={error !== undefined}
        disabled={acts.isOff(row)}
        short
      />
    </td>
  )
}

/** The totals row of the columns that are added up (FRM-19). */
export function Totals({
  columns,
  rows,
  isRead = false,
}: {
  columns: readonly FormField[]
  rows: readonly FormRow[]
  isRead?: boolean
}) {
  const t = useT(fillingMessages)
  const text = useText()
  const { language } = useLanguage()
  const totals = totalsOf(columns, rows)
  if (Object.keys(totals).length === 0) return null
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('filling.total')}</th>
        {columns.map((column) => (
          <td key={column.key} className={isAmount(column) ? 'r n' : undefined} data-label={text(column.label)}>
            {totals[column.key] !== undefined && <b>{columnText(column, totals[column.key], language)}</b>}
          </td>
        ))}
        {!isRead && <td className="act" />}
      </tr>
    </tfoot>
  )
}
