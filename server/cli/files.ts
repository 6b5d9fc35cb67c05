import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { keepUpload } from '#domain/archives/attachments/commands.ts'
import { customer } from '#domain/archives/schema.ts'
import { applyImport, rehearseImport, startImport } from '#domain/imports/commands.ts'
import { startExport } from '#domain/imports/exports/commands.ts'
import { getExport, takeExport } from '#domain/imports/exports/queries.ts'
import { getImport } from '#domain/imports/queries.ts'
import { runBackup } from '#domain/upkeep/commands.ts'
import { listBackups } from '#domain/upkeep/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { restoreBackup } from '#platform/server/backup/restore.ts'
import type { Config } from '#platform/server/config.ts'
import { createFileStore } from '#platform/server/files.ts'
import { maxUploadBytes } from '#platform/server/http/app.ts'
import { type House, openQuietly, until } from './house.ts'

/** Paths are meant from where the command was typed; npm itself works in the clone. */
export function pathOf(given: string | undefined, name: string): string {
  if (given === undefined) throw new AppError('invalid', 'cli.argument', { name })
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), given)
}

function existing(given: string | undefined): string {
  const path = pathOf(given, '<file>')
  if (!existsSync(path)) throw new AppError('missing', 'cli.no_file', { path })
  return path
}

type Run = { state: string; version: number; failure: unknown; counts: Record<string, number> | null }

/** Takes a spreadsheet in with the plan the product suggests; what needs a person's decision is skipped and counted. */
export async function importFile(house: House, [file]: string[], as: string | undefined): Promise<string> {
  const path = existing(file)
  const person = await house.person(as)
  const stored = await house.platform.files.put(createReadStream(path), { maxBytes: maxUploadBytes })
  await keepUpload({ db: house.platform.db }, stored)
  const upload = { target: 'customer', sha256: stored.sha256, size: stored.size, fileName: basename(path) }
  const { id, version } = await house.does<{ id: string; version: number }>(startImport, upload, person)
  const settled = (passing: string) =>
    until(async () => {
      const run = await house.does<Run>(getImport, { id }, person)
      return run.state === passing ? undefined : run
    })
  await house.does(rehearseImport, { id, version }, person)
  const rehearsed = await settled('rehearsing')
  await house.does(applyImport, { id, version: rehearsed.version }, person)
  const done = await settled('applying')
  if (done.state !== 'applied')
    throw new AppError('conflict', 'cli.import_stopped', { reason: JSON.stringify(done.failure) })
  return Object.entries(done.counts ?? {})
    .map(([verdict, count]) => `${verdict} ${count}`)
    .join('  ')
}

/** Writes all customers to a file; the ending of its name says which kind. */
export async function exportFile(house: House, [file]: string[], as: string | undefined): Promise<string> {
  const path = pathOf(file ?? 'customers.xlsx', '<file>')
  const person = await house.person(as)
  const columns = Object.entries(customer.fields).flatMap(([key, field]) =>
    field.group === undefined || field.system || field.type === 'json' ? [] : [key],
  )
  const format = path.endsWith('.csv') ? 'csv' : 'xlsx'
  const { id } = await house.does<{ id: string }>(startExport, { format, columns, purpose: 'kedang export' }, person)
  await until(async () => {
    const { state } = await house.does<{ state: string }>(getExport, { id }, person)
    return state === 'waiting' || state === 'running' ? undefined : state
  })
  const { sha256 } = await house.does<{ sha256: string }>(takeExport, { id }, person)
  await copyFile(house.platform.files.path(sha256), path)
  return path
}

type Backup = { id: string; state: string; fileName: string; fault: string | null }

/** Makes a backup in the data folder, and copies it to a path if one is given. */
export async function backup(house: House, [file]: string[]): Promise<string> {
  const { id } = await house.does<{ id: string }>(runBackup, {})
  const made = await until(async () => {
    const { rows } = await house.does<{ rows: Backup[] }>(listBackups, {})
    return rows.find((row) => row.id === id && row.state !== 'waiting' && row.state !== 'running')
  })
  if (made.state !== 'good') throw new AppError('unavailable', 'backup.failed', { detail: made.fault ?? '' })
  const kept = join(house.store.dataDir, 'backups', made.fileName)
  if (file === undefined) return kept
  const path = pathOf(file, '<file>')
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false
  const to = isFolder ? join(path, made.fileName) : path
  await copyFile(kept, to)
  return to
}

/** Fills an empty data folder, or an empty external database, from a backup. */
export async function restore(config: Config, [file]: string[]): Promise<string> {
  const path = existing(file)
  const store = await openQuietly(config)
  try {
    const folder = join(store.dataDir, 'files')
    await mkdir(folder, { recursive: true })
    const { tables, files } = await restoreBackup(path, {
      connection: store.connection,
      files: createFileStore(folder),
    })
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return `${store.dataDir}  ${rows} rows  ${files.count} files${files.missing.length === 0 ? '' : `  (missing: ${files.missing.length})`}`
  } finally {
    await store.close()
  }
}
