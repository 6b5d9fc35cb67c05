import { sql } from 'kysely'
import { conditionContext, customerScopeSql } from '#domain/archives/access/queries.ts'
import { offeredDefinition } from '#domain/forms/definitions/queries.ts'
import type { Definition } from '#domain/forms/definitions/rules.ts'
import { answer } from '#domain/forms/filling/queries.ts'
import { recordScopeSql } from '#domain/forms/records/queries.ts'
import type { Context } from '#domain/kit.ts'
import type { FieldError } from '#platform/core/errors.ts'
import { type FormField, formFields } from '#platform/core/forms/definition.ts'
import { type FormRow, openItems } from '#platform/core/forms/filling.ts'
import { rowsOf } from '#platform/core/forms/signing.ts'
import { textIn } from '#platform/core/i18n.ts'
import { isId } from '#platform/core/ids.ts'
import { isSame } from '#platform/core/same.ts'
import type { Judge, Judged } from '../judging/queries.ts'
import { matchedColumns, type ReadRow, readRow } from '../rehearsal/rules.ts'
import { type RunRow, readDirectory } from '../runs/queries.ts'
import { answersOf, formKeyOf, formTarget, issueAt, tableRowsOf } from './rules.ts'

type Known = { id: string; number: string; title: string; values: Record<string, unknown> }
type Customer = { id: string; name: string; number: string }

/**
 * Judges rows of records of a form. A row that brings nothing but lines of a table, or the number of a row above it,
 * belongs to that record; one whose number the firm has already is the same or is left alone.
 */
export async function createFormJudge(context: Context, run: RunRow): Promise<Judge> {
  const definition = await offeredDefinition(context, formKeyOf(run.target))
  const columns = matchedColumns(run.inspection, run.plan, formTarget(definition))
  const directory = await readDirectory(context)
  const seen = new Map<string, number>()
  let last: number | undefined
  return async (rows) => {
    const read = rows.map((row) => readRow(row, columns, run.plan, directory))
    const known = await knownRecords(context, definition, read)
    const customers = await namedCustomers(context, read)
    const judged: Judged[] = []
    for (const row of read) {
      const number = textAt(row, 'number')
      const isFurther = number === null && isLineOnly(row)
      const earlier = number === null ? (isFurther ? last : undefined) : seen.get(number)
      if (earlier === undefined) last = row.rowNumber
      if (number !== null && earlier === undefined) seen.set(number, row.rowNumber)
      judged.push(
        earlier !== undefined && row.issues.length === 0
          ? plainJudged(row, 'more', { match: { rowNumber: earlier } })
          : await judge(context, run, definition, row, known, customers),
      )
    }
    return judged
  }
}

function textAt(row: ReadRow, key: string): string | null {
  const value = row.values['record']?.[key]
  return typeof value === 'string' && value !== '' ? value : null
}

const isNothing = (values: Record<string, unknown> | undefined) =>
  Object.values(values ?? {}).every((one) => one === null || one === undefined)

function isLineOnly(row: ReadRow): boolean {
  return isNothing(row.values['record']) && isNothing(row.values['form'])
}

async function judge(
  context: Context,
  run: RunRow,
  definition: Definition,
  row: ReadRow,
  known: ReadonlyMap<string, Known>,
  customers: ReadonlyMap<string, Customer[]>,
): Promise<Judged> {
  const { form } = definition
  if (row.isPending) return plainJudged(row, 'pending')
  const given = answersOf(form, row.values)
  const lines = Object.fromEntries(
    Object.entries(tableRowsOf(form, row.values)).map(([key, line]) => [key, [{ ...line, id: 'r1' }]]),
  )
  const { answers, unknown } = await resolveReferences(context, form, { ...given, ...lines })
  const { values, errors: refused } = await answer(context, form, {}, answers)
  const errors = [...unknown, ...refused]
  const open = openItems(form, values, conditionContext(context))
  const nameOf = (key: string) => {
    const label = formTarget(definition).fields.find((one) => one.key === key)?.field.label
    return label === undefined ? '' : textIn(context.language, label)
  }
  const at = (error: FieldError) => issueAt(error, run, row.values, nameOf)
  row.issues.push(...errors.map(at))
  // What cannot be read is not missing as well.
  const told = new Set(row.issues.map((one) => one.field))
  row.issues.push(...open.map(at).filter((one) => !told.has(one.field)))
  const customer = customerOf(row, run, customers)
  const number = textAt(row, 'number')
  const match = number === null ? undefined : known.get(number)
  const name = customer?.name ?? (typeof given['name'] === 'string' ? given['name'] : number)
  const standing = { name: name?.slice(0, 200) ?? null }
  if (row.issues.length > 0) return plainJudged(row, 'error', standing)
  if (customer !== undefined)
    Object.assign(row.values['record'] ?? {}, { customerId: customer.id, customerName: customer.name })
  if (match === undefined) return plainJudged(row, 'new', standing)
  const compared = Object.keys(given)
  const isEqual = compared.every((key) => isSame(values[key], match.values[key]))
  return {
    ...plainJudged(row, isEqual ? 'same' : 'duplicate', standing),
    match_id: match.id,
    match: { number: match.number, name: match.title, score: 100, reasons: [] },
    choice: isEqual ? null : 'skip',
  }
}

function plainJudged(row: ReadRow, verdict: Judged['verdict'], more: Partial<Judged> = {}): Judged {
  return {
    row_number: row.rowNumber,
    verdict,
    name: null,
    values: row.values,
    issues: row.issues,
    match_id: null,
    match: null,
    diff: null,
    choice: null,
    ...more,
  }
}

/** The customer a row names; one that is not there, or of whom there are several, is an issue of its column. */
function customerOf(row: ReadRow, run: RunRow, customers: ReadonlyMap<string, Customer[]>): Customer | undefined {
  const text = textAt(row, 'customer')
  if (text === null) return undefined
  const found = customers.get(text) ?? []
  if (found.length === 1) return found[0]
  const column = run.inspection.columns.find((one) => run.plan.columns[one.index] === 'record.customer')
  row.issues.push({
    column: column?.index ?? null,
    heading: column?.name ?? '',
    field: 'record.customer',
    code: found.length === 0 ? 'import.customer_unknown' : 'import.customer_ambiguous',
    params: { raw: text.slice(0, 40) },
    raw: text.slice(0, 200),
  })
  return undefined
}

/** Where other records are found by what people call them. */
const called: Readonly<Record<string, { table: string; number: string | null; name: string }>> = {
  product: { table: 'products', number: 'number', name: 'name' },
  customer: { table: 'customers', number: 'number', name: 'name' },
  contract: { table: 'contracts', number: 'number', name: 'title' },
  formRecord: { table: 'form_records', number: 'number', name: 'title' },
  contact: { table: 'contacts', number: null, name: 'name' },
}

/** Numbers and names of other records as their ids; what leads to none or to several is named. */
export async function resolveReferences(
  context: Context,
  form: Definition['form'],
  given: Readonly<Record<string, unknown>>,
): Promise<{ answers: Record<string, unknown>; unknown: FieldError[] }> {
  const answers: Record<string, unknown> = { ...given }
  const unknown: FieldError[] = []
  const resolve = async (field: FormField, value: unknown, path: string): Promise<unknown> => {
    const source = called[field.to ?? '']
    if (field.type !== 'ref' || source === undefined || typeof value !== 'string' || isId(value)) return value
    const byNumber = source.number === null ? sql`false` : sql`t.${sql.ref(source.number)} = ${value}`
    const ofForm = field.form === undefined ? sql`true` : sql`t.form_key = ${field.form}`
    const { rows } = await sql<{ id: string }>`select t.id from ${sql.table(source.table)} t
      where (${byNumber} or t.${sql.ref(source.name)} = ${value}) and ${ofForm} limit 2`.execute(context.db)
    if (rows.length === 1) return rows[0]?.id
    unknown.push({ path, code: 'import.record_unknown', params: { raw: value.slice(0, 40) } })
    return null
  }
  for (const field of formFields(form)) {
    const value = answers[field.key]
    if (field.type !== 'table') {
      if (value !== undefined) answers[field.key] = await resolve(field, value, field.key)
      continue
    }
    const rows: FormRow[] = []
    for (const row of rowsOf(value)) {
      const next: Record<string, unknown> & { id: string } = { ...row }
      for (const column of field.columns ?? [])
        if (next[column.key] !== undefined)
          next[column.key] = await resolve(column, next[column.key], `${field.key}.${row.id}.${column.key}`)
      rows.push(next)
    }
    if (value !== undefined) answers[field.key] = rows
  }
  return { answers, unknown }
}

async function knownRecords(
  context: Context,
  { key }: Definition,
  rows: readonly ReadRow[],
): Promise<Map<string, Known>> {
  const numbers = rows.flatMap((row) => textAt(row, 'number') ?? [])
  if (numbers.length === 0) return new Map()
  const { rows: found } = await sql<Known>`select r.id, r.number, r.title, r."values" from form_records r
    where r.form_key = ${key} and r.number = any(${numbers}::text[]) and r.state <> 'voided'
      and ${recordScopeSql(context, 'forms.read', 'r')}`.execute(context.db)
  return new Map(found.map((one) => [one.number, one]))
}

async function namedCustomers(context: Context, rows: readonly ReadRow[]): Promise<Map<string, Customer[]>> {
  const wanted = [...new Set(rows.flatMap((row) => textAt(row, 'customer') ?? []))]
  if (wanted.length === 0) return new Map()
  const { rows: found } = await sql<Customer>`select c.id, c.name, c.number from customers c
    where (c.number = any(${wanted}::text[]) or c.name = any(${wanted}::text[])) and c.withdrawn_at is null and c.merged_into is null
      and ${customerScopeSql(context, 'forms.fill', 'c')}`.execute(context.db)
  const byText = new Map<string, Customer[]>()
  for (const text of wanted) {
    const numbered = found.filter((one) => one.number === text)
    byText.set(text, numbered.length > 0 ? numbered : found.filter((one) => one.name === text))
  }
  return byText
}
