import type { Generated } from 'kysely'

export const occasions = ['nightly', 'asked'] as const
export const backupStates = ['waiting', 'running', 'good', 'failed'] as const
export const triedStates = ['waiting', 'running', 'passed', 'failed'] as const

export type UpkeepTables = {
  backups: {
    id: string
    occasion: (typeof occasions)[number]
    state: (typeof backupStates)[number]
    fileName: string
    percent: Generated<number>
    size: number | null
    rowCount: number | null
    fileCount: number | null
    /** Stored files that were gone or damaged when the copy was made. */
    missingFiles: number | null
    askedBy: string | null
    startedAt: string
    finishedAt: string | null
    /** The fault as a message key with its parameters, as JSON. */
    fault: string | null
    triedState: (typeof triedStates)[number] | null
    triedAt: string | null
    triedFault: string | null
  }
}

/** What the settings keep of it, so that the times stay when old copies go. */
export type BackupTimes = { lastGoodAt: string | null; lastTriedAt: string | null; lastTriedPassed: boolean | null }
export const backupTimesKey = 'backup'
