import { idOfKey } from '#domain/follow-ups/queries.ts'
import type { Harness } from '../harness.ts'

/** Tasks of a customer as they lie in the table, by due day and title; with `cadence`, the key of a trade's rule, those it made. */
export async function tasksOf(harness: Pick<Harness, 'product'>, customerId: string, cadence?: string) {
  const made = cadence === undefined ? '%' : `cadence:${idOfKey(cadence)}:%`
  return await harness.product.platform.db
    .selectFrom('tasks')
    .selectAll()
    .where('customerId', '=', customerId)
    .where((eb) => (cadence === undefined ? eb.lit(true) : eb('origin', 'like', made)))
    .orderBy('dueOn')
    .orderBy('title')
    .orderBy('id')
    .execute()
}
