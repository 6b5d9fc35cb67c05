import { z } from 'zod'
import { AppError } from '#platform/core/errors.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import type { Inspection, Plan } from '../schema.ts'
import type { Target } from './schema.ts'

const columnKey = z.string().regex(/^\d{1,4}$/)

export const planSchema: z.ZodType<Plan> = z.strictObject({
  columns: z.record(columnKey, z.string().max(80).nullable()),
  values: z.record(columnKey, z.record(z.string().max(200), z.string().max(80).nullable())),
  key: z.enum(['auto', 'number', 'creditCode', 'paperNumber', 'phones', 'name']),
  mode: z.enum(['createAndUpdate', 'createOnly', 'updateOnly']),
  duplicates: z.enum(['join', 'create', 'skip']),
  defaults: z.record(z.string().max(80), z.unknown()),
  emptyClears: z.boolean(),
})

/** Refuses a plan that names unknown fields, one field twice, or leaves out what identifies a row. */
export function checkPlan(plan: Plan, inspection: Inspection, target: Target, language: Language): void {
  const fields = new Map(target.fields.map((one) => [one.key, one]))
  const label = (key: string) => textIn(language, fields.get(key)?.field.label ?? { zh: key, en: key })
  const seen = new Set<string>()
  for (const key of Object.values(plan.columns)) {
    if (key === null) continue
    if (!fields.has(key)) throw new AppError('invalid', 'import.unknown_field', { field: key })
    if (seen.has(key)) throw new AppError('invalid', 'import.field_twice', { field: label(key) })
    seen.add(key)
  }
  const isThere = (key: string) =>
    Object.entries(plan.columns).some(
      ([column, field]) => field === key && inspection.columns.some((one) => one.index === Number(column)),
    )
  const main = target.groups[0]?.key ?? ''
  if (plan.key !== 'auto' && !isThere(`${main}.${plan.key}`))
    throw new AppError('invalid', 'import.key_not_mapped', { field: label(`${main}.${plan.key}`) })
  const lacking = (target.needs ?? [`${main}.name`]).find((key) => !isThere(key))
  if (plan.mode !== 'updateOnly' && lacking !== undefined)
    throw new AppError('invalid', 'import.name_not_mapped', { field: label(lacking) })
}
