import { briefingCommands } from './briefing/commands.ts'
import { handingOverCommands } from './handing-over/commands.ts'

export const allocationCommands = [...handingOverCommands, ...briefingCommands] as const
