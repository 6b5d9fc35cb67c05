import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { command } from '#domain/kit.ts'
import { present, stampsOf } from '#domain/people/records/commands.ts'
import { newId } from '#platform/core/ids.ts'

// One's own words on one customer: enough for a page of a notebook.
const text = z.string().trim().min(1).max(2000)

export const writePrivateNote = command({
  name: 'workingList.note',
  about: 'Writes a private note on a customer; nobody else reads it',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({ customerId: z.uuid(), text }),
  output: z.object({ id: z.uuid() }),
  async run(context, input) {
    const customer = await reachLiveCustomer(context, 'collecting.collect', input.customerId)
    const id = newId()
    await context.db
      .insertInto('privateNotes')
      .values({ id, staffId: context.actor.id, customerId: customer.id, text: input.text, ...stampsOf(context) })
      .execute()
    context.audit({ kind: 'change', subject: 'privateNote', ids: [customer.id] })
    return { id }
  },
})

export const changePrivateNote = command({
  name: 'workingList.changeNote',
  about: 'Rewrites a private note of one’s own',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({ id: z.uuid(), text }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id, text: words }) {
    const stamps = { updatedAt: context.now.toISOString(), updatedBy: context.actor.id }
    const changed = await context.db
      .updateTable('privateNotes')
      .set({ text: words, ...stamps })
      .where('id', '=', id)
      .where('staffId', '=', context.actor.id)
      .returning('customerId')
      .executeTakeFirst()
    context.audit({ kind: 'change', subject: 'privateNote', ids: [present(changed).customerId] })
    return { id }
  },
})

export const removePrivateNote = command({
  name: 'workingList.removeNote',
  about: 'Removes a private note of one’s own',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id }) {
    const removed = await context.db
      .deleteFrom('privateNotes')
      .where('id', '=', id)
      .where('staffId', '=', context.actor.id)
      .returning('customerId')
      .executeTakeFirst()
    context.audit({ kind: 'change', subject: 'privateNote', ids: [present(removed).customerId] })
    return { id }
  },
})

export const workingListCommands = [writePrivateNote, changePrivateNote, removePrivateNote] as const
