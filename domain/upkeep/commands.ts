import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { upkeepRight } from './policy.ts'
import { findGoodBackup, readTimes } from './queries.ts'
import { backupFileName } from './rules.ts'
import { type BackupTimes, backupTimesKey } from './schema.ts'

const target = z.strictObject({ id: z.uuid() })

/** Notes a backup that is about to be made. One at a time, as a unique index says: AppError('conflict', 'backup.at_work'). */
export async function openBackup(context: Context, occasion: 'nightly' | 'asked'): Promise<string> {
  const id = newId()
  const opened = await context.db
    .insertInto('backups')
    .values({
      id,
      occasion,
      state: 'waiting',
      fileName: backupFileName(context.now, id),
      askedBy: occasion === 'asked' ? context.actor.id : null,
      startedAt: context.now.toISOString(),
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (opened === undefined) throw new AppError('conflict', 'backup.at_work')
  return id
}

export const runBackup = command({
  name: 'backup.run',
  about: 'Makes a backup of everything now, in the background (TEC-16)',
  needs: upkeepRight,
  input: z.strictObject({}),
  output: target,
  async run(context) {
    const id = await openBackup(context, 'asked')
    await context.job('backup.make', { id })
    context.audit({ kind: 'system', subject: 'backup', ids: [id], detail: { asked: 'make' } })
    context.tell('backup.changed', { id })
    return { id }
  },
})

export const rehearseBackup = command({
  name: 'backup.rehearse',
  about: 'Tries to restore a backup into a scratch database, in the background, and drops it again (TEC-16)',
  needs: upkeepRight,
  input: target,
  output: target,
  async run(context, { id }) {
    const { fileName } = await findGoodBackup(context.db, id)
    if ((await context.backups.size(fileName)) === undefined) throw new AppError('missing', 'upkeep.no_such_backup')
    const { numUpdatedRows } = await context.db
      .updateTable('backups')
      .set({ triedState: 'waiting', triedFault: null })
      .where('id', '=', id)
      .where((where) => where.or([where('triedState', 'is', null), where('triedState', 'in', ['passed', 'failed'])]))
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new AppError('conflict', 'upkeep.trying')
    await context.job('backup.try', { id })
    context.audit({ kind: 'system', subject: 'backup', ids: [id], detail: { asked: 'try' } })
    context.tell('backup.changed', { id })
    return { id }
  },
})

export const removeBackup = command({
  name: 'backup.remove',
  about: 'Removes a backup and its file',
  needs: upkeepRight,
  input: target,
  output: target,
  async run(context, { id }) {
    const gone = await context.db
      .deleteFrom('backups')
      .where('id', '=', id)
      .where('state', 'in', ['good', 'failed'])
      .returning('fileName')
      .executeTakeFirst()
    if (gone === undefined) throw new AppError('missing', 'upkeep.no_such_backup')
    context.audit({ kind: 'change', subject: 'backup', ids: [id], detail: { removed: gone.fileName } })
    context.afterCommit(() => context.backups.remove(gone.fileName))
    context.tell('backup.changed', { id })
    return { id }
  },
})

/** Keeps the times on show; they outlive the copies they speak of. */
export async function noteTimes(context: Context, changed: Partial<BackupTimes>): Promise<void> {
  const value = JSON.stringify({ ...(await readTimes(context.db)), ...changed }) as unknown
  const updatedAt = context.now.toISOString()
  await context.db
    .insertInto('settings')
    .values({ key: backupTimesKey, value, updatedAt })
    .onConflict((on) => on.column('key').doUpdateSet({ value, updatedAt }))
    .execute()
}

export const upkeepCommands = [runBackup, rehearseBackup, removeBackup] as const
