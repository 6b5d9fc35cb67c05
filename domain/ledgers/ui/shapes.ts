import type { OutputOf } from '#web/api.ts'

/** What the screens of this noun show, as the server answers it. */
export type Product = OutputOf<'product.list'>['rows'][number]
export type Trade = OutputOf<'trade.ofCustomer'>['rows'][number]
