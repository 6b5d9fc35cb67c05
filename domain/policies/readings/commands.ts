import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { readablePolicy } from '../queries.ts'

export const markPolicyRead = command({
  name: 'policy.markRead',
  about: 'Notes that the caller has read the version in force, once and for all',
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid(), versionId: z.uuid() }),
  output: z.object({ readAt: z.string() }),
  async run(context, { id, versionId }) {
    await readablePolicy(context, id, versionId)
    const row = await context.db
      .insertInto('policyReadings')
      .values({ policyVersionId: versionId, staffId: context.actor.id, readAt: context.now.toISOString() })
      // The first reading counts; a second press changes nothing.
      .onConflict((on) =>
        on
          .columns(['policyVersionId', 'staffId'])
          .doUpdateSet((set) => ({ staffId: set.ref('policyReadings.staffId') })),
      )
      .returning('readAt')
      .executeTakeFirstOrThrow()
    context.audit({ kind: 'look', subject: 'policy', ids: [id], detail: { read: versionId } })
    return { readAt: row.readAt }
  },
})

export const readingsCommands = [markPolicyRead] as const
