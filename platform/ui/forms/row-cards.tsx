import { Fragment, useEffect, useState } from 'react'
import type { FormField } from '#platform/core/forms/definition.ts'
import { type FormRow, isEmptyValue, totalsOf } from '#platform/core/forms/filling.ts'
import { Button } from '../button.tsx'
import { ErrorNote } from '../error-note.tsx'
import { inputIdOf } from '../field-form.ts'
import { Icon } from '../icon.tsx'
import { useLanguage, useT, useText } from '../language.tsx'
import { useReferenceName } from '../references.tsx'
import { fillingMessages } from './filling-messages.ts'
import { FormInput, isGroup } from './form-input.tsx'
import { columnText } from './small-inputs.tsx'
import { cellId, type FormTableProps, type RowActs, rowLabel } from './table-rows.ts'

/** The rows of a table on a phone: one card a row, its summary in two lines, opened to be filled in. */
export function RowCards({ field, errors, disabled = false, target, acts }: FormTableProps & { acts: RowActs }) {
  const t = useT(fillingMessages)
  const [open, setOpen] = useState<string>()
  const add = () => {
    acts.add()
    setOpen('new')
  }
  const newest = acts.rows.at(-1)?.id
  const wanted = target?.path.startsWith(`${field.key}.`) ? target.path.split('.')[1] : undefined
  useEffect(() => {
    if (wanted !== undefined) setOpen(wanted)
  }, [wanted])
  return (
    <div className="cards-in" id={inputIdOf(field.key)} tabIndex={-1}>
      {acts.rows.map((row, n) => (
        <RowCard
          key={row.id}
          field={field}
          row={row}
          n={n}
          acts={acts}
          errors={errors}
          isOpen={open === row.id || (open === 'new' && row.id === newest)}
          onToggle={(on) => setOpen(on ? row.id : undefined)}
        />
      ))}
      {acts.rows.length === 0 && <p className="mut none">{t('filling.table_empty')}</p>}
      <TotalLine columns={field.columns ?? []} rows={acts.rows} />
      {!disabled && (
        <Button wide icon="plus" onClick={add}>
          {t('filling.row_add')}
        </Button>
      )}
    </div>
  )
}

type RowCardProps = {
  field: FormField
  row: FormRow
  n: number
  acts: RowActs
  errors: FormTableProps['errors']
  isOpen: boolean
  onToggle: (open: boolean) => void
}

function RowCard({ field, row, n, acts, errors, isOpen, onToggle }: RowCardProps) {
  const t = useT(fillingMessages)
  const text = useText()
  const { language } = useLanguage()
  const columns = field.columns ?? []
  const said = columns
    .filter((column) => column.type !== 'signature' && !isEmptyValue(row[column.key]))
    .map((column) => ({ column, words: columnText(column, row[column.key], language) }))
    .filter(({ words }) => words !== '')
  // Of a printed row the title is its own; else the first two answers are.
  const leading = field.fixedRows === undefined ? 2 : 0
  const isFaulty = errors.some(({ path }) => path.startsWith(`${field.key}.${row.id}.`))
  const title = rowLabel(field, row, text) ?? t('filling.row', { n: n + 1 })
  return (
    <section className={isFaulty ? 'row-card bad' : 'row-card'} aria-label={title}>
      <button type="button" className="head" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
        <span className="grow">
          <b>{said.length > 0 && leading > 0 ? <Said parts={said.slice(0, leading)} between=" " /> : title}</b>
          <small className="ell">
            {said.length === 0 ? (
              t('filling.row_empty')
            ) : (
              <Said parts={said.slice(leading)} between={language === 'zh-CN' ? '，' : ', '} />
            )}
          </small>
        </span>
        {isFaulty && <Icon name="warning" small />}
        <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} small />
      </button>
      {isOpen && (
        <div className="fg">
          {columns.map((column) => (
            <CardField key={column.key} table={field} column={column} row={row} acts={acts} errors={errors} />
          ))}
          {acts.mayRemove(row) && (
            <Button tone="text" small icon="trash" onClick={() => acts.remove(row.id)}>
              {t('filling.row_remove_short')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

type SaidPart = { column: FormField; words: string }

/** Answers of a row in one line. */
function Said({ parts, between }: { parts: readonly SaidPart[]; between: string }) {
  return parts.map((part, n) => (
    <Fragment key={part.column.key}>
      {n > 0 && between}
      {part.column.type === 'ref' ? <ReferenceName {...part} /> : part.words}
    </Fragment>
  ))
}

/** A record chosen in a row is called by its name. */
function ReferenceName({ column, words }: SaidPart) {
  return useReferenceName(column.to ?? '', words) ?? '…'
}

type CardFieldProps = {
  table: FormField
  column: FormField
  row: FormRow
  acts: RowActs
  errors: FormTableProps['errors']
}

function CardField({ table, column, row, acts, errors }: CardFieldProps) {
  const t = useT(fillingMessages)
  const text = useText()
  const path = `${table.key}.${row.id}.${column.key}`
  const id = cellId(table, row.id, column)
  const error = errors.find((one) => one.path === path)
  const label = text(column.label)
  const inside = (
    <>
      {label}
      {column.required && <em className="rq">{t('ui.form_required')}</em>}
    </>
  )
  return (
    <div className="fl">
      {isGroup(column) ? <span className="lb">{inside}</span> : <label htmlFor={id}>{inside}</label>}
      <FormInput
        field={column}
        id={id}
        label={label}
        path={path}
        value={row[column.key]}
        onChange={(value) => acts.change(row.id, column.key, value)}
        bad={error !== undefined}
        describedBy={error && `${id}-error`}
        disabled={acts.isOff(row)}
      />
      {error && <ErrorNote id={`${id}-error`}>{error.message}</ErrorNote>}
    </div>
  )
}

function TotalLine({ columns, rows }: { columns: readonly FormField[]; rows: readonly FormRow[] }) {
  const t = useT(fillingMessages)
  const text = useText()
  const { language } = useLanguage()
  const totals = totalsOf(columns, rows)
  const shown = columns.filter(({ key }) => totals[key] !== undefined)
  if (shown.length === 0) return null
  return (
    <p className="total">
      <b>{t('filling.total')}</b>
      {shown.map((column) => (
        <span key={column.key}>
          {text(column.label)} <b>{columnText(column, totals[column.key], language)}</b>
        </span>
      ))}
    </p>
  )
}
