import type { Definition } from '#domain/forms/definitions/rules.ts'
import { fromSheet, isTaken, printedRow, type SheetField, sheetFields } from '#domain/forms/sheets/rules.ts'
import { date, type FieldData, text } from '#platform/core/fields.ts'
import type { Inspection, Issue, Plan } from '../schema.ts'
import type { Target } from '../targets/schema.ts'

const prefix = 'form:'

/** Records of a form are imported as 'form:F-089'. */
export function isFormTarget(key: string): boolean {
  return key.startsWith(prefix)
}

export function formKeyOf(target: string): string {
  return target.slice(prefix.length)
}

/** What of a record stands outside its answers. */
export const recordColumns: Readonly<Record<string, FieldData>> = {
  number: text('编号', 'No.', { max: 80, synonyms: ['表单编号', '单号', '序号'] }),
  customer: text('客户（编号或名称）', 'Customer (number or name)', { synonyms: ['客户', '客户名称', '客户编号'] }),
  happenedOn: date('日期', 'Date'),
}

/** Stands for the number of what is still being filled in, so that the sheet taken in again does not make another one. */
export const draftMark = { zh: '草稿', en: 'Draft' }

export function isDraftMark(number: string | null): boolean {
  return number === draftMark.zh || number === draftMark.en
}

/** The group of a table in a target: its columns are 'lines.item' to a person, 'table:lines.item' to the plan. */
const tableGroup = (key: string) => `table:${key}`

export function groupOf({ table }: SheetField): string {
  return table === undefined ? 'form' : tableGroup(table)
}

export function formTarget({ form }: Definition): Target {
  const fields = sheetFields(form).filter((one) => isTaken(one.field))
  const tables = [...new Set(fields.flatMap((one) => one.table ?? []))]
  const wanted = alwaysWanted(form)
  return {
    key: `${prefix}${form.key}`,
    label: form.title,
    groups: [
      { key: 'record', label: { zh: '记录', en: 'Record' } },
      { key: 'form', label: form.title },
      ...tables.map((key) => ({ key: tableGroup(key), label: labelOf(form, key) })),
    ],
    fields: [
      ...Object.entries(recordColumns)
        // A form with a day of its own says when it was; the column would only repeat it.
        .filter(([name]) => name !== 'happenedOn' || form.happenedIn === undefined)
        .map(([name, field]) => ({ key: `record.${name}`, group: 'record', name, field })),
      ...fields.map((one) => ({
        key: `${groupOf(one)}.${one.key}`,
        group: groupOf(one),
        name: one.key,
        field: { ...one.data, required: wanted.has(one.key) && one.table === undefined },
      })),
    ],
    needs: [],
  }
}

/** What may never stay empty, whatever else is answered: the sheet says so above its columns. */
function alwaysWanted(form: Definition['form']): ReadonlySet<string> {
  const shown = form.sections.filter((section) => section.shownWhen === undefined).flatMap((section) => section.fields)
  const wanted = shown.filter(
    (field) => field.shownWhen === undefined && (field.required ?? form.isWhole === true) && isTaken(field),
  )
  return new Set(wanted.map((field) => field.key))
}

function labelOf(form: Definition['form'], key: string) {
  const field = form.sections.flatMap((section) => section.fields).find((one) => one.key === key)
  return field?.label ?? { zh: key, en: key }
}

type RowValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The answers one row of the sheet gives, tables apart. */
export function answersOf(form: Definition['form'], values: RowValues): Record<string, unknown> {
  const given = values['form'] ?? {}
  return Object.fromEntries(
    sheetFields(form).flatMap(({ key, table, field }) => {
      if (table !== undefined || given[key] === null || given[key] === undefined) return []
      return [[key, key === field.key ? (fromSheet(field, given[key]) ?? given[key]) : given[key]]]
    }),
  )
}

/** The customer a row was found to be about. */
export function customerIdOf(values: RowValues): string | undefined {
  const id = values['record']?.['customerId']
  return typeof id === 'string' ? id : undefined
}

/** The row of each table one row of the sheet gives. */
export function tableRowsOf(form: Definition['form'], values: RowValues): Record<string, Record<string, unknown>> {
  const rows: Record<string, Record<string, unknown>> = {}
  for (const { key, table, field } of sheetFields(form)) {
    const given = table === undefined ? undefined : values[tableGroup(table)]?.[key]
    if (table === undefined || given === null || given === undefined) continue
    // A printed row is known by its name, as its id in the record is.
    const name = key === printedRow ? 'id' : key
    rows[table] = { ...rows[table], [name]: key === field.key ? (fromSheet(field, given) ?? given) : given }
  }
  return rows
}

/** The answers of a record with the rows its further lines brought; printed rows that are not named fill up in their order. */
export function joinRows(
  form: Definition['form'],
  answers: Record<string, unknown>,
  lines: readonly Record<string, Record<string, unknown>>[],
): Record<string, unknown> {
  const joined: Record<string, unknown> = { ...answers }
  for (const field of form.sections.flatMap((section) => section.fields)) {
    if (field.type !== 'table') continue
    const rows = lines.flatMap((line) => (line[field.key] === undefined ? [] : [line[field.key]]))
    if (rows.length === 0) continue
    const isNamed = rows.some((row) => row?.['id'] !== undefined)
    const printed = isNamed ? [] : (field.fixedRows ?? [])
    joined[field.key] = rows.map((row, n) => ({ id: printed[n]?.key ?? `r${n + 1}`, ...row }))
  }
  return joined
}

/** Whether a record can be judged only with all its lines at hand: tables that must have one, sums over them. */
export function needsWhole({ sections, isWhole, sums = [] }: Definition['form']): boolean {
  const tables = sections.flatMap((section) => section.fields).filter((field) => field.type === 'table')
  const isWanted = tables.some(
    (table) =>
      (table.required ?? isWhole === true) ||
      table.requiredWhen !== undefined ||
      (table.fixedRows !== undefined && table.columns?.some((column) => column.required)),
  )
  return isWanted || sums.some(({ fields }) => fields.some((path) => path.includes('.')))
}

/** An error of an answer at the column it came from, with what stands there; by its field's name where there is no column. */
export function issueAt(
  error: { path: string; code: string; params?: Record<string, unknown> },
  { inspection, plan }: { inspection: Inspection; plan: Plan },
  values: RowValues,
  nameOf: (field: string) => string,
): Issue {
  const [key = '', , cell] = error.path.split('.')
  const [group, name] = cell === undefined ? ['form', key] : [tableGroup(key), cell]
  const wanted = `${group}.${name}`
  const given = values[group]?.[name]
  const column = inspection.columns.find((one) => plan.columns[one.index] === wanted)
  return {
    column: column?.index ?? null,
    heading: column?.name ?? nameOf(wanted),
    field: wanted,
    code: error.code,
    params: error.params ?? {},
    raw: typeof given === 'string' ? given.slice(0, 200) : '',
  }
}
