import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { talk, tracking, visitRequest } from './forms/client-talks.ts'
import { cardList, congratulation, weekly } from './forms/courtesies.ts'
import { reception, receptionPlan, scheduleLetter } from './forms/reception.ts'

export const consultingForms: readonly FormDefinition[] = [
  reception,
  scheduleLetter,
  receptionPlan,
  tracking,
  talk,
  cardList,
  weekly,
  congratulation,
  visitRequest,
]
