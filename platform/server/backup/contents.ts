import type pg from 'pg'

/** The schema a backup was taken of: names and checksums of the migrations that made it. */
export type SchemaStamp = { name: string; checksum: string }[]

/** First entry of a backup. */
export type BackupHead = { format: 1; version: string; takenAt: string; schema: SchemaStamp }

/** A job that was waiting; it is asked for again after a restore. */
export type WaitingJob = { task: string; payload: unknown; runAt: string; key: string | null; maxAttempts: number }

/** Last but one entry of a backup: what must be in it. */
export type BackupManifest = {
  head: string
  tables: { name: string; columns: string[]; rows: number; parts: { name: string; size: number; sha256: string }[] }[]
  /** Next values, by sequence. */
  sequences: { name: string; value: string; isCalled: boolean }[]
  jobs: WaitingJob[]
  files: { count: number; bytes: number; missing: string[] }
}

export const headName = 'backup.json'
export const manifestName = 'manifest.json'
export const sealName = 'manifest.sha256'

export type Table = { name: string; columns: string[]; bytes: number }

/** The tables that hold data: no unlogged ones (scratch space that a crash empties too). Generated columns are made anew. */
export async function readTables(client: pg.ClientBase, leaveOut: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, pg_table_size(c.oid) as bytes,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and c.relname <> 'schema_migrations' and c.relname <> all($1) order by c.relname`,
    [leaveOut],
  )
  return rows
}

export async function readSequences(client: pg.ClientBase): Promise<BackupManifest['sequences']> {
  const { rows: names } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  )
  const found: BackupManifest['sequences'] = []
  for (const { name } of names) {
    const { rows } = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from ${quoted(name)}`,
    )
    if (rows[0] !== undefined) found.push({ name, ...rows[0] })
  }
  return found
}

export async function readSchemaStamp(client: pg.ClientBase): Promise<SchemaStamp> {
  const { rows } = await client.query<SchemaStamp[number]>('select name, checksum from schema_migrations order by name')
  return rows
}

/** Jobs still to be done, but those of `leaveOut` (a backup that makes another backup when it is restored). */
export async function readJobs(client: pg.ClientBase, leaveOut: readonly string[]): Promise<WaitingJob[]> {
  const { rows: known } = await client.query(`select to_regclass('graphile_worker._private_jobs') as found`)
  if (known[0]?.found === null) return []
  const { rows } = await client.query<WaitingJob>(
    `select t.identifier as task, j.payload, j.run_at as "runAt", j.key, j.max_attempts as "maxAttempts"
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts < j.max_attempts and t.identifier <> all($1) order by j.id`,
    [leaveOut],
  )
  return rows
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
