import type { OutputOf } from '#web/api.ts'

export type Assessment = OutputOf<'customer.assessment'>
