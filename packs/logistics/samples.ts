import type { PackSample } from '#platform/core/pack-samples.ts'
import { logisticsComplaintsAndAccounts } from './samples/complaints-and-accounts.ts'
import { logisticsSubjects } from './samples/subjects.ts'
import { logisticsSurveysAndCards } from './samples/surveys-and-cards.ts'

export const logisticsSample: PackSample = {
  subjects: logisticsSubjects,
  records: [...logisticsSurveysAndCards, ...logisticsComplaintsAndAccounts],
}
