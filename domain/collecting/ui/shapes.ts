import type { Questions } from '#platform/core/forms/filling.ts'
import type { OutputOf } from '#web/api.ts'

/** What the screens of this noun show, as the server answers it. */
export type Collection = OutputOf<'collection.get'>
export type DataForm = OutputOf<'dataForm.list'>['rows'][number]

export function askedOf(form: Pick<Collection, 'asked'>): Questions {
  return form.asked as unknown as Questions
}
