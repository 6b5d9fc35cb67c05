import type { Context } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import type { Means } from '../schema.ts'

/** Whoever types a task chooses a means the customer has not asked to be spared. */
export async function refuseAvoided(
  context: Context,
  customerId: string | null | undefined,
  means: string | null | undefined,
): Promise<void> {
  if (customerId == null || means == null) return
  const row = await context.db
    .selectFrom('customers')
    .select('avoidedMeans')
    .where('id', '=', customerId)
    .executeTakeFirst()
  if (row?.avoidedMeans?.includes(means)) throw invalidField('values.means', `task.avoided_${means as Means}`)
}
