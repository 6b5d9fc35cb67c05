import { createReadStream } from 'node:fs'
import { chmod, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { BackupManifest } from './contents.ts'
import { readBackup } from './read.ts'
import { type Rehearsal, rehearseRestore } from './rehearse.ts'
import { type BackupProgress, type BackupSource, writeBackup } from './write.ts'

export type BackupFacts = { size: number; rows: number; files: number; missingFiles: number }

/** The backups of this installation: files in one folder. */
export type Backups = {
  /** Writes a backup and reads it back to the last byte before it counts as one. */
  make(name: string, progress?: BackupProgress): Promise<BackupFacts>
  /** Restores it into a scratch database and compares. */
  rehearse(name: string): Promise<Rehearsal>
  read(name: string): Readable
  size(name: string): Promise<number | undefined>
  remove(name: string): Promise<void>
}

export function createBackups(folder: string, source: BackupSource): Backups {
  const path = (name: string) => join(folder, name)
  const size = async (name: string) => (await stat(path(name)).catch(() => undefined))?.size
  return {
    size,
    async make(name, progress) {
      await mkdir(folder, { recursive: true })
      // Whoever may enter the data folder need not be let into copies of everything in it.
      await chmod(folder, 0o700)
      await writeBackup(source, path(name), progress)
      try {
        return factsOf(await readBackup(path(name)), (await size(name)) ?? 0)
      } catch (error) {
        await rm(path(name), { force: true })
        throw error
      }
    },
    rehearse: (name) => rehearseRestore(path(name), source.connection),
    read: (name) => createReadStream(path(name)),
    remove: (name) => rm(path(name), { force: true }),
  }
}

export function factsOf({ tables, files }: BackupManifest, size: number): BackupFacts {
  return {
    size,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    files: files.count,
    missingFiles: files.missing.length,
  }
}
