import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { tradeNameSql } from '#domain/ledgers/trades/queries.ts'
import type { FieldError } from '#platform/core/errors.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { type FormRow, isSigned, otherKey, withComputed } from '#platform/core/forms/filling.ts'
import { rowsOf, signedKeys } from '#platform/core/forms/signing.ts'
import { isSame } from '#platform/core/same.ts'
import { chinaDay } from '#platform/core/time.ts'
import { checkFormValue, checkOther, checkRows } from '#platform/server/form-values.ts'
import { referableSql } from '../referring/queries.ts'
import type { Answers } from '../schema.ts'
import { withoutEmpty } from './rules.ts'

/** A draft is open; of a submitted form a living card is, and of others what the firm fills in later, and further rows. */
export type Stage = 'draft' | 'living' | 'rows'

export type Answered = { values: Answers; errors: FieldError[] }

/**
 * The given answers checked and laid over those before, computed fields worked out anew. What does not fit is named and
 * left as it was; the rest is kept, so that no typing is lost to one wrong line.
 */
export async function answer(
  context: Context,
  form: FormDefinition,
  before: Answers,
  given: Answers,
  { stage = 'draft', recordId }: { stage?: Stage; recordId?: string } = {},
): Promise<Answered> {
  const fields = new Map(formFields(form).map((field) => [field.key, field]))
  const others = new Map(
    formFields(form).flatMap((field) => (field.hasOther ? [[otherKey(field.key), field] as const] : [])),
  )
  const signed = signedKeys(form, before)
  const later = new Set(
    form.sections.flatMap((one) => (one.byFirm === 'after' ? one.fields.map(({ key }) => key) : [])),
  )
  const closedBy = (key: string) =>
    signed.has(key) ? 'form.signed_part' : stage === 'rows' && !later.has(key) ? 'form.rows_only' : undefined
  const values: Answers = { ...before }
  const errors: FieldError[] = []
  for (const [key, raw] of Object.entries(given)) {
    const field = fields.get(key)
    const source = field ?? others.get(key)
    if (source === undefined) errors.push({ path: key.slice(0, 60), code: 'field.unknown', params: { field: key } })
    else if (field?.type === 'computed') continue
    else if (field?.type === 'table') {
      const closed = closedBy(key)
      const checked = checkRows(field, before[key], raw)
      const kept = closed === undefined ? undefined : keepRows(field, before[key], checked.rows, stage, closed)
      values[key] = kept?.rows ?? checked.rows
      errors.push(...checked.errors, ...(kept?.errors ?? []))
    } else if (field !== undefined && isSigned(field)) refuseOther(key, 'form.sign_apart', before[key], raw, errors)
    else if (closedBy(source.key) !== undefined) refuseOther(key, closedBy(source.key) ?? '', before[key], raw, errors)
    else {
      const checked = field === undefined ? checkOther(raw) : checkFormValue(field, raw)
      if (checked.ok) values[key] = checked.value
      else errors.push({ path: key, code: checked.code, params: checked.params })
    }
  }
  const unknown = [
    ...(await unknownReferences(context, form, values, Object.keys(given))),
    ...(await strangeFiles(context, form, values, Object.keys(given), recordId)),
  ]
  for (const { path, key } of unknown) {
    errors.push({ path, code: 'form.no_such_record' })
    values[key] = before[key] ?? null
  }
  return { values: withoutEmpty(withComputed(form, values, chinaDay(context.now))), errors }
}

/** What is closed may come back as it was; anything else is refused. */
function refuseOther(key: string, code: string, before: unknown, raw: unknown, errors: FieldError[]): void {
  if (!isSame(before, raw)) errors.push({ path: key, code })
}

/** Rows of a closed table stay as they are; once the form is handed in, further ones may follow them. */
function keepRows(
  table: FormField,
  before: unknown,
  rows: readonly FormRow[],
  stage: Stage,
  code: string,
): { rows: FormRow[]; errors: FieldError[] } {
  const known = rowsOf(before)
  const ids = new Set(known.map((row) => row.id))
  const changed = known.filter(
    (row) =>
      !isSame(
        rows.find((one) => one.id === row.id),
        row,
      ),
  )
  const added = rows.filter((row) => !ids.has(row.id))
  const refused = stage === 'draft' ? added : []
  return {
    rows: [...known, ...(stage === 'draft' ? [] : added)],
    errors: [...changed, ...refused].map((row) => ({ path: `${table.key}.${row.id}`, code })),
  }
}

/** Tables behind the entities a form may refer to; a reference to anything else is an id that is not followed. */
const tables: Readonly<Record<string, string>> = {
  staff: 'staff',
  department: 'departments',
  post: 'posts',
  product: 'products',
  customer: 'customers',
  contact: 'contacts',
  contract: 'contracts',
  trade: 'trades',
  formRecord: 'form_records',
}

/** What they are called by, where it is not a name; `n` is the row. */
const namedBy: Readonly<Record<string, RawBuilder<unknown>>> = {
  post: sql`title`,
  contract: sql`title`,
  trade: tradeNameSql('n'),
}

type Reference = { path: string; key: string; to: string; id: string; form: string | undefined }

/** Everything the answers point to: references, and people linked to the staff list or to contacts. */
export function referencesOf(form: FormDefinition, values: Answers): Reference[] {
  return formFields(form).flatMap((field) => {
    const own = referencesIn(field, values[field.key], field.key, field.key)
    const cells = rowsOf(field.type === 'table' ? values[field.key] : null).flatMap((row: FormRow) =>
      (field.columns ?? []).flatMap((column) =>
        referencesIn(column, row[column.key], `${field.key}.${row.id}.${column.key}`, field.key),
      ),
    )
    return [...own, ...cells]
  })
}

function referencesIn(field: FormField, value: unknown, path: string, key: string): Reference[] {
  if (value === null || value === undefined) return []
  const to = field.to
  if (field.type === 'ref' && to !== undefined) return [{ path, key, to, id: String(value), form: field.form }]
  if (field.type !== 'person' && field.type !== 'people') return []
  return [value].flat().flatMap((one) => {
    const { staffId, contactId } = one as { staffId?: string; contactId?: string }
    return [
      ...(staffId === undefined ? [] : [{ path, key, to: 'staff', id: staffId, form: undefined }]),
      ...(contactId === undefined ? [] : [{ path, key, to: 'contact', id: contactId, form: undefined }]),
    ]
  })
}

/** References that lead nowhere; a record of another form must be of the form asked for, and within reach. */
async function unknownReferences(
  context: Context,
  form: FormDefinition,
  values: Answers,
  keys: readonly string[],
): Promise<Reference[]> {
  const wanted = referencesOf(form, values).filter((one) => keys.includes(one.key) && tables[one.to] !== undefined)
  if (wanted.length === 0) return []
  const known = new Set<string>()
  for (const to of new Set(wanted.map((one) => one.to))) {
    const ids = wanted.filter((one) => one.to === to).map((one) => one.id)
    const { rows } = await sql<{ id: string; formKey: string | null }>`select t.id, ${
      to === 'formRecord' ? sql`t.form_key` : sql`null`
    } as form_key from ${sql.table(tables[to] ?? '')} t where t.id = any(${ids}::uuid[])
      and ${to === 'formRecord' ? referableSql(context, 't') : sql`true`}`.execute(context.db)
    for (const row of rows) known.add(`${to} ${row.id} ${row.formKey ?? ''}`)
  }
  return wanted.filter(({ to, id, form: key }) =>
    to === 'formRecord' && key !== undefined
      ? !known.has(`${to} ${id} ${key}`)
      : ![...known].some((one) => one.startsWith(`${to} ${id} `)),
  )
}

/** Files that were not put to this record. */
async function strangeFiles(
  context: Context,
  form: FormDefinition,
  values: Answers,
  keys: readonly string[],
  recordId: string | undefined,
): Promise<{ path: string; key: string }[]> {
  const named = formFields(form)
    .filter((field) => keys.includes(field.key))
    .flatMap((field) => {
      if (field.type === 'files') return [{ path: field.key, key: field.key, ids: idsIn(values[field.key]) }]
      const columns = (field.columns ?? []).filter((column) => column.type === 'files')
      return rowsOf(field.type === 'table' ? values[field.key] : null).flatMap((row) =>
        columns.map((column) => ({
          path: `${field.key}.${row.id}.${column.key}`,
          key: field.key,
          ids: idsIn(row[column.key]),
        })),
      )
    })
    .filter((one) => one.ids.length > 0)
  if (named.length === 0) return []
  const rows =
    recordId === undefined
      ? []
      : await context.db
          .selectFrom('formFiles')
          .select('id')
          .where('recordId', '=', recordId)
          .where('withdrawnAt', 'is', null)
          .execute()
  const known = new Set(rows.map((row) => row.id))
  return named.filter((one) => !one.ids.every((id) => known.has(id)))
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** Names of everything the answers of one record, or of several, point to, by id. */
export async function namesIn(
  context: Context,
  form: FormDefinition,
  ...records: readonly Answers[]
): Promise<Record<string, string>> {
  return await namesOf(context, form, records, sql`title`)
}

/** The same to be read by people: papers of one project bear one title, their numbers tell them apart. */
export async function spokenNamesIn(
  context: Context,
  form: FormDefinition,
  values: Answers,
): Promise<Record<string, string>> {
  return await namesOf(context, form, [values], sql`concat_ws(' ', number, title)`)
}

async function namesOf(
  context: Context,
  form: FormDefinition,
  records: readonly Answers[],
  paper: RawBuilder<unknown>,
): Promise<Record<string, string>> {
  const wanted = records.flatMap((values) => referencesOf(form, values))
  const names: Record<string, string> = {}
  for (const to of new Set(wanted.map((one) => one.to))) {
    const table = tables[to]
    if (table === undefined) continue
    const ids = wanted.filter((one) => one.to === to).map((one) => one.id)
    const name = to === 'formRecord' ? paper : (namedBy[to] ?? sql`name`)
    const { rows } = await sql<{ id: string; name: string }>`select id, ${name} as name from ${sql.table(table)} n
      where id = any(${ids}::uuid[])`.execute(context.db)
    for (const row of rows) names[row.id] = row.name
  }
  return names
}
