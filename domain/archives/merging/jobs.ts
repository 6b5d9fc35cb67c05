import { type Kysely, sql } from 'kysely'
import type { Job } from '#domain/kit.ts'
import { type Moved, moveFollowers } from './followers/commands.ts'

// Merges of the last days only: whatever was being written while a merge ran was committed minutes later.
const lookBackDays = 3

/**
 * Takes along what still came to an archive while it was being merged: a trade entered in the same second waits for
 * the merge and then points at the archive that is gone. What is found is added to the merge, so that undoing it gives
 * it back.
 */
export const followMerges: Job = {
  name: 'customers.followMerges',
  // 03:40 in China.
  cron: '40 19 * * *',
  async run(context, _payload, { step, signal }) {
    const since = new Date(context.now.getTime() - lookBackDays * 86_400_000).toISOString()
    const { rows } = await sql<{
      id: string
      goneId: string
    }>`select id, gone_id from merges where undone_at is null and created_at > ${since} order by id`.execute(context.db)
    for (const { id, goneId } of rows) {
      if (signal.aborted) return
      await step(async ({ db }) => {
        const { rows: gone } = await sql<{
          mergedInto: string | null
        }>`select merged_into from customers where id = ${goneId} for update`.execute(db)
        const into = gone[0]?.mergedInto
        if (!into) return
        const moved = await moveFollowers(db as unknown as Kysely<never>, goneId, into)
        if (Object.keys(moved).length > 0) await addMoved(db as unknown as Kysely<never>, id, moved)
      })
    }
  },
}

async function addMoved(db: Kysely<never>, id: string, more: Moved): Promise<void> {
  const { rows } = await sql<{ moved: Moved }>`select moved from merges where id = ${id} for update`.execute(db)
  const moved: Moved = { ...rows[0]?.moved }
  for (const [key, keys] of Object.entries(more)) moved[key] = [...(moved[key] ?? []), ...keys]
  await sql`update merges set moved = ${JSON.stringify(moved)}::jsonb where id = ${id}`.execute(db)
}

export const mergingJobs = [followMerges]
