import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type Database, query } from '#domain/kit.ts'
import { AppError, type ErrorParams } from '#platform/core/errors.ts'
import type { Translate } from '#platform/core/i18n.ts'
import { upkeepRight } from './policy.ts'
import { isLate } from './rules.ts'
import { type BackupTimes, backupStates, backupTimesKey, occasions, triedStates } from './schema.ts'

export async function readTimes(db: Kysely<Database>): Promise<BackupTimes> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', backupTimesKey).executeTakeFirst()
  const none: BackupTimes = { lastGoodAt: null, lastTriedAt: null, lastTriedPassed: null }
  return { ...none, ...(row?.value as Partial<BackupTimes> | undefined) }
}

const times = {
  lastGoodAt: z.string().nullable(),
  lastTriedAt: z.string().nullable(),
  lastTriedPassed: z.boolean().nullable(),
  isLate: z.boolean(),
}

export const readBackupState = query({
  name: 'backup.state',
  about: 'The time of the last good copy and of the last tried restore, for everybody to see (TEC-16)',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object(times),
  async run(context) {
    const found = await readTimes(context.db)
    return { ...found, isLate: isLate(found.lastGoodAt, context.now) }
  },
})

// Two weeks of nights and as many asked for, with room for failures.
const shownBackups = 100

export const listBackups = query({
  name: 'backup.list',
  about: 'The backups there are, newest first, with the result of the last tried restore of each (TEC-16)',
  needs: upkeepRight,
  input: z.strictObject({}),
  output: z.object({
    ...times,
    rows: z.array(
      z.object({
        id: z.uuid(),
        occasion: z.enum(occasions),
        state: z.enum(backupStates),
        percent: z.int(),
        fileName: z.string(),
        size: z.number().nullable(),
        rowCount: z.number().nullable(),
        fileCount: z.number().nullable(),
        missingFiles: z.number().nullable(),
        startedAt: z.string(),
        finishedAt: z.string().nullable(),
        askedByName: z.string().nullable(),
        fault: z.string().nullable(),
        triedState: z.enum(triedStates).nullable(),
        triedAt: z.string().nullable(),
        triedFault: z.string().nullable(),
      }),
    ),
  }),
  async run(context) {
    const found = await readTimes(context.db)
    const rows = await context.db
      .selectFrom('backups')
      .leftJoin('staff', 'staff.id', 'backups.askedBy')
      .selectAll('backups')
      .select('staff.name as askedByName')
      .orderBy('startedAt', 'desc')
      .limit(shownBackups)
      .execute()
    return {
      ...found,
      isLate: isLate(found.lastGoodAt, context.now),
      rows: rows.map(({ askedBy: _, fault, triedFault, ...row }) => ({
        ...row,
        fault: inWords(fault, context.t),
        triedFault: inWords(triedFault, context.t),
      })),
    }
  },
})

function inWords(fault: string | null, t: Translate): string | null {
  if (fault === null) return null
  const { code, params } = JSON.parse(fault) as { code: string; params: ErrorParams }
  return t(code, params)
}

/** One good backup whose file may be read. Throws AppError('missing' | 'conflict'). */
export async function findGoodBackup(db: Kysely<Database>, id: string): Promise<{ id: string; fileName: string }> {
  const row = await db.selectFrom('backups').select(['id', 'fileName', 'state']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new AppError('missing', 'upkeep.no_such_backup')
  if (row.state !== 'good') throw new AppError('conflict', 'upkeep.not_good')
  return row
}

export const takeBackup = query({
  name: 'backup.take',
  about:
    'Says which file a backup is, to be fetched from /api/backups/{id}; each taking is logged as an export (ACC-17)',
  needs: upkeepRight,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ fileName: z.string(), size: z.number() }),
  async run(context, { id }) {
    const { fileName } = await findGoodBackup(context.db, id)
    const size = await context.backups.size(fileName)
    if (size === undefined) throw new AppError('missing', 'upkeep.no_such_backup')
    context.audit({ kind: 'export', subject: 'backup', ids: [id], detail: { fileName } })
    return { fileName, size }
  },
})

export const upkeepQueries = [readBackupState, listBackups, takeBackup] as const
