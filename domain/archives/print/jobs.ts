import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Job } from '#domain/kit.ts'
import type { Language } from '#platform/core/i18n.ts'
import type { Paper } from '#platform/core/paper.ts'
import type { PrintProgress } from '#platform/server/print/port.ts'
import { writeXlsx } from '#platform/server/sheets/write-xlsx.ts'
import { mostCopiedRows } from './commands.ts'
import { frameOf } from './making/queries.ts'
import { makePrint, wholeTable } from './queries.ts'
import { runPrint, type Setting } from './running/commands.ts'
import { type PrintSettings, printRequest, printSettings } from './schema.ts'
import { copyMarks } from './settling/rules.ts'

type Asked = { request: unknown; settings: unknown }

/** Sets a print and keeps the file. */
export const writePrint: Job = {
  name: 'print.write',
  async run(context, payload, { signal }) {
    await runPrint<Asked>(context, String(payload['id']), signal, setPrint)
  },
}

const setPrint: Setting<Asked> = async (asker, row, path, progress) => {
  const { language } = row.request
  const request = printRequest.parse(row.request.request)
  const settings = printSettings.parse(row.request.settings)
  const frame = await frameOf(asker, settings, { number: row.number, printedAt: row.createdAt })
  const made = await makePrint(asker, request, frame)
  if (made.kind === 'book') {
    await writeXlsx(path, {
      sheets: [{ name: made.name, columns: made.titles.map((title) => ({ title, type: 'text' })), rows: made.rows }],
    })
    return { pages: null }
  }
  const { printer } = asker
  const { pages } =
    made.kind === 'papers'
      ? await printer.papers(copied(made.papers, settings, language), path, perRecord(progress, row.copies))
      : settings.copies > 1 && made.total <= mostCopiedRows
        ? await printer.papers(copied(once(wholeTable(made)), settings, language), path, progress)
        : await printer.table(made.paper, made.rows, path, progress)
  return { pages, leftOut: made.leftOut?.() ?? 0 }
}

/** Progress counts records, the printer counts papers. */
function perRecord({ signal, onDone }: Required<PrintProgress>, copies: number): PrintProgress {
  return { signal, onDone: (count) => onDone(Math.floor(count / copies)) }
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
