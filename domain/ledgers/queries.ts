import { contractQueries } from './contracts/queries.ts'
import { productQueries } from './products/queries.ts'
import { tradeQueries } from './trades/queries.ts'

export const ledgersQueries = [...productQueries, ...tradeQueries, ...contractQueries] as const
