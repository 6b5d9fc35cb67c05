import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { invalidField } from '#platform/core/errors.ts'

/** Passes an entry on; whoever has it already keeps their day. @returns to whom it is new */
export async function passTo(
  context: Context,
  entryId: string,
  staffIds: readonly string[],
  note: string | null,
): Promise<string[]> {
  if (staffIds.length === 0) return []
  const rows = await context.db
    .insertInto('journalPasses')
    .values(
      staffIds.map((staffId) => ({
        entryId,
        staffId,
        passedAt: context.now.toISOString(),
        passedBy: context.actor.id,
        note,
        readAt: null,
      })),
    )
    .onConflict((on) => on.columns(['entryId', 'staffId']).doNothing())
    .returning('staffId')
    .execute()
  for (const { staffId } of rows) context.tell('journal.passed', { id: entryId }, staffId)
  return rows.map((row) => row.staffId)
}

// Whoever a minute concerns; more is a circular.
const mostAtOnce = 50

export const passOn = command({
  name: 'journal.passOn',
  about: 'Passes an entry — minutes, a call, a mail — on to colleagues it concerns; they may read this entry (JRN-21)',
  needs: { right: 'journal.write' },
  input: z.strictObject({
    id: z.uuid(),
    staffIds: z.array(z.uuid()).min(1).max(mostAtOnce),
    note: z.string().trim().max(500).optional(),
  }),
  output: z.object({ id: z.uuid(), passed: z.int() }),
  async run(context, { id, staffIds, note }) {
    const entry = present(
      await context.db
        .selectFrom('journalEntries')
        .select(['id', 'customerId'])
        .where('id', '=', id)
        .executeTakeFirst(),
    )
    const customer = await reachCustomer(context, 'journal.read', entry.customerId)
    const wanted = [...new Set(staffIds)]
    const known = await context.db
      .selectFrom('staff')
      .select('id')
      .where('id', 'in', wanted)
      .where('isActive', '=', true)
      .execute()
    if (known.length < wanted.length) throw invalidField('staffIds', 'journal.no_such_staff')
    const passed = await passTo(context, id, wanted, note || null)
    context.audit({
      kind: 'change',
      subject: 'journalEntry',
      ids: [id, customer.id],
      detail: { act: 'passed', to: passed },
    })
    return { id, passed: passed.length }
  },
})

export const markPassedRead = command({
  name: 'journal.readPassed',
  about: 'Notes that one has read an entry that was passed on to one',
  needs: { right: 'journal.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id }) {
    const { numUpdatedRows } = await context.db
      .updateTable('journalPasses')
      .set({ readAt: context.now.toISOString() })
      .where('entryId', '=', id)
      .where('staffId', '=', context.actor.id)
      .where('readAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows > 0n)
      context.audit({ kind: 'change', subject: 'journalEntry', ids: [id], detail: { act: 'read' } })
    return { id }
  },
})

export const passingCommands = [passOn, markPassedRead] as const
