import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import type { Job } from '#domain/kit.ts'
import { noteEvent } from './commands.ts'
import { journalCategories } from './schema.ts'

const told = z.strictObject({
  customerId: z.uuid(),
  category: z.enum(Object.keys(journalCategories) as [keyof typeof journalCategories]),
  text: z.string().min(1).max(10_000),
  happenedAt: z.iso.datetime(),
  eventKey: z.string().max(200),
  authorId: z.uuid(),
  authorName: z.string(),
  links: z.array(z.strictObject({ kind: z.string(), id: z.uuid(), label: z.string() })).default([]),
})

/**
 * Events of nouns that stand before the journal come as a queued job, put into the queue inside their own transaction:
 * nothing that was committed is ever left out, and what is told twice is noted once.
 */
export const noteToldEvent: Job = {
  name: 'journal.note',
  async run(_context, payload, { step }) {
    const event = told.parse(payload)
    await step(async (context) => {
      // The archive may have been merged while the event waited.
      const { id } = await reachCustomer(context, 'journal.read', event.customerId)
      await noteEvent(context, { ...event, customerId: id })
    })
  },
}

export const journalJobs = [noteToldEvent]
