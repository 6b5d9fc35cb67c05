import { boardQueries } from './board/queries.ts'
import { inspectingQueries } from './inspecting/queries.ts'
import { readingsQueries } from './readings/queries.ts'
import { sharesQueries } from './shares/queries.ts'
import { summaryQueries } from './summary/queries.ts'
import { timelineQueries } from './timeline/queries.ts'

export const supervisionQueries = [
  ...readingsQueries,
  ...inspectingQueries,
  ...sharesQueries,
  ...boardQueries,
  ...summaryQueries,
  ...timelineQueries,
] as const
