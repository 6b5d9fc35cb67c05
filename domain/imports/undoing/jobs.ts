import { sql } from 'kysely'
import { lockCustomers } from '#domain/archives/access/queries.ts'
import { writeCustomers } from '#domain/archives/commands.ts'
import { type CustomerValues, prepareCustomer } from '#domain/archives/rules.ts'
import type { Customer } from '#domain/archives/schema.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import { retractImported } from '#domain/journal/writing/commands.ts'
import type { Context, Job } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { toAppError } from '#platform/server/faults.ts'
import { takeBackForms } from '../forms/commands.ts'
import { isFormTarget } from '../forms/rules.ts'
import { takeBackRecords } from '../records/commands.ts'
import { failRun, finishRun, loadRun, type RunRow, tellProgress } from '../runs/queries.ts'

/** What a run did to one customer, from the history. */
type Done = {
  recordId: string
  kind: 'created' | 'changed'
  diff: Record<string, [old: unknown, now: unknown]>
  wroteVersion: number
  version: number
  name: string
}

const batchSize = 1000
// A person reads this many names; the rest is a number.
const namesShown = 20

/**
 * Takes a run back in one transaction: archives it opened are withdrawn and give their numbers free, changed fields get
 * their old values, linked contacts and history lines go. Refused when somebody has worked on a customer since, naming
 * them — unless those are to be left as they are.
 */
export const undo: Job = {
  name: 'import.undo',
  async run(context, payload, { step, signal }) {
    const run = await loadRun(context, String(payload['id']), 'undoing')
    if (run === undefined) return
    const actor = await findActorById(context.db, String(payload['actorId']))
    const asker: Context = { ...context, actor, source: 'import' }
    const act = { leaveChanged: payload['leaveChanged'] === true, reason: (payload['reason'] as string | null) ?? null }
    try {
      await step(async (inside) => await takeBack(context, { ...asker, db: inside.db, audit: inside.audit }, run, act))
      await finishRun(context, run, { state: 'undone', undoneAt: new Date().toISOString(), failure: null })
    } catch (error) {
      if (signal.aborted) throw error
      await failRun(context, run, toAppError(error), 'applied')
    }
  },
}

async function takeBack(
  outside: Context,
  context: Context,
  run: RunRow,
  act: { leaveChanged: boolean; reason: string | null },
): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(context.db)
  if (isFormTarget(run.target)) {
    await takeBackForms(context, run, act.leaveChanged)
    return
  }
  if (run.target !== 'customer') {
    await takeBackRecords(context, run, act.leaveChanged)
    return
  }
  const { rows } =
    await sql<Done>`select distinct on (h.record_id) h.record_id as "recordId", h.kind, h.diff, h.version as "wroteVersion", c.version, c.name
    from record_changes h join customers c on c.id = h.record_id
    where h.act_id = ${run.id} and h.entity = 'customer' order by h.record_id, h.version`.execute(context.db)
  const changed = rows.filter((one) => one.version !== one.wroteVersion)
  if (changed.length > 0 && !act.leaveChanged) {
    throw new AppError('conflict', 'import.changed_since', {
      count: changed.length,
      names: changed.slice(0, namesShown).map((one) => one.name),
    })
  }
  const mine = rows.filter((one) => one.version === one.wroteVersion)
  const standard = await readStandard(context)
  for (let at = 0; at < mine.length; at += batchSize) {
    const batch = mine.slice(at, at + batchSize)
    const current = new Map(
      (
        await lockCustomers(
          context,
          batch.map((one) => one.recordId),
        )
      ).map((one) => [one.id, one]),
    )
    const prepared = batch.flatMap((done) => {
      const row = current.get(done.recordId)
      return row === undefined
        ? []
        : [
            prepareCustomer(row.id, row, oldValues(done, row, run, context), standard, {
              now: context.now,
              actorId: context.actor.id,
            }),
          ]
    })
    await writeCustomers(context, prepared, { kind: 'undone', reason: act.reason, actId: null })
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: batch.map((one) => one.recordId),
      detail: { undoneImport: run.id },
    })
    await tellProgress(outside, run, at + batch.length)
  }
  await sql`update customer_contacts m set withdrawn_at = ${context.now.toISOString()} from record_changes h
    where h.act_id = ${run.id} and h.entity = 'membership' and h.kind = 'created' and m.id = h.record_id
      and m.customer_id = any(${mine.map((one) => one.recordId)}::uuid[])`.execute(context.db)
  await retractImported(
    context,
    run.id,
    mine.map((one) => one.recordId),
  )
}

function oldValues(done: Done, row: Customer, run: RunRow, context: Context): CustomerValues {
  if (done.kind === 'created') {
    // The number is given free, so that the mended file can bring it again; the mark keeps it unique and tellable.
    return { withdrawnAt: context.now.toISOString(), number: `${row.number}~${run.id.slice(-6)}`.slice(-40) }
  }
  const plain = Object.entries(done.diff).filter(([key]) => !key.startsWith('extra.'))
  const extra = Object.entries(done.diff).filter(([key]) => key.startsWith('extra.'))
  return {
    ...(Object.fromEntries(plain.map(([key, [old]]) => [key, old])) as CustomerValues),
    ...(extra.length === 0
      ? {}
      : { extra: Object.fromEntries(extra.map(([key, [old]]) => [key.slice('extra.'.length), old])) }),
  }
}
