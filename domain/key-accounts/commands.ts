import { markingCommands } from './marking/commands.ts'
import { mattersCommands } from './matters/commands.ts'

export const keyAccountsCommands = [...markingCommands, ...mattersCommands] as const
