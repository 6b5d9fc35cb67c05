import type { Context, Job } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { noteTimes, openBackup } from './commands.ts'
import { outdated } from './rules.ts'
import type { UpkeepTables } from './schema.ts'

type Change = Partial<{
  [K in Exclude<keyof UpkeepTables['backups'], 'percent' | 'id'>]: UpkeepTables['backups'][K]
}> & { percent?: number }

async function note(context: Context, id: string, change: Change): Promise<void> {
  await context.db.updateTable('backups').set(change).where('id', '=', id).execute()
  context.tell('backup.changed', { id, ...(change.percent === undefined ? {} : { percent: change.percent }) })
}

// Often enough for the eye, rare enough that a backup of a million rows writes a few dozen notes.
const noteEveryMs = 700

const makeBackup: Job = {
  name: 'backup.make',
  // 02:10 in China: the day is over and the jobs of the night (from 03:00) have not begun.
  cron: '10 18 * * *',
  async run(context, payload, { step, signal }) {
    const backup = await step((own) => takeUp(own, payload['id'])).catch(unlessAtWork)
    if (backup === undefined) return
    const { id, fileName } = backup
    let notedAt = 0
    let noting = Promise.resolve()
    const onShare = (share: number): void => {
      if (Date.now() - notedAt < noteEveryMs) return
      notedAt = Date.now()
      noting = noting.then(() => step((own) => note(own, id, { percent: Math.floor(share * 100) }))).catch(() => {})
    }
    try {
      const { size, rows, files, missingFiles } = await context.backups.make(fileName, { signal, onShare })
      await noting
      await step(async (own) => {
        const finishedAt = own.now.toISOString()
        await note(own, id, {
          state: 'good',
          percent: 100,
          size,
          rowCount: rows,
          fileCount: files,
          missingFiles,
          finishedAt,
        })
        await noteTimes(own, { lastGoodAt: finishedAt })
        own.audit({ kind: 'system', subject: 'backup', ids: [id], detail: { size, rows, files, missingFiles } })
        await removeOutdated(own)
      })
    } catch (error) {
      await noting
      // Stopped with the server: the next one takes the job up again.
      if (signal.aborted) throw error
      if (isAtWork(error)) return
      context.log.error({ err: error, backup: fileName }, 'a backup failed')
      await step((own) => note(own, id, { state: 'failed', fault: asFault(error), finishedAt: own.now.toISOString() }))
    }
  },
}

/** Another worker is writing this very copy. */
function isAtWork(error: unknown): boolean {
  return error instanceof AppError && error.code === 'backup.at_work'
}

function unlessAtWork(error: unknown): undefined {
  if (!isAtWork(error)) throw error
}

/** The backup asked for, or that of this night; one that a killed server left half made is made again. */
async function takeUp(context: Context, asked: unknown): Promise<{ id: string; fileName: string } | undefined> {
  const open = context.db.selectFrom('backups').select(['id', 'fileName']).where('state', 'in', ['waiting', 'running'])
  const found = await (typeof asked === 'string' ? open.where('id', '=', asked) : open).executeTakeFirst()
  if (found === undefined && typeof asked === 'string') return undefined
  const id = found?.id ?? (await openBackup(context, 'nightly'))
  await note(context, id, { state: 'running', percent: 0 })
  return await context.db.selectFrom('backups').select(['id', 'fileName']).where('id', '=', id).executeTakeFirst()
}

async function removeOutdated(context: Context): Promise<void> {
  const good = await context.db
    .selectFrom('backups')
    .select(['id', 'fileName', 'occasion'])
    .where('state', '=', 'good')
    .orderBy('startedAt', 'desc')
    .execute()
  const gone = outdated(good)
  if (gone.length === 0) return
  await context.db
    .deleteFrom('backups')
    .where(
      'id',
      'in',
      gone.map((one) => one.id),
    )
    .execute()
  context.afterCommit(async () => {
    for (const { fileName } of gone) await context.backups.remove(fileName)
  })
}

const tryBackup: Job = {
  name: 'backup.try',
  // Sundays 02:40 in China, after the copy of the night.
  cron: '40 18 * * 6',
  async run(context, payload, { step, signal }) {
    const backup = await step((own) => takeToTry(own, payload['id']))
    if (backup === undefined) return
    const finish = (fault: string | null) =>
      step(async (own) => {
        const triedAt = own.now.toISOString()
        await note(own, backup.id, { triedState: fault === null ? 'passed' : 'failed', triedAt, triedFault: fault })
        await noteTimes(own, { lastTriedAt: triedAt, lastTriedPassed: fault === null })
        own.audit({
          kind: 'system',
          subject: 'backup',
          ids: [backup.id],
          detail: { tried: fault === null ? 'passed' : 'failed' },
        })
      })
    try {
      await context.backups.rehearse(backup.fileName)
      await finish(null)
    } catch (error) {
      if (signal.aborted) throw error
      context.log.error({ err: error, backup: backup.fileName }, 'a tried restore failed')
      await finish(asFault(error))
    }
  },
}

async function takeToTry(context: Context, asked: unknown): Promise<{ id: string; fileName: string } | undefined> {
  const good = context.db.selectFrom('backups').select(['id', 'fileName']).where('state', '=', 'good')
  const found = await (typeof asked === 'string' ? good.where('id', '=', asked) : good)
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (found !== undefined) await note(context, found.id, { triedState: 'running' })
  return found
}

function asFault(error: unknown): string {
  if (error instanceof AppError) return JSON.stringify({ code: error.code, params: error.params })
  const detail = error instanceof Error ? error.message : String(error)
  return JSON.stringify({ code: 'backup.failed', params: { detail: detail.slice(0, 200) } })
}

export const upkeepJobs = [makeBackup, tryBackup]
