import { handingOverQueries } from './handing-over/queries.ts'
import { leavingQueries } from './leaving/queries.ts'

export const allocationQueries = [...handingOverQueries, ...leavingQueries] as const
