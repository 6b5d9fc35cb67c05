import { definitionQueries } from './definitions/queries.ts'
import { listingQueries } from './listing/queries.ts'
import { readingQueries } from './reading/queries.ts'

export const formsQueries = [...definitionQueries, ...listingQueries, ...readingQueries] as const
