import { inspectingCommands } from './inspecting/commands.ts'
import { readingsCommands } from './readings/commands.ts'
import { summaryCommands } from './summary/commands.ts'

export const supervisionCommands = [...readingsCommands, ...inspectingCommands, ...summaryCommands] as const
