import { contractCommands } from './contracts/commands.ts'
import { productCommands } from './products/commands.ts'
import { tradeCommands } from './trades/commands.ts'

export const ledgersCommands = [...productCommands, ...tradeCommands, ...contractCommands] as const
