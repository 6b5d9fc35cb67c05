import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { readStandard } from '../queries.ts'

export const settleArchives = command({
  name: 'archive.settle',
  about:
    'Settles what the papers leave to the firm: whether archives need approval, and after how many days they are due for review',
  needs: { right: 'setup.manage' },
  input: z.strictObject({
    needsApproval: z.boolean().optional(),
    reviewDays: z.int().min(1).max(3650).nullable().optional(),
  }),
  output: z.object({ needsApproval: z.boolean(), reviewDays: z.int().nullable() }),
  async run(context, input) {
    const { settings } = await readStandard(context)
    const next = {
      needsApproval: input.needsApproval ?? settings.needsApproval,
      reviewDays: input.reviewDays === undefined ? settings.reviewDays : input.reviewDays,
    }
    await sql`insert into settings (key, value, updated_at, updated_by) values ('archives', ${JSON.stringify(next)}::jsonb, ${context.now.toISOString()}, ${context.actor.id})
      on conflict (key) do update set value = excluded.value, version = settings.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
      context.db,
    )
    context.audit({ kind: 'change', subject: 'settings', detail: { key: 'archives', ...next } })
    return next
  },
})

export const settingsCommands = [settleArchives] as const
