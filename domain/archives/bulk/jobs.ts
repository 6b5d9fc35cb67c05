import { sql } from 'kysely'
import type { Job } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { applyEdit, noteProgress } from './applying/commands.ts'
import type { BulkEdit } from './schema.ts'

// A step holds its rows locked for about a second, so that nobody who saves one of them waits longer.
const perStep = 500

/**
 * Carries out a large edit step by step as the person who ordered it, with the rights they have by then. Each step
 * commits with its progress: an interrupted one goes on where it stopped, and cancelling takes effect at the next step.
 */
export const applyBulkEdit: Job = {
  name: 'customers.bulkApply',
  async run(_context, { id }, { step, signal }) {
    let isOpen = true
    while (isOpen && !signal.aborted) {
      isOpen = await step(async (context) => {
        const { rows } = await sql<BulkEdit>`select * from bulk_edits where id = ${String(id)} for update`.execute(
          context.db,
        )
        const edit = rows[0]
        if (edit === undefined || edit.state !== 'running') return false
        const actor = await findActorById(context.db, edit.actorId)
        const asker = { ...context, actor }
        const ids = edit.ids.slice(edit.done, edit.done + perStep)
        const done = edit.done + ids.length
        const isLast = done >= edit.ids.length
        const next = await noteProgress(
          asker,
          edit,
          await applyEdit(asker, edit, ids),
          done,
          isLast ? 'done' : 'running',
        )
        context.tell(
          'job',
          {
            name: 'customers.bulkApply',
            token: edit.id,
            done,
            total: edit.total,
            changed: next.changed,
            finished: isLast,
          },
          edit.actorId,
        )
        return !isLast
      })
    }
    if (isOpen) throw new Error('stopped; the next run goes on')
  },
}

export const bulkJobs = [applyBulkEdit]
