import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { analysis } from './forms/analysis.ts'
import { guestComment, shiftMeeting } from './forms/guest-information.ts'
import { preferences } from './forms/preferences.ts'
import { guestFile, stayRecord, unitFile } from './forms/regular.ts'

export const hotelForms: readonly FormDefinition[] = [
  unitFile,
  guestFile,
  preferences,
  analysis,
  guestComment,
  shiftMeeting,
  stayRecord,
]
