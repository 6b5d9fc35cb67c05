import { campaignCommands } from './campaigns/commands.ts'
import { dataFormCommands } from './data-forms/commands.ts'
import { fillingCommands } from './filling/commands.ts'
import { followingUpCommands } from './following-up/commands.ts'
import { handingOverCommands } from './handing-over/commands.ts'
import { loadingCommands } from './loading/commands.ts'
import { selfFillCommands } from './self-fill/commands.ts'
import { workingListCommands } from './working-list/commands.ts'

export const collectingCommands = [
  ...campaignCommands,
  ...fillingCommands,
  ...followingUpCommands,
  ...handingOverCommands,
  ...loadingCommands,
  ...dataFormCommands,
  ...selfFillCommands,
  ...workingListCommands,
] as const
