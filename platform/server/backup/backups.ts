import { createReadStream } from 'node:fs'
import { chmod, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupManifest } from './contents.ts'
import type { BackupFacts, Backups } from './port.ts'
import { readBackup } from './read.ts'
import { rehearseRestore } from './rehearse.ts'
import { type BackupSource, writeBackup } from './write.ts'

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
