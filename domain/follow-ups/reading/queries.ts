import { cadencesQueries } from '../cadences/queries.ts'
import { calendarQueries } from '../calendar/queries.ts'
import { complianceQueries } from '../compliance/queries.ts'
import { limitsQueries } from '../limits/queries.ts'
import { plansQueries } from '../plans/queries.ts'

export const followUpsQueries = [
  ...cadencesQueries,
  ...calendarQueries,
  ...limitsQueries,
  ...plansQueries,
  ...complianceQueries,
] as const
