import { cadencesCommands } from './cadences/commands.ts'
import { calendarCommands } from './calendar/commands.ts'
import { decidingCommands } from './deciding/commands.ts'
import { limitsCommands } from './limits/commands.ts'
import { plansCommands } from './plans/commands.ts'
import { rehearsingCommands } from './rehearsing/commands.ts'

export const followUpsCommands = [
  ...cadencesCommands,
  ...decidingCommands,
  ...rehearsingCommands,
  ...calendarCommands,
  ...limitsCommands,
  ...plansCommands,
] as const
