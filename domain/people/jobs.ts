import type { Job } from '#domain/kit.ts'
import { sealAudit } from '#platform/server/audit.ts'
import { dropOldKeys } from '#platform/server/idempotency.ts'
import { dropOldAttempts } from './attempts/commands.ts'

const sealAuditRecord: Job = {
  name: 'audit.seal',
  cron: '*/5 * * * *',
  async run(context, _payload, { signal }) {
    while (!signal.aborted && (await sealAudit(context.db as never)) > 0) {
      // Goes on until the writers are caught up with.
    }
  },
}

// Ended sessions stay in the device list's memory for as long as somebody may still ask about them.
const endedSessionDays = 90

const tidyAccess: Job = {
  name: 'access.tidy',
  // 03:20 in China, when nobody signs in.
  cron: '20 19 * * *',
  async run(context) {
    await dropOldAttempts(context.db as never, context.now)
    await dropOldKeys(context.db as never)
    const since = new Date(context.now.getTime() - endedSessionDays * 86_400_000).toISOString()
    await context.db.deleteFrom('sessions').where('expiresAt', '<', since).execute()
    await context.db.deleteFrom('passkeyChallenges').where('expiresAt', '<', context.now.toISOString()).execute()
  },
}

export const peopleJobs = [sealAuditRecord, tidyAccess]
