import { z } from 'zod'
import type { Context, Job } from '#domain/kit.ts'
import { saveChange } from '#domain/people/records/commands.ts'
import { type Because, task } from '../schema.ts'
import { allowedMeans } from './rules.ts'

// As many archives as one step reads.
const perStep = 200

/** Customers changed by what they do not want to be reached: their open tasks of rules take another way, or the first one again. */
export const rerouteTasks: Job = {
  name: 'task.reroute',
  async run(_context, payload, { step, signal }) {
    const ids = z.object({ ids: z.array(z.uuid()) }).parse(payload).ids
    for (let from = 0; from < ids.length && !signal.aborted; from += perStep)
      await step((context) => reroute(context, ids.slice(from, from + perStep)))
    if (signal.aborted) throw new Error('stopped; the next run begins anew')
  },
}

async function reroute(context: Context, ids: readonly string[]): Promise<void> {
  const customers = await context.db
    .selectFrom('customers')
    .select(['id', 'avoidedMeans'])
    .where('id', 'in', ids)
    .execute()
  const avoidedBy = new Map(customers.map((row) => [row.id, row.avoidedMeans]))
  const rows = await context.db
    .selectFrom('tasks')
    .selectAll()
    .where('customerId', 'in', ids)
    .where('state', '=', 'open')
    .where('because', 'is not', null)
    .where('means', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const row of rows) {
    if (row.means === null || row.because === null) continue
    const { avoided, ...rest } = row.because
    const wanted = avoided ?? row.means
    const means = allowedMeans(wanted, avoidedBy.get(row.customerId ?? '') ?? null)
    if (means === row.means) continue
    const because: Because = means === wanted ? rest : { ...rest, avoided: wanted }
    const reason = context.t(means === wanted ? 'task.way_again' : `task.avoided_${wanted}`)
    await saveChange(context, task, row, row.version, { means, because }, { reason })
  }
}

export const reachingJobs = [rerouteTasks]
