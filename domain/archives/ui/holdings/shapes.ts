import type { OutputOf } from '#web/api.ts'

export type Item = OutputOf<'item.list'>['rows'][number]
export type PassedDocument = OutputOf<'archive.documents'>['rows'][number]
export type Deposit = OutputOf<'deposit.list'>['rows'][number]

/** Where a paper lies, from the large to the small. */
export const paperPlaces = ['room', 'cabinet', 'folder', 'holder'] as const
