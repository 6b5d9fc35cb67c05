import type { FieldData } from '#platform/core/fields.ts'
import type { Row } from '#platform/server/sheets/cell.ts'
import { emptyCell } from '#platform/server/sheets/cell.ts'
import { checkValue } from '#platform/server/values.ts'
import { readCell } from '../cells/rules.ts'
import type { Inspection, Issue, Plan, Verdict } from '../schema.ts'
import type { Target, TargetField } from '../targets/schema.ts'

/** Group → field → value, checked and in stored form. */
export type RowValues = Record<string, Record<string, unknown>>

export type ReadRow = { rowNumber: number; values: RowValues; issues: Issue[]; isPending: boolean }

/** Finds staff and departments by the names a file uses; ambiguous names are told apart by the caller. */
export type Directory = {
  person(name: string): { id: string } | 'unknown' | 'ambiguous'
  department(name: string): string | undefined
  post(title: string): string | undefined
}

type Matched = { column: Inspection['columns'][number]; field: TargetField }

/** Columns that go somewhere, in the order of the sheet. */
export function matchedColumns(inspection: Inspection, plan: Plan, target: Target): Matched[] {
  const fields = new Map(target.fields.map((one) => [one.key, one]))
  return inspection.columns.flatMap((column) => {
    const field = fields.get(plan.columns[column.index] ?? '')
    return field === undefined ? [] : [{ column, field }]
  })
}

/** Reads one row of the sheet into values of the target, collecting every issue at once. */
export function readRow(row: Row, columns: readonly Matched[], plan: Plan, directory: Directory): ReadRow {
  const read: ReadRow = { rowNumber: row.number, values: {}, issues: [], isPending: false }
  for (const { column, field } of columns) {
    const cell = row.cells[column.index] ?? emptyCell
    const issue = (code: string, params: Record<string, unknown>): void => {
      read.issues.push({
        column: column.index,
        heading: column.name,
        field: field.key,
        code,
        params,
        raw: cell.text.slice(0, 200),
      })
    }
    const found = readCell(cell, field.field, plan.values[column.index])
    if (found.ok === 'unmatched') {
      issue('import.option_unknown', { raw: found.raw.slice(0, 40) })
      read.isPending = true
      continue
    }
    if (!found.ok) {
      issue(found.code, found.params)
      continue
    }
    const value =
      field.field.type === 'ref'
        ? referTo(found.value, field.field, directory, issue)
        : checked(found.value, field.field, issue)
    if (value === undefined) continue
    const group = read.values[field.group] ?? {}
    read.values[field.group] = group
    group[field.name] = value
    if (found.currency !== undefined) group[`${field.name}Currency`] = found.currency
  }
  return read
}

function checked(
  value: unknown,
  field: FieldData,
  issue: (code: string, params: Record<string, unknown>) => void,
): unknown {
  const result = checkValue(field, value)
  if (result.ok) return result.value
  issue(result.code, result.params)
  return undefined
}

function referTo(
  value: unknown,
  field: FieldData,
  directory: Directory,
  issue: (code: string, params: Record<string, unknown>) => void,
): unknown {
  if (value === null) return null
  const raw = String(value)
  if (field.to === 'department' || field.to === 'post') {
    const id = directory[field.to](raw)
    if (id === undefined) issue(`import.${field.to}_unknown`, { raw: raw.slice(0, 40) })
    return id
  }
  const person = directory.person(raw)
  if (person === 'unknown' || person === 'ambiguous') {
    issue(person === 'unknown' ? 'import.person_unknown' : 'import.person_ambiguous', { raw: raw.slice(0, 40) })
    return undefined
  }
  return person.id
}

export type Standing = {
  read: ReadRow
  /** The row's own name, if any. */
  name: string | null
  /** A record that the key points to. */
  match?: { id: string; diff: Record<string, unknown> }
  /** The best resembling record. */
  duplicate?: { id: string; score: number }
  /** An earlier row of the file that is the same customer. */
  earlierRow?: number
  /** Whether this row brings anything of its own beside the customer (a contact, a history line). */
  hasLinked: boolean
}

/** The verdict on a row. Errors first: a row that cannot be read is not compared with anything. */
export function verdictOf(
  standing: Standing,
  plan: Pick<Plan, 'mode'>,
): { verdict: Verdict; code?: string; params?: Record<string, unknown> } {
  const { read, match, duplicate, earlierRow } = standing
  if (read.isPending) return { verdict: 'pending' }
  if (read.issues.length > 0) return { verdict: 'error' }
  if (earlierRow !== undefined) {
    return standing.hasLinked
      ? { verdict: 'more' }
      : { verdict: 'duplicate', code: 'import.same_row_before', params: { row: earlierRow } }
  }
  if (standing.name === null && match === undefined) return { verdict: 'error', code: 'import.name_missing' }
  if (match !== undefined) {
    if (plan.mode === 'createOnly') return { verdict: 'duplicate' }
    return { verdict: Object.keys(match.diff).length > 0 || standing.hasLinked ? 'update' : 'same' }
  }
  if (plan.mode === 'updateOnly') return { verdict: 'error', code: 'import.no_update_match' }
  return { verdict: duplicate === undefined ? 'new' : 'duplicate' }
}

// What firms, shops and bodies are called at the end; a branch in brackets may follow.
const organisationEnd =
  /(?:公司|集团|厂|店|行|社|院|中心|部|局|馆|所|堂|坊|房|处|站|学校|大学|协会|基金|基金会|超市|商场|公寓|诊所|银行|酒店|Co\.?|Ltd\.?|Inc\.?)(?:[（(].*[)）])?$/i

/**
 * The kind of a new customer where the file does not say: a company code or a name that ends like a firm's makes an
 * organisation, however many birthdays stand in the row; else a resident id, sex, birthday or a name of two to four
 * Hanzi makes a person.
 */
export function guessKind(values: Readonly<Record<string, unknown>>): 'organisation' | 'individual' {
  if (values['kind'] === 'organisation' || values['kind'] === 'individual') return values['kind']
  if (values['creditCode'] != null) return 'organisation'
  if (values['paperNumber'] != null) return 'individual'
  const name = String(values['name'] ?? '').trim()
  // Shorter ones may be a person called 李行.
  if ([...name].length >= 4 && organisationEnd.test(name)) return 'organisation'
  if (values['sex'] != null || values['birthday'] != null) return 'individual'
  // Chinese personal names have two to four Hanzi, with a middle dot when they are transcribed.
  return /^\p{Script=Han}{2,4}$|^\p{Script=Han}+[·•]\p{Script=Han}+$/u.test(name) ? 'individual' : 'organisation'
}
