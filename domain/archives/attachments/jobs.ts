import { readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'

// An upload waits for the command that says what it is for; a form left open over a weekend is still saved.
const keepDays = 7
const dayMs = 86_400_000

/**
 * Removes uploads that nothing refers to: every column named sha256 in the database counts as a reference, so a new
 * noun with files need not be listed here. Bytes whose upload was never noted (a crash in between) go the same way.
 */
export const sweepFiles: Job = {
  name: 'files.sweep',
  // 03:10 in China.
  cron: '10 19 * * *',
  async run(context, _payload, { step, signal }) {
    const before = new Date(context.now.getTime() - keepDays * dayMs)
    for (const sha256 of await step((one) => dropUnused(one, before)))
      await rm(context.files.path(sha256), { force: true })
    for (let prefix = 0; prefix < 256 && !signal.aborted; prefix++)
      await removeUnnoted(context, prefix.toString(16).padStart(2, '0'), before)
  },
}

/** Forgets old uploads nothing refers to. @returns their fingerprints. */
async function dropUnused(context: Context, before: Date): Promise<string[]> {
  const { rows: columns } = await sql<{
    name: string
  }>`select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    where a.attname = 'sha256' and not a.attisdropped and c.relkind = 'r' and n.nspname = 'public' and c.relname <> 'stored_files'`.execute(
    context.db,
  )
  const used = columns.map(({ name }) => sql`not exists (select 1 from ${sql.table(name)} t where t.sha256 = f.sha256)`)
  const { rows } = await sql<{
    sha256: string
  }>`delete from stored_files f where f.created_at < ${before.toISOString()}::timestamptz
    and ${used.length === 0 ? sql`true` : sql.join(used, sql` and `)} returning sha256`.execute(context.db)
  return rows.map((row) => row.sha256)
}

async function removeUnnoted(context: Context, prefix: string, before: Date): Promise<void> {
  const folder = dirname(context.files.path(prefix.padEnd(64, '0')))
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0) return
  const { rows } = await sql<{
    sha256: string
  }>`select sha256 from stored_files where sha256 = any(${names}::text[])`.execute(context.db)
  const noted = new Set(rows.map((row) => row.sha256))
  for (const name of names) {
    if (noted.has(name)) continue
    const age = await stat(join(folder, name)).catch(() => undefined)
    if (age !== undefined && age.mtimeMs < before.getTime()) await rm(join(folder, name), { force: true })
  }
}

export const attachmentsJobs = [sweepFiles]
