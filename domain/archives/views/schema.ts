import { z } from 'zod'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import type { Condition } from '#platform/core/conditions.ts'

/** What a view remembers of a list: which customers, in which order, with which columns. */
export type View = {
  condition?: Condition | undefined
  search?: string | undefined
  sort?: { field: string; descending?: boolean | undefined }[] | undefined
  columns?: string[] | undefined
}

export const viewShape: z.ZodType<View> = z.strictObject({
  condition: conditionSchema.optional(),
  search: z.string().max(200).optional(),
  sort: z
    .array(z.strictObject({ field: z.string().max(80), descending: z.boolean().optional() }))
    .max(3)
    .optional(),
  columns: z.array(z.string().max(80)).max(60).optional(),
})

/** Views are kept per list; this is the list of customers. */
export const viewsOf = 'customer'
