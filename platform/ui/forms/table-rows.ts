import type { FormField } from '#platform/core/forms/definition.ts'
import type { FormRow } from '#platform/core/forms/filling.ts'
import { type FormError, inputIdOf } from '../field-form.ts'
import type { useText } from '../language.tsx'
import { newRow, rowsOf } from './progress.ts'
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

/** The rows of a table and what one may do with them, the same on desks and phones. */
export function useRows({ field, value, onChange, disabled = false, isFixedRow }: FormTableProps): RowActs {
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

/** The DOM id of a cell's input. */
export function cellId(table: FormField, row: string, column: FormField): string {
  return inputIdOf(`${table.key}.${row}.${column.key}`)
}

/** What a printed row is called. */
export function rowLabel(table: FormField, row: FormRow, text: ReturnType<typeof useText>): string | undefined {
  const fixed = table.fixedRows?.find(({ key }) => key === row.id)
  return fixed && text(fixed.label)
}

const rightAligned: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'ratio', 'computed', 'duration'])

/** Amounts stand to the right, so that they line up. */
export function isAmount(column: FormField): boolean {
  return rightAligned.has(column.type) && column.as !== 'text' && column.as !== 'date'
}
