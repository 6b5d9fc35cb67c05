import type { OutputOf } from '#web/api.ts'

export type Account = OutputOf<'keyAccount.table'>['rows'][number]
export type Matter = Account['matters'][number]
export type WholeAccount = OutputOf<'keyAccount.get'>
