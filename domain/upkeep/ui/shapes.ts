import type { OutputOf } from '#web/api.ts'

/** What the screens of this noun show, as the server answers it. */
export type BackupList = OutputOf<'backup.list'>
export type BackupRow = BackupList['rows'][number]
