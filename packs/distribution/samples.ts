import type { PackSample } from '#platform/core/pack-samples.ts'
import { distributionArchivesAndLedgers } from './samples/archives-and-ledgers.ts'
import { distributionCreditAndSatisfaction } from './samples/credit-and-satisfaction.ts'
import { distributionSubjects } from './samples/subjects.ts'

export const distributionSample: PackSample = {
  subjects: distributionSubjects,
  records: [...distributionArchivesAndLedgers, ...distributionCreditAndSatisfaction],
}
