import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { careArchive } from './forms/care-archive.ts'
import { appointments, opinion, workOrder } from './forms/care-visit.ts'
import { consumption, directory, stockTaking, threeParts } from './forms/consumption.ts'
import { groundPreparing, scripts } from './forms/guidance.ts'
import { actionPlan, dailyLog } from './forms/working-day.ts'

export const beautyForms: readonly FormDefinition[] = [
  careArchive,
  consumption,
  directory,
  workOrder,
  dailyLog,
  opinion,
  actionPlan,
  groundPreparing,
  stockTaking,
  appointments,
  threeParts,
  scripts,
]
