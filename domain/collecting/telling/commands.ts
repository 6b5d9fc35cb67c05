import { namesOf } from '#domain/archives/access/queries.ts'
import type { Context } from '#domain/kit.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { happenedAt, readableText } from './rules.ts'

type Told = {
  id: string
  number: string
  customerId: string
  values: Record<string, unknown>
  collectorId: string | null
}

/**
 * Lets the customer's journal know what was collected. The journal is a later noun, so it is told through the queue,
 * inside this transaction; telling it twice writes it once.
 */
export async function tellJournal(context: Context, form: Told, kind: PackCollection): Promise<void> {
  if (kind.toldAs === undefined) return
  const names = await namesOf(context, [form.collectorId])
  await context.job('journal.note', {
    customerId: form.customerId,
    category: kind.toldAs,
    text: readableText(kind, form.values, context.language),
    happenedAt: happenedAt(kind, form.values, context.now),
    eventKey: `collection:${form.id}`,
    authorId: form.collectorId ?? context.actor.id,
    authorName: names[form.collectorId ?? ''] ?? context.actor.name,
    links: [{ kind: 'collection', id: form.id, label: form.number }],
  })
}
