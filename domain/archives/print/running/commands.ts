import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import type { Language } from '#platform/core/i18n.ts'
import type { PrintProgress } from '#platform/server/print/port.ts'

// 5,000 pages of text are 40 MB; with photographs it may be far more.
const maxBytes = 1024 ** 3

/** A print as it waits for its job; `request` is what each kind of print keeps of its own. */
export type Waiting<R> = {
  id: string
  number: string
  state: string
  request: R & { language: Language }
  createdBy: string
  createdAt: string
  copies: number
}

/** What a kind of print does: sets the file at `path` for the person who asked, telling how many records are done. */
export type Setting<R> = (
  asker: Context,
  row: Waiting<R>,
  path: string,
  progress: Required<PrintProgress>,
) => Promise<{ pages: number | null; leftOut?: number }>

/** Thrown inside when the person called it off; the row says so already. */
class CalledOff extends Error {}

/**
 * Sets a print and keeps the file, as the person who asked, with the rights they have now and in their language. A crash
 * leaves nothing, the job starts over; called off, it ends with the part under way.
 */
export async function runPrint<R>(context: Context, id: string, signal: AbortSignal, set: Setting<R>): Promise<void> {
  const row = (await context.db.selectFrom('prints').selectAll().where('id', '=', id).executeTakeFirst()) as unknown as
    | Waiting<R>
    | undefined
  if (row === undefined || (row.state !== 'waiting' && row.state !== 'running')) return
  const path = join(tmpdir(), `kedang-print-${randomUUID()}`)
  await context.db.updateTable('prints').set({ state: 'running', rowsDone: 0 }).where('id', '=', id).execute()
  try {
    const actor = await findActorById(context.db, row.createdBy)
    const { language } = row.request
    const asker: Context = { ...context, actor, language, t: context.texts[language] }
    const onDone = async (count: number) => await tellDone(context, row, count)
    const { pages, leftOut = 0 } = await set(asker, row, path, { signal, onDone })
    const stored = await context.files.put(createReadStream(path), { maxBytes })
    // A cancel that came after the last part still counts.
    await sql`update prints set state = 'ready', sha256 = ${stored.sha256}, size = ${stored.size}, pages = ${pages}, left_out = ${leftOut},
      rows_done = coalesce(rows_total, 0) where id = ${id} and state = 'running'`.execute(context.db)
    await context.news('print', { id }, row.createdBy)
  } catch (error) {
    if (error instanceof CalledOff) return
    if (!signal.aborted) await fail(context, row, error)
    // A refusal is final; anything else deserves another try by the queue.
    if (!(error instanceof AppError && error.kind !== 'unavailable' && error.kind !== 'broken')) throw error
  } finally {
    await rm(path, { force: true })
  }
}

async function tellDone(context: Context, { id, createdBy }: Waiting<unknown>, count: number): Promise<void> {
  const { rows } = await sql<{ state: string }>`update prints set rows_done = least(${count}, coalesce(rows_total, 0))
    where id = ${id} returning state`.execute(context.db)
  if (rows[0]?.state !== 'running') throw new CalledOff()
  await context.news('print', { id }, createdBy)
}

async function fail(context: Context, row: Waiting<unknown>, error: unknown): Promise<void> {
  const t = context.texts[row.request.language]
  const failure = error instanceof AppError ? t(error.code, error.params) : t('server.broken')
  await context.db
    .updateTable('prints')
    .set({ state: 'failed', failure: failure.slice(0, 500) })
    .where('id', '=', row.id)
    .execute()
  await context.news('print', { id: row.id }, row.createdBy)
}
