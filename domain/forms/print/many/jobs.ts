import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Frame, frameOf, paperOf } from '#domain/archives/print/making/queries.ts'
import type { Context, Job } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import type { Language } from '#platform/core/i18n.ts'
import type { Paper, PaperLayout, PaperTableRow } from '#platform/core/paper.ts'
import { currentDefinition } from '../../definitions/queries.ts'
import type { Definition } from '../../definitions/rules.ts'
import { type RecordsFilter, whereOf } from '../../listing/finding/queries.ts'
import { totalsFor } from '../../listing/queries.ts'
import { filledPapers } from '../filled/queries.ts'
import { headOf } from '../rules.ts'
import { registerBlocks } from '../tables/rules.ts'
import { printablePages } from './queries.ts'

// 5,000 sheets of text are 40 MB; with photographs it may be far more.
const maxBytes = 1024 ** 3

type Waiting = {
  id: string
  number: string
  state: string
  request: { filter: RecordsFilter & { form: string }; layout: PaperLayout; language: Language }
  createdBy: string
  createdAt: string
}

/** Thrown inside when the person called it off; the row says so already. */
class CalledOff extends Error {}

/** Sets all forms of a list part by part and keeps the file; a crash leaves nothing, the job starts over. */
export const writeFormPrint: Job = {
  name: 'form.writePrint',
  async run(context, payload, { signal }) {
    const row = (await context.db
      .selectFrom('prints')
      .selectAll()
      .where('id', '=', String(payload['id']))
      .executeTakeFirst()) as unknown as Waiting | undefined
    if (row === undefined || (row.state !== 'waiting' && row.state !== 'running')) return
    const path = join(tmpdir(), `kedang-print-${randomUUID()}`)
    await context.db.updateTable('prints').set({ state: 'running', rowsDone: 0 }).where('id', '=', row.id).execute()
    try {
      const { pages } = await write(context, row, path, signal)
      const stored = await context.files.put(createReadStream(path), { maxBytes })
      // A cancel that came after the last part still counts.
      await sql`update prints set state = 'ready', sha256 = ${stored.sha256}, size = ${stored.size}, pages = ${pages},
        rows_done = coalesce(rows_total, 0) where id = ${row.id} and state = 'running'`.execute(context.db)
    } catch (error) {
      if (error instanceof CalledOff) return
      if (!signal.aborted) await fail(context, row, error)
      // A refusal is final; anything else deserves another try by the queue.
      if (!(error instanceof AppError && error.kind !== 'unavailable' && error.kind !== 'broken')) throw error
    } finally {
      await rm(path, { force: true })
      await context.news('print', { id: row.id }, row.createdBy)
    }
  },
}

async function write(context: Context, row: Waiting, path: string, signal: AbortSignal): Promise<{ pages: number }> {
  const { filter, layout, language } = row.request
  // As the person who asked, with the rights they have now and in their language.
  const actor = await findActorById(context.db, row.createdBy)
  const asker: Context = { ...context, actor, language, t: context.texts[language] }
  const definition = await currentDefinition(asker, filter.form)
  const frame = await frameOf(
    asker,
    { layout, copies: 1, marks: 'none' },
    { number: row.number, printedAt: row.createdAt },
  )
  const onDone = async (count: number) => {
    const { rows } = await sql<{
      state: string
    }>`update prints set rows_done = least(${count}, coalesce(rows_total, 0)) where id = ${row.id} returning state`.execute(
      context.db,
    )
    if (rows[0]?.state !== 'running') throw new CalledOff()
    await context.news('print', { id: row.id }, row.createdBy)
  }
  const progress = { signal, onDone }
  if (definition.form.shape === 'register') {
    const paper = await registerPaper(asker, filter, definition, frame)
    return await context.printer.table(paper, registerRows(asker, filter, definition, frame), path, progress)
  }
  return await context.printer.papers(sheets(asker, filter, definition, frame), path, progress)
}

async function* sheets(
  context: Context,
  filter: RecordsFilter,
  definition: Definition,
  frame: Frame,
): AsyncGenerator<Paper[]> {
  for await (const held of printablePages(context, filter, definition)) yield await filledPapers(context, held, frame)
}

/** The head of the register with its totals over all rows that are printed (FRM-19). */
async function registerPaper(context: Context, filter: RecordsFilter, definition: Definition, frame: Frame) {
  const { recordNumber: _none, ...head } = headOf(definition.form, frame.language, { version: definition.version })
  const where = await whereOf(context, filter, definition)
  const totals = await totalsFor(context, definition, where)
  return paperOf(frame, head, registerBlocks(definition.form, [totals], {}, frame).map(withoutRows))
}

function withoutRows(block: Paper['blocks'][number]): Paper['blocks'][number] {
  return block.kind === 'table' ? { ...block, rows: [], minRows: 0 } : block
}

async function* registerRows(
  context: Context,
  filter: RecordsFilter,
  definition: Definition,
  frame: Frame,
): AsyncGenerator<PaperTableRow[]> {
  let rowsBefore = 0
  for await (const held of printablePages(context, filter, definition)) {
    // Rows of older versions too are ruled as the register is now.
    const alike = held.map((one) => ({ ...one, definition }))
    const [paper] = await filledPapers(context, alike, frame, { rowsBefore })
    rowsBefore += held.length
    yield paper?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? []
  }
}

async function fail(context: Context, row: Waiting, error: unknown): Promise<void> {
  const t = context.texts[row.request.language]
  const failure = error instanceof AppError ? t(error.code, error.params) : t('server.broken')
  await context.db
    .updateTable('prints')
    .set({ state: 'failed', failure: failure.slice(0, 500) })
    .where('id', '=', row.id)
    .execute()
}

export const manyJobs = [writeFormPrint]
