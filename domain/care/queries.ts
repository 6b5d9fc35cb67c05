import { daysQueries } from './days/queries.ts'
import { listsQueries } from './lists/queries.ts'
import { occasionsQueries } from './occasions/queries.ts'

export const careQueries = [...daysQueries, ...occasionsQueries, ...listsQueries] as const
