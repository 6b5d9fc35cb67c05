import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { tradeNameSql } from '#domain/ledgers/trades/queries.ts'
import type { FieldError } from '#platform/core/errors.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import type { FormRow } from '#platform/core/forms/filling.ts'
import { rowsOf } from '#platform/core/forms/signing.ts'
import { isId } from '#platform/core/ids.ts'

type Called = {
  table: string
  number: string | null
  name: RawBuilder<unknown>
  /** Belongs to one customer: a paper about a customer points to theirs. */
  isOfCustomer?: boolean
  /** What still stands; what was taken back is meant only where nothing else is called so. */
  stands?: RawBuilder<unknown>
}

/** Where other records are found by what people call them. */
const called: Readonly<Record<string, Called>> = {
  product: { table: 'products', number: 'number', name: sql`t.name` },
  customer: { table: 'customers', number: 'number', name: sql`t.name` },
  contract: { table: 'contracts', number: 'number', name: sql`t.title`, isOfCustomer: true },
  trade: {
    table: 'trades',
    number: 'bill_number',
    name: tradeNameSql('t'),
    isOfCustomer: true,
    stands: sql`t.reverses_id is null and not exists (select from trades r where r.reverses_id = t.id)`,
  },
  formRecord: { table: 'form_records', number: 'number', name: sql`t.title` },
  contact: { table: 'contacts', number: null, name: sql`t.name` },
}

/** Numbers and names of other records, of the customer the paper is about, as their ids; what leads to none or to several is named. */
export async function resolveReferences(
  context: Context,
  form: FormDefinition,
  given: Readonly<Record<string, unknown>>,
  customerId: string | undefined,
): Promise<{ answers: Record<string, unknown>; unknown: FieldError[] }> {
  const answers: Record<string, unknown> = { ...given }
  const unknown: FieldError[] = []
  const resolve = async (field: FormField, value: unknown, path: string): Promise<unknown> => {
    const source = called[field.to ?? '']
    if (field.type !== 'ref' || source === undefined || typeof value !== 'string' || isId(value)) return value
    const [first, second] = await findCalled(context, source, value, { customerId, form: field.form })
    if (first !== undefined && second?.stands !== first.stands) return first.id
    const code = first === undefined ? 'import.record_unknown' : 'import.record_ambiguous'
    unknown.push({ path, code, params: { raw: value.slice(0, 40) } })
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

/** The first two that are called so, what still stands before what was taken back. */
async function findCalled(
  context: Context,
  { table, number, name, isOfCustomer = false, stands = sql`true` }: Called,
  value: string,
  of: { customerId: string | undefined; form: string | undefined },
): Promise<{ id: string; stands: boolean }[]> {
  const byNumber = number === null ? sql`false` : sql`t.${sql.ref(number)} = ${value}`
  const ofForm = of.form === undefined ? sql`true` : sql`t.form_key = ${of.form}`
  const ofCustomer = isOfCustomer && of.customerId !== undefined ? sql`t.customer_id = ${of.customerId}` : sql`true`
  const { rows } = await sql<{
    id: string
    stands: boolean
  }>`select t.id, ${stands} as stands from ${sql.table(table)} t
    where (${byNumber} or ${name} = ${value}) and ${ofForm} and ${ofCustomer} order by stands desc limit 2`.execute(
    context.db,
  )
  return rows
}
