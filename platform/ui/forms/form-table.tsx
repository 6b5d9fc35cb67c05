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
import { newRow, rowsOf } from './progress.ts'
import { RowCards } from './row-cards.tsx'
import { columnText } from './small-inputs.tsx'
import { useFillingTools } from './tools.tsx'

export type FormTableProps = {
  field: FormField
  value: unknown
  onChange: (key: string, value: unknown) => void
  errors: readonly FormError[]
  disabled?: boolean
  target?: { path: string; n: number } | undefined
  /** Rows that stand as they are, such as those a record was submitted with; new ones may be added. */
  isFixedRow?: ((row: FormRow) => boolean) | undefined
}

/** What one may do with the rows of a table. */
export type RowActs = {
  rows: readonly FormRow[]
  change: (id: string, key: string, value: unknown) => void
  add: () => void
  remove: (id: string) => void
  isOff: (row: FormRow) => boolean
  mayRemove: (row: FormRow) => boolean
}

/** A table of the paper: a grid on desks, cards on phones; rows are added in place, totals follow as one types. */
export function FormTable(props: FormTableProps) {
  const isPhone = useIsPhone()
  const acts = useRows(props)
  return isPhone ? <RowCards {...props} acts={acts} /> : <Grid {...props} acts={acts} />
}

function useRows({ field, value, onChange, disabled = false, isFixedRow }: FormTableProps): RowActs {
  const tools = useFillingTools()
  const rows = rowsOf(field, value)
  const give = (next: readonly FormRow[]) => onChange(field.key, next.length === 0 ? null : next)
  const isPrinted = (row: FormRow) => field.fixedRows?.some(({ key }) => key === row.id) ?? false
  const isOff = (row: FormRow) => disabled || (isFixedRow?.(row) ?? false)
  return {
    rows,
    change: (id, key, next) => give(rows.map((row) => (row.id === id ? { ...row, [key]: next } : row))),
    add: () => {
      const row = newRow(field, tools.today, tools.me)
      give([...rows, row])
      const first = field.columns?.[0]
      if (first) requestAnimationFrame(() => document.getElementById(cellId(field, row.id, first))?.focus())
    },
    remove: (id) => give(rows.filter((row) => row.id !== id)),
    isOff,
    mayRemove: (row) => !isOff(row) && !isPrinted(row),
  }
}

export function cellId(table: FormField, row: string, column: FormField): string {
  return inputIdOf(`${table.key}.${row}.${column.key}`)
}

const rightAligned: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'ratio', 'computed', 'duration'])

export function isAmount(column: FormField): boolean {
  return rightAligned.has(column.type) && column.as !== 'text' && column.as !== 'date'
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

export function rowLabel(table: FormField, row: FormRow, text: ReturnType<typeof useText>): string | undefined {
  const fixed = table.fixedRows?.find(({ key }) => key === row.id)
  return fixed && text(fixed.label)
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
export function Totals({ columns, rows }: { columns: readonly FormField[]; rows: readonly FormRow[] }) {
  const t = useT(fillingMessages)
  const { language } = useLanguage()
  const totals = totalsOf(columns, rows)
  if (Object.keys(totals).length === 0) return null
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('filling.total')}</th>
        {columns.map((column) => (
          <td key={column.key} className={isAmount(column) ? 'r n' : undefined}>
            {totals[column.key] !== undefined && <b>{columnText(column, totals[column.key], language)}</b>}
          </td>
        ))}
        <td className="act" />
      </tr>
    </tfoot>
  )
}
