import { handingOverQueries } from './handing-over/queries.ts'
import { leavingQueries } from './leaving/queries.ts'
import { poolQueries } from './pool/queries.ts'
import { roundsQueries } from './rounds/queries.ts'

export const allocationQueries = [...handingOverQueries, ...leavingQueries, ...poolQueries, ...roundsQueries] as const
