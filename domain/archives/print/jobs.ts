import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import type { Language } from '#platform/core/i18n.ts'
import type { Paper } from '#platform/core/paper.ts'
import { writeXlsx } from '#platform/server/sheets/write-xlsx.ts'
import { mostCopiedRows } from './commands.ts'
import { frameOf, type Made } from './making/queries.ts'
import { makePrint, wholeTable } from './queries.ts'
import { type PrintSettings, printRequest, printSettings } from './schema.ts'
import { copyMarks } from './settling/rules.ts'

// 5,000 pages of text are 40 MB; with photographs it may be far more.
const maxBytes = 1024 ** 3

type PrintRow = {
  id: string
  number: string
  state: string
  request: { request: unknown; settings: unknown; language: Language }
  createdBy: string
  createdAt: string
  copies: number
  rowsTotal: number | null
}

/** Thrown inside when the person called it off; the row says so already. */
class CalledOff extends Error {}

/** Sets a print and keeps the file; a crash leaves nothing, the job starts over. */
export const writePrint: Job = {
  name: 'print.write',
  async run(context, payload, { signal }) {
    const row = (await context.db
      .selectFrom('prints')
      .selectAll()
      .where('id', '=', String(payload['id']))
      .executeTakeFirst()) as unknown as PrintRow | undefined
    if (row === undefined || (row.state !== 'waiting' && row.state !== 'running')) return
    const temporary = join(tmpdir(), `kedang-print-${randomUUID()}`)
    await context.db.updateTable('prints').set({ state: 'running', rowsDone: 0 }).where('id', '=', row.id).execute()
    try {
      const { pages, leftOut } = await write(context, row, temporary, signal)
      const stored = await context.files.put(createReadStream(temporary), { maxBytes })
      // A cancel that came after the last part still counts.
      await sql`update prints set state = 'ready', sha256 = ${stored.sha256}, size = ${stored.size}, pages = ${pages}, left_out = ${leftOut}, rows_done = coalesce(rows_total, 0)
        where id = ${row.id} and state = 'running'`.execute(context.db)
      await context.news('print', { id: row.id }, row.createdBy)
    } catch (error) {
      if (error instanceof CalledOff) return
      if (!signal.aborted) await fail(context, row, error)
      // A refusal is final; anything else deserves another try by the queue.
      if (!(error instanceof AppError && error.kind !== 'unavailable' && error.kind !== 'broken')) throw error
    } finally {
      await rm(temporary, { force: true })
    }
  },
}

async function write(
  context: Context,
  row: PrintRow,
  path: string,
  signal: AbortSignal,
): Promise<{ pages: number | null; leftOut: number }> {
  const { language } = row.request
  const request = printRequest.parse(row.request.request)
  const settings = printSettings.parse(row.request.settings)
  // As the person who asked, with the rights they have now and in their language.
  const actor = await findActorById(context.db, row.createdBy)
  const asker: Context = { ...context, actor, language, t: context.texts[language] }
  const frame = await frameOf(asker, settings, { number: row.number, printedAt: row.createdAt })
  const made = await makePrint(asker, request, frame)
  const onDone = async (count: number) => {
    const { rows } = await sql<{
      state: string
    }>`update prints set rows_done = least(${Math.floor(count / perRecord(made, row))}, coalesce(rows_total, 0))
      where id = ${row.id} returning state`.execute(context.db)
    if (rows[0]?.state !== 'running') throw new CalledOff()
    await context.news('print', { id: row.id }, row.createdBy)
  }
  const progress = { signal, onDone }
  if (made.kind === 'book') {
    await writeXlsx(path, {
      sheets: [{ name: made.name, columns: made.titles.map((title) => ({ title, type: 'text' })), rows: made.rows }],
    })
    return { pages: null, leftOut: 0 }
  }
  const { pages } =
    made.kind === 'papers'
      ? await context.printer.papers(copied(made.papers, settings, language), path, progress)
      : settings.copies > 1 && made.total <= mostCopiedRows
        ? await context.printer.papers(copied(once(wholeTable(made)), settings, language), path, progress)
        : await context.printer.table(made.paper, made.rows, path, progress)
  return { pages, leftOut: made.leftOut?.() ?? 0 }
}

/** Progress counts records, the printer counts papers. */
function perRecord(made: Made, row: PrintRow): number {
  return made.kind === 'papers' ? row.copies : 1
}

async function* once(paper: Promise<Paper>): AsyncGenerator<Paper[]> {
  yield [await paper]
}

/** Every paper as often as copies are wanted, each with its mark. */
async function* copied(
  batches: AsyncIterable<Paper[]>,
  settings: PrintSettings,
  language: Language,
): AsyncGenerator<Paper[]> {
  const marks = copyMarks(settings, language)
  for await (const batch of batches)
    yield batch.flatMap((paper) =>
      marks.map((copy) => (copy === undefined ? paper : { ...paper, foot: { ...paper.foot, copy } })),
    )
}

async function fail(context: Context, row: PrintRow, error: unknown): Promise<void> {
  const t = context.texts[row.request.language]
  const failure = error instanceof AppError ? t(error.code, error.params) : t('server.broken')
  await context.db
    .updateTable('prints')
    .set({ state: 'failed', failure: failure.slice(0, 500) })
    .where('id', '=', row.id)
    .execute()
  await context.news('print', { id: row.id }, row.createdBy)
}

/** Files of prints go after some days; the record of the print stays. */
export const dropExpiredPrints: Job = {
  name: 'print.dropExpired',
  // 03:25 in China: nobody prints then.
  cron: '25 19 * * *',
  async run(context) {
    const { rows } = await sql<{ sha256: string }>`with gone as (
        select id, sha256 from prints where sha256 is not null and expires_at < ${context.now.toISOString()} for update)
      update prints p set sha256 = null from gone where gone.id = p.id returning gone.sha256`.execute(context.db)
    for (const { sha256 } of rows) {
      const { rows: used } = await sql<{
        is: boolean
      }>`select exists (select 1 from attachments where sha256 = ${sha256})
        or exists (select 1 from prints where sha256 = ${sha256}) as is`.execute(context.db)
      if (used[0]?.is === false) await rm(context.files.path(sha256), { force: true })
    }
  },
}

export const printJobs = [writePrint, dropExpiredPrints]
