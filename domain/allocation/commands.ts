import { briefingCommands } from './briefing/commands.ts'
import { handingOverCommands } from './handing-over/commands.ts'
import { poolCommands } from './pool/commands.ts'
import { roundsCommands } from './rounds/commands.ts'

export const allocationCommands = [
  ...handingOverCommands,
  ...briefingCommands,
  ...poolCommands,
  ...roundsCommands,
] as const
