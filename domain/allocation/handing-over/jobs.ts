import type { Job } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { runStep } from './commands.ts'
import { lockHandOver } from './moving/commands.ts'

// A step holds its rows locked for about a second, so that nobody who saves one of them waits longer.
const perStep = 500

/** Carries a large hand-over through as the person who ordered it, step by step; an interrupted one goes on where it stopped. */
export const runHandOver: Job = {
  name: 'handOver.run',
  async run(_context, { id }, { step, signal }) {
    let isOpen = true
    while (isOpen && !signal.aborted) {
      isOpen = await step(async (context) => {
        const held = await lockHandOver(context, String(id))
        if (held === undefined) return false
        const actor = await findActorById(context.db, held.orderedBy)
        return await runStep({ ...context, actor }, held.id, perStep)
      })
    }
    if (isOpen) throw new Error('stopped; the next run goes on')
  },
}

export const handingOverJobs = [runHandOver]
