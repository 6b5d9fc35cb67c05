import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { namesOf } from '#domain/archives/access/queries.ts'
import { customersAfter } from '#domain/archives/matching/queries.ts'
import { maskCustomer, reaches } from '#domain/archives/policy.ts'
import type { Customer } from '#domain/archives/schema.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import type { Context, Job } from '#domain/kit.ts'
import type { Condition } from '#platform/core/conditions.ts'
import type { FieldData, Fields } from '#platform/core/fields.ts'
import { type Language, languageOf, textIn } from '#platform/core/i18n.ts'
import { jobPatienceSeconds } from '#platform/server/sheets/limits.ts'
import { markErrors } from '#platform/server/sheets/mark-errors.ts'
import { openSheets } from '#platform/server/sheets/open-sheets.ts'
import { writeCsv } from '#platform/server/sheets/write-csv.ts'
import { writeXlsx } from '#platform/server/sheets/write-xlsx.ts'
import { type FormSheet, sheetOf } from '../forms/exporting/queries.ts'
import { recordsSheet } from '../records/exporting/queries.ts'
import { asOwner, type RunRow } from '../runs/queries.ts'
import { getTarget } from '../targets/queries.ts'
import { columnOf } from './columns/rules.ts'
import type { ExportRequest } from './commands.ts'
import { listSheet } from './lists/queries.ts'
import { cellOf } from './rules.ts'

type ExportRow = { id: string; format: string; request: ExportRequest; createdBy: string; fileName: string }

// One question per page: large enough that the database works in bulk, small enough for flat memory.
const pageSize = 1000
// The largest export is all of a million customers with all columns; this is its room on disk.
const maxBytes = 4 * 1024 ** 3

/** Writes the file beside the store, then takes it in; a crash leaves nothing, the job starts over. */
export const writeExport: Job = {
  name: 'export.write',
  async run(context, payload, { signal }) {
    const row = await context.db
      .selectFrom('exportFiles')
      .selectAll()
      .where('id', '=', String(payload['id']))
      .executeTakeFirst()
    if (row === undefined || row.state === 'ready') return
    const file = row as unknown as ExportRow
    const asker = await asOwner(context, file)
    const temporary = join(tmpdir(), `kedang-export-${randomUUID()}`)
    await context.db
      .updateTable('exportFiles')
      .set({ state: 'running', rowsDone: 0 })
      .where('id', '=', file.id)
      .execute()
    try {
      await writers[file.request.kind](asker, file, temporary, signal)
      const stored = await context.files.put(createReadStream(temporary), { maxBytes })
      await context.db
        .updateTable('exportFiles')
        .set({ state: 'ready', sha256: stored.sha256, size: stored.size })
        .where('id', '=', file.id)
        .execute()
      await context.news('export', { id: file.id, state: 'ready' }, file.createdBy)
    } catch (error) {
      if (!signal.aborted)
        await context.db.updateTable('exportFiles').set({ state: 'failed' }).where('id', '=', file.id).execute()
      await context.news('export', { id: file.id, state: 'failed' }, file.createdBy)
      throw error
    } finally {
      await rm(temporary, { force: true })
    }
  },
}

const writers = {
  list: writeList,
  template: writeTemplate,
  errors: writeErrors,
  forms: writeForms,
  records: writeRecords,
  asked: writeAsked,
}

async function writeList(context: Context, file: ExportRow, path: string, signal: AbortSignal): Promise<void> {
  const request = file.request as Extract<ExportRequest, { kind: 'list' }>
  const language = languageOf(request.language)
  const { fields: declared, extra, word } = await readStandard(context)
  const fields = request.columns.map((key) => ({
    key,
    isExtra: key in extra,
    field: (declared[key] ?? extra[key]) as FieldData,
  }))
  const condition = request.condition as Condition | undefined
  const rows = rowsOf(context, file, condition, extra, fields, language, signal)
  const title = textIn(language, word)
  await writeSheet(file, path, { title, columns: fields.map(({ field }) => field), rows }, language)
}

async function writeForms(context: Context, file: ExportRow, path: string, signal: AbortSignal): Promise<void> {
  const request = file.request as Extract<ExportRequest, { kind: 'forms' }>
  const language = languageOf(request.language)
  await writeSheet(file, path, await sheetOf(context, request.filter, language, signal), language)
}

async function writeRecords(context: Context, file: ExportRow, path: string): Promise<void> {
  const request = file.request as Extract<ExportRequest, { kind: 'records' }>
  const language = languageOf(request.language)
  await writeSheet(file, path, await recordsSheet({ ...context, language }, request.target), language)
}

async function writeAsked(context: Context, file: ExportRow, path: string, signal: AbortSignal): Promise<void> {
  const request = file.request as Extract<ExportRequest, { kind: 'asked' }>
  const language = languageOf(request.language)
  let done = 0
  const onPage = async (rows: number) => {
    done += rows
    await noteProgress(context, file, done)
  }
  await writeSheet(file, path, listSheet({ ...context, language }, request, signal, onPage), language)
}

async function writeSheet(file: ExportRow, path: string, sheet: FormSheet, language: Language): Promise<void> {
  const { title, columns, rows } = sheet
  if (file.format === 'xlsx') {
    const typed = columns.map((field) => columnOf(field, language, false))
    await writeXlsx(path, { sheets: [{ name: title, columns: typed, rows }] })
  } else {
    await writeCsv(path, {
      encoding: file.format === 'csvGb18030' ? 'gb18030' : 'utf8-bom',
      titles: columns.map((field) => textIn(language, field.label)),
      rows,
    })
  }
}

type Exported = { key: string; isExtra: boolean; field: FieldData }

async function* rowsOf(
  context: Context,
  file: ExportRow,
  condition: Condition | undefined,
  extra: Fields,
  fields: readonly Exported[],
  language: Language,
  signal: AbortSignal,
): AsyncGenerator<(string | number | null)[]> {
  const keys = fields.map(({ key, isExtra }) => (isExtra ? 'extra' : key))
  const pageAfter = (after: string | undefined) =>
    customersAfter(context, { condition, right: 'customer.export', after, limit: pageSize, extra, keys })
  const refs = fields.filter(({ field }) => field.type === 'ref').map(({ key }) => key as keyof Customer)
  const names = new Map<string, string>()
  let done = 0
  let reading = pageAfter(undefined)
  for (;;) {
    signal.throwIfAborted()
    const page = await reading
    const isLast = page.length < pageSize
    // The next page is found while this one is written.
    reading = isLast ? Promise.resolve([]) : pageAfter(page.at(-1)?.id)
    reading.catch(() => {})
    const named = page.flatMap((row) => refs.map((key) => row[key] as string | null))
    const unknown = await namesOf(
      context,
      named.filter((id) => id !== null && !names.has(id)),
    )
    for (const [id, name] of Object.entries(unknown)) names.set(id, name)
    for (const row of page) {
      // Who may uncover personal data on the screen gets it in the file; everybody else gets it covered (ACC-19).
      const shown = reaches(context.actor, 'customer.reveal', row) ? row : maskCustomer(row, context.actor, extra).row
      yield fields.map(({ key, isExtra, field }) =>
        cellOf(
          field,
          isExtra ? (shown.extra as Record<string, unknown>)[key] : shown[key as keyof Customer],
          language,
          names,
        ),
      )
    }
    done += page.length
    await noteProgress(context, file, done)
    if (isLast) return
  }
}

async function noteProgress(context: Context, file: ExportRow, rowsDone: number): Promise<void> {
  await context.db.updateTable('exportFiles').set({ rowsDone }).where('id', '=', file.id).execute()
  await context.news('export', { id: file.id, rowsDone }, file.createdBy)
}

async function writeTemplate(context: Context, file: ExportRow, path: string): Promise<void> {
  const request = file.request as Extract<ExportRequest, { kind: 'template' }>
  const language = languageOf(request.language)
  const target = await getTarget(context, request.target)
  const columns = target.fields.map(({ field }) => columnOf(field, language, true))
  await writeXlsx(path, { sheets: [{ name: textIn(language, target.label), columns, rows: [] }] })
}

async function writeErrors(context: Context, file: ExportRow, path: string, signal: AbortSignal): Promise<void> {
  const request = file.request as Extract<ExportRequest, { kind: 'errors' }>
  const t = context.texts[languageOf(request.language)]
  const run = (await context.db
    .selectFrom('importRuns')
    .selectAll()
    .where('id', '=', request.runId)
    .executeTakeFirstOrThrow()) as unknown as RunRow
  const refused = await context.db
    .selectFrom('importRows')
    .select(['rowNumber', 'issues'])
    .where('runId', '=', run.id)
    .where('verdict', 'in', ['error', 'pending'])
    .execute()
  const issues = new Map(
    refused.map((row) => [
      row.rowNumber,
      row.issues as { column: number | null; code: string; params: Record<string, unknown>; heading: string }[],
    ]),
  )
  const book = await openSheets(context.files.path(run.sha256), {
    signal,
    patienceSeconds: jobPatienceSeconds,
    ...(run.inspection.encoding === undefined ? {} : { encoding: run.inspection.encoding as never }),
    ...(run.inspection.separator === undefined ? {} : { separator: run.inspection.separator }),
  })
  const { columns, sheet } = run.inspection
  async function* rows() {
    for await (const batch of book.rows(sheet)) {
      for (const row of batch) {
        const found = issues.get(row.number)
        if (found === undefined) continue
        yield {
          cells: columns.map((column) => row.cells[column.index] ?? { kind: 'empty' as const, value: null, text: '' }),
          errors: found.map((one) => {
            const at = columns.findIndex((column) => column.index === one.column)
            return {
              ...(at === -1 ? {} : { column: at }),
              reason: `${one.heading === '' ? '' : `${one.heading}：`}${t(one.code, one.params)}`,
            }
          }),
        }
      }
    }
  }
  try {
    await markErrors(path, {
      sheetName: t('import.error_sheet'),
      titles: columns.map((one) => one.name),
      reasonTitle: t('sheet.error_reason'),
      rows: rows(),
    })
  } finally {
    book.close()
  }
}

/** Expired files go; bytes that something else still names stay. */
export const dropExpiredExports: Job = {
  name: 'export.dropExpired',
  // 03:20 in China: nobody exports then.
  cron: '20 19 * * *',
  async run(context) {
    const gone = await context.db
      .deleteFrom('exportFiles')
      .where('expiresAt', '<', new Date(context.now).toISOString())
      .returning('sha256')
      .execute()
    for (const { sha256 } of gone) {
      if (sha256 === null) continue
      const used = await context.db
        .selectFrom('attachments')
        .select('id')
        .where('sha256', '=', sha256)
        .limit(1)
        .execute()
      const again = await context.db
        .selectFrom('exportFiles')
        .select('id')
        .where('sha256', '=', sha256)
        .limit(1)
        .execute()
      if (used.length === 0 && again.length === 0) await rm(context.files.path(sha256), { force: true })
    }
  },
}

export const exportsJobs = [writeExport, dropExpiredExports]
