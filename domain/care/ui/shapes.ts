import type { OutputOf } from '#web/api.ts'

/** An occasion as the calendar shows it. */
export type Occasion = OutputOf<'care.occasions'>['rows'][number]
