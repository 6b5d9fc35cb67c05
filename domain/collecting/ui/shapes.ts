import type { OutputOf } from '#web/api.ts'

/** What the screens of this noun show, as the server answers it. */
export type Collection = OutputOf<'collection.get'>
export type DataForm = OutputOf<'dataForm.list'>['rows'][number]
