import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { allocation, incident, leaverHandover } from './forms/custody.ts'
import { customerArchive } from './forms/customer-archive.ts'
import { event, serviceMeeting } from './forms/events.ts'
import { drawing, followUp } from './forms/following-up.ts'
import { healthSurvey } from './forms/health-survey.ts'

export const seminarForms: readonly FormDefinition[] = [
  healthSurvey,
  customerArchive,
  followUp,
  drawing,
  leaverHandover,
  incident,
  event,
  serviceMeeting,
  allocation,
]
