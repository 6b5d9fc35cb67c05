import { sql } from 'kysely'
import { z } from 'zod'
import type { Context, Job } from '#domain/kit.ts'
import { moveTasks } from '../making/commands.ts'
import { tellMoved } from './commands.ts'

// As many archives as one step locks the tasks of.
const perStep = 200

const told = z.object({
  moves: z.array(z.object({ id: z.uuid(), from: z.uuid().nullable() })),
  reason: z.string().nullable(),
  actId: z.uuid(),
  actorId: z.string(),
})
type Move = z.infer<typeof told>['moves'][number]

/**
 * Customers changed hands: what is open with whoever had them goes to whoever has them now, promises too (ALC-07). What
 * is done stays with whoever did it.
 */
export const followOwners: Job = {
  name: 'task.followOwner',
  async run(_context, payload, { step, signal }) {
    const { moves, reason, actId, actorId } = told.parse(payload)
    for (let from = 0; from < moves.length && !signal.aborted; from += perStep)
      await step(async (context) => {
        const act = { reason: reason ?? context.t('task.owner_changed'), actId }
        const those = moves.slice(from, from + perStep)
        await follow(context, those, act, actorId)
        // What is asked of whoever is above the owner belongs to a later noun, which comes after this one.
        const customerIds = those.map((one) => one.id)
        await context.job('followUps.ownersChanged', { customerIds, reason: act.reason, actorId })
      })
    if (signal.aborted) throw new Error('stopped; the next run finds what is left')
  },
}

async function follow(
  context: Context,
  moves: readonly Move[],
  act: { reason: string; actId: string },
  actorId: string,
): Promise<void> {
  // Whoever owns them by now, should they have gone on in the meantime.
  const { rows } = await sql<{
    id: string
    from: string | null
    to: string | null
  }>`select m.id, m."from", c.owner_id as "to"
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) m(id uuid, "from" uuid) join customers c on c.id = m.id
    where c.owner_id is distinct from m."from"`.execute(context.db)
  for (const [to, received] of Map.groupBy(rows, (row) => row.to)) {
    const ids: string[] = []
    for (const [from, group] of Map.groupBy(received, (row) => row.from)) {
      const customerIds = group.map((row) => row.id)
      ids.push(...(await moveTasks(context, { customerIds, ownerId: from }, to, act)).map((one) => one.id))
    }
    if (to !== null && to !== actorId) await tellMoved(context, to, ids, act.reason)
  }
}

export const followingJobs = [followOwners]
