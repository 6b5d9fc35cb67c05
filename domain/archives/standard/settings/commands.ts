import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { readStandard } from '../queries.ts'
import { verifies } from '../rules.ts'

export const settleArchives = command({
  name: 'archive.settle',
  about:
    'Settles what the papers leave to the firm: whether archives need approval, after how many days they are due for review, and whether what a salesman brought is verified',
  needs: { right: 'setup.manage' },
  input: z.strictObject({
    needsApproval: z.boolean().optional(),
    reviewDays: z.int().min(1).max(3650).nullable().optional(),
    verifies: z.enum(verifies).optional(),
  }),
  output: z.object({ needsApproval: z.boolean(), reviewDays: z.int().nullable(), verifies: z.enum(verifies) }),
  async run(context, input) {
    const { settings } = await readStandard(context)
    const next = {
      needsApproval: input.needsApproval ?? settings.needsApproval,
      reviewDays: input.reviewDays === undefined ? settings.reviewDays : input.reviewDays,
      verifies: input.verifies ?? settings.verifies,
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
