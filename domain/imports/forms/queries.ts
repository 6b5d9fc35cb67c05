import { sql } from 'kysely'
import { conditionContext, customerScopeSql } from '#domain/archives/access/queries.ts'
import { offeredDefinition } from '#domain/forms/definitions/queries.ts'
import type { Definition } from '#domain/forms/definitions/rules.ts'
import { answer } from '#domain/forms/filling/queries.ts'
import { recordScopeSql } from '#domain/forms/records/queries.ts'
import { titleOf } from '#domain/forms/rules.ts'
import { printedRow } from '#domain/forms/sheets/rules.ts'
import type { Context } from '#domain/kit.ts'
import type { FieldError } from '#platform/core/errors.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { openItems } from '#platform/core/forms/filling.ts'
import { textIn } from '#platform/core/i18n.ts'
import { isSame } from '#platform/core/same.ts'
import type { Judge, Judged } from '../judging/queries.ts'
import { matchedColumns, type ReadRow, readRow } from '../rehearsal/rules.ts'
import { type RunRow, readDirectory } from '../runs/queries.ts'
import type { Issue } from '../schema.ts'
import { resolveReferences } from './referring/queries.ts'
import { answersOf, formKeyOf, formTarget, isDraftMark, issueAt, tableRowsOf } from './rules.ts'

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
  // First row of a record → the printed rows it has had, and the customer it is about.
  const printed = new Map<number, Set<string>>()
  const about = new Map<number, Customer>()
  let last: number | undefined
  return async (rows) => {
    const rowsRead = rows.map((row) => readRow(row, columns, run.plan, directory))
    const known = await knownRecords(context, definition, rowsRead)
    const customers = await namedCustomers(context, rowsRead)
    const judged: Judged[] = []
    for (const row of rowsRead) {
      const number = textAt(row, 'number')
      if (isDraftMark(number)) {
        judged.push(plainJudged(row, 'same'))
        continue
      }
      const isFurther = number === null && isLineOnly(row)
      const earlier = number === null ? (isFurther ? last : undefined) : seen.get(number)
      if (earlier === undefined) last = row.rowNumber
      if (number !== null && earlier === undefined) seen.set(number, row.rowNumber)
      const first = earlier ?? row.rowNumber
      row.issues.push(...writtenTwice(definition, run, row, printed, first))
      const isMore = earlier !== undefined
      const customer = isMore ? about.get(first) : customerOf(row, run, customers)
      if (customer !== undefined) about.set(first, customer)
      judged.push(
        isMore
          ? await judgeLine(context, run, definition, row, first, customer)
          : await judge(context, run, definition, row, known, customer),
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
  customer: Customer | undefined,
): Promise<Judged> {
  const { form } = definition
  if (row.isPending) return plainJudged(row, 'pending')
  const given = answersOf(form, row.values)
  const { values, errors, open } = await read(context, definition, given, row, customer)
  tell(context, run, definition, row, errors)
  tell(
    context,
    run,
    definition,
    row,
    open.filter(({ path }) => !isOfWhole(form, path, row)),
  )
  const number = textAt(row, 'number')
  const match = number === null ? undefined : known.get(number)
  const standing = { name: titleOf(form, values, customer?.name ?? number) }
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

/** A further row of a record: its lines are judged, and what it belongs to stays known whatever is wrong. */
async function judgeLine(
  context: Context,
  run: RunRow,
  definition: Definition,
  row: ReadRow,
  rowNumber: number,
  customer: Customer | undefined,
): Promise<Judged> {
  const match = { match: { rowNumber } }
  if (row.isPending) return plainJudged(row, 'pending', match)
  const { errors, open } = await read(context, definition, {}, row, customer)
  const cells = open.filter(({ path }) => path.includes('.') && !isOfWhole(definition.form, path, row))
  tell(context, run, definition, row, errors)
  tell(context, run, definition, row, cells)
  return plainJudged(row, row.issues.length > 0 ? 'error' : 'more', match)
}

/** What a row says as answers, and what is wrong and missing in them. */
async function read(
  context: Context,
  { form }: Definition,
  given: Record<string, unknown>,
  row: ReadRow,
  customer: Customer | undefined,
) {
  const lines = Object.entries(tableRowsOf(form, row.values)).map(([key, line]) => [key, [{ id: 'r1', ...line }]])
  const { answers, unknown } = await resolveReferences(
    context,
    form,
    { ...given, ...Object.fromEntries(lines) },
    customer?.id,
  )
  const { values, errors } = await answer(context, form, {}, answers)
  return { values, errors: [...unknown, ...errors], open: openItems(form, values, conditionContext(context)) }
}

/** A table that must have rows, a sum over them, a printed row of another line: told once all lines are read. */
function isOfWhole(form: Definition['form'], path: string, row: ReadRow): boolean {
  const [key = '', id] = path.split('.')
  if (formFields(form).find((field) => field.key === key)?.type !== 'table') return false
  return id === undefined || id !== (tableRowsOf(form, row.values)[key]?.['id'] ?? 'r1')
}

/** Names the column of each error in the row. */
export function tell(
  context: Context,
  run: RunRow,
  definition: Definition,
  row: Pick<ReadRow, 'values' | 'issues'>,
  errors: readonly FieldError[],
): void {
  const { fields } = formTarget(definition)
  const nameOf = (key: string) => {
    const label =
      fields.find((one) => one.key === key)?.field.label ??
      formFields(definition.form).find((field) => `form.${field.key}` === key)?.label
    return label === undefined ? '' : textIn(context.language, label)
  }
  // What cannot be read is not missing as well.
  const told = new Set(row.issues.map((one) => one.field))
  row.issues.push(
    ...errors.map((error) => issueAt(error, run, row.values as never, nameOf)).filter((one) => !told.has(one.field)),
  )
}

/** A printed row a record has had already. */
function writtenTwice(
  { form }: Definition,
  run: RunRow,
  row: ReadRow,
  printed: Map<number, Set<string>>,
  first: number,
): Issue[] {
  const had = printed.get(first) ?? new Set()
  return Object.entries(tableRowsOf(form, row.values)).flatMap(([table, { id }]) => {
    if (id === undefined) return []
    const place = `${table}.${id}`
    const isTwice = had.has(place)
    printed.set(first, had.add(place))
    return isTwice
      ? [issueAt({ path: `${table}.${id}.${printedRow}`, code: 'import.line_twice' }, run, row.values, () => '')]
      : []
  })
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
