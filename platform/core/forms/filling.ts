import Big from 'big.js'
import { type ConditionContext, matchesCondition } from '../condition-match.ts'
import type { Condition } from '../conditions.ts'
import type { FieldError } from '../errors.ts'
import type { Field, Fields, FieldType } from '../fields.ts'
import { type FormDefinition, type FormField, formFields, formTypes } from './definition.ts'
import { compute, tableOf } from './formula.ts'

export type FormValues = Readonly<Record<string, unknown>>
export type FormRow = Readonly<Record<string, unknown>> & { id: string }
/** What of a form its answers are judged by; a part of a paper asked for by itself has no more. */
export type Questions = Pick<FormDefinition, 'sections' | 'isWhole' | 'sums'>

/** The form's fields as the one condition language sees them. */
export function conditionFields(form: Pick<FormDefinition, 'sections'>): Fields {
  return Object.fromEntries(
    formFields(form).map((field) => [field.key, { ...field, type: comparedAs(field) } as unknown as Field]),
  )
}

/** Type of field whose operators a form field has in conditions, lists and filters. */
export function comparedAs(field: FormField): FieldType {
  if (field.type === 'score' || field.type === 'duration') return 'integer'
  if (field.type === 'computed') return field.as ?? 'decimal'
  if (field.type === 'time') return 'text'
  return field.type in formTypes ? 'json' : (field.type as FieldType)
}

export function isEmptyValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return (
    typeof value === 'object' && Object.values(value).every((one) => one === null || one === undefined || one === '')
  )
}

/** Judges conditions on one set of answers; `now` and who asks resolve relative days and '@me'. */
export function judgeOf(form: Pick<FormDefinition, 'sections'>, values: FormValues, context: ConditionContext) {
  const fields = conditionFields(form)
  return (condition: Condition | undefined): boolean =>
    condition === undefined || matchesCondition(condition, fields, values, context)
}

/** Fields on show for these answers, in the order of the form. */
export function shownFields(form: Questions, values: FormValues, context: ConditionContext): FormField[] {
  const holds = judgeOf(form, values, context)
  return form.sections
    .filter((section) => holds(section.shownWhen))
    .flatMap((section) => section.fields.filter((field) => holds(field.shownWhen)))
}

/** Who signs and decides is asked after the filling: signatures and approvals have their own turn. */
export function isSigned(field: FormField): boolean {
  return field.type === 'signature' || field.type === 'approval'
}

export function byTurn(a: FormField, b: FormField): number {
  return (a.turn ?? 0) - (b.turn ?? 0)
}

/** What still keeps the form from being submitted: one error a field, with its path; signatures are asked for apart. */
export function openItems(form: Questions, values: FormValues, context: ConditionContext): FieldError[] {
  const holds = judgeOf(form, values, context)
  const errors: FieldError[] = []
  for (const field of shownFields(form, values, context)) {
    if (field.type === 'computed' || isSigned(field)) continue
    const wanted =
      (field.required ?? form.isWhole === true) || (field.requiredWhen !== undefined && holds(field.requiredWhen))
    if (wanted && isEmptyValue(values[field.key])) errors.push({ path: field.key, code: 'field.required' })
    else if (field.type === 'table') errors.push(...openCells(field, values[field.key]))
    else if (lacksOther(field, values)) errors.push({ path: otherKey(field.key), code: 'form.other_text_missing' })
  }
  return [...errors, ...unbalancedSums(form, values)]
}

function openCells(table: FormField, rows: unknown): FieldError[] {
  if (!Array.isArray(rows)) return []
  return rows.flatMap((row: FormRow) =>
    (table.columns ?? [])
      .filter((column) => column.required && isEmptyValue(row[column.key]))
      .map((column) => ({ path: `${table.key}.${row.id}.${column.key}`, code: 'field.required' })),
  )
}

export function otherKey(key: string): string {
  return `${key}Other`
}

function lacksOther(field: FormField, values: FormValues): boolean {
  if (!field.hasOther) return false
  const ticked = [values[field.key]].flat().includes('other')
  return ticked && isEmptyValue(values[otherKey(field.key)])
}

/** Ratio groups that do not add up (FRM-17); a group that is wholly empty is not judged. */
function unbalancedSums(form: Questions, values: FormValues): FieldError[] {
  return (form.sums ?? []).flatMap(({ fields, to }) => {
    const given = fields.flatMap((path) => summands(path, values))
    if (given.length === 0) return []
    const total = given.reduce<Big>((sum, one) => sum.plus(String(one)), new Big(0))
    return total.eq(to)
      ? []
      : [{ path: tableOf(fields[0] ?? ''), code: 'form.sum_differs', params: { to, sum: total.toFixed() } }]
  })
}

/** What a field adds to a sum: its value, or those of a column 'table.column'. */
function summands(path: string, values: FormValues): unknown[] {
  const [key = '', column] = path.split('.')
  const value = values[key]
  const found = column === undefined ? [value] : Array.isArray(value) ? value.map((row: FormRow) => row[column]) : []
  return found.filter((one) => !isEmptyValue(one))
}

/** The answers with every computed field filled in, those of table rows too, in an order that lets one build on another. */
export function withComputed(form: Questions, values: FormValues, today: string): Record<string, unknown> {
  const result: Record<string, unknown> = { ...values }
  for (const field of formFields(form)) {
    if (field.type === 'table' && Array.isArray(result[field.key]))
      result[field.key] = (result[field.key] as FormRow[]).map((row) => computedRow(field, row, result, today))
  }
  const computed = formFields(form).filter((field) => field.type === 'computed' && field.formula !== undefined)
  // A published form has no cycle, so after as many rounds as there are computed fields nothing changes any more.
  for (let round = 0; round < computed.length; round++) {
    let changed = false
    for (const field of computed) {
      const next = field.formula && compute(field.formula, { value: (key) => result[key], today })
      if (result[field.key] === next) continue
      result[field.key] = next
      changed = true
    }
    if (!changed) break
  }
  return result
}

function computedRow(table: FormField, row: FormRow, values: FormValues, today: string): FormRow {
  const result: Record<string, unknown> & { id: string } = { ...row }
  for (const column of table.columns ?? []) {
    if (column.type !== 'computed' || column.formula === undefined) continue
    const value = (key: string) => (Object.hasOwn(result, key) ? result[key] : values[key])
    result[column.key] = compute(column.formula, { value, today })
  }
  return result
}

/** Totals of the columns marked `total`, over the rows given (FRM-19). */
export function totalsOf(columns: readonly FormField[], rows: readonly FormValues[]): Record<string, string> {
  return Object.fromEntries(
    columns
      .filter((column) => column.total)
      .map((column) => {
        const sum = rows.reduce((total, row) => {
          const value = row[column.key]
          return isEmptyValue(value) || Number.isNaN(Number(value)) ? total : total.plus(String(value))
        }, new Big(0))
        return [column.key, sum.toFixed()]
      }),
  )
}
