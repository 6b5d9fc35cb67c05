import type { Readable } from 'node:stream'

export type BackupFacts = { size: number; rows: number; files: number; missingFiles: number }

/** What a tried restore counted. */
export type Rehearsal = { tables: number; rows: number; auditRows: number }

export type BackupProgress = { signal?: AbortSignal; onShare?: (share: number) => void }

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
