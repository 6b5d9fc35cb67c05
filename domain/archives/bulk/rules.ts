import type { FieldData, Fields } from '#platform/core/fields.ts'
import { writableKeys } from '#platform/server/values.ts'
import type { CustomerValues } from '../rules.ts'
import { type Customer, customer } from '../schema.ts'

/** What an edit does to each customer: values that replace, entries added to lists, entries taken out of them. */
export type Edit = {
  values: Record<string, unknown>
  add: Record<string, string[]>
  remove: Record<string, string[]>
}

const replaceable = ['option', 'options', 'boolean', 'ref', 'date', 'region', 'strings']
// What tells one customer from another is never the same for many; who collected a thing is a fact about one act.
const ofOne = new Set(['kind', 'sex', 'paperKind', 'formerNames', 'wechatIds', 'collectorId', 'obtainedOn'])

const fields: Fields = customer.fields

/** Fields that may be changed in many archives at once. */
export const bulkKeys = writableKeys(customer.fields).filter((key) => {
  const field: FieldData = customer.fields[key]
  return (replaceable.includes(field.type) && field.sensitivity === undefined && !ofOne.has(key)) || key === 'industry'
})

/** Lists that grow and shrink. */
export const bulkLists = bulkKeys.filter((key) =>
  ['strings', 'options'].includes((customer.fields[key] as FieldData).type),
)

export function keysOf(edit: Edit): string[] {
  return [...new Set([...Object.keys(edit.values), ...Object.keys(edit.add), ...Object.keys(edit.remove)])]
}

/** The values one customer takes on. */
export function valuesFor(row: Pick<Customer, never>, edit: Edit): CustomerValues {
  const values: Record<string, unknown> = { ...edit.values }
  for (const key of new Set([...Object.keys(edit.add), ...Object.keys(edit.remove)])) {
    const now = ((row as Record<string, unknown>)[key] ?? []) as string[]
    const kept = now.filter((one) => !edit.remove[key]?.includes(one))
    const next = [...new Set([...kept, ...(edit.add[key] ?? [])])]
    values[key] = next.length === 0 ? null : next
  }
  return values as CustomerValues
}

export type Step = { field: string; old: unknown; now: unknown }

/** What an edit would change in one customer. */
export function stepsFor(row: Pick<Customer, never>, edit: Edit): Step[] {
  const before = row as Record<string, unknown>
  return Object.entries(valuesFor(row, edit)).flatMap(([field, now]) => {
    const old = before[field] ?? null
    return JSON.stringify(old) === JSON.stringify(now ?? null) ? [] : [{ field, old, now: now ?? null }]
  })
}

/** A field of the edit that this kind of customer does not have. */
export function misfitFor(row: Pick<Customer, 'kind'>, edit: Edit): string | undefined {
  return keysOf(edit).find((key) => fields[key]?.appliesTo !== undefined && !fields[key].appliesTo.includes(row.kind))
}
