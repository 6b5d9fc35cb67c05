import { answeringCommands } from './answering/commands.ts'
import { copiesCommands } from './copies/commands.ts'
import { custodyCommands } from './custody/commands.ts'
import { decidingCommands } from './deciding/commands.ts'
import { designingCommands } from './definitions/designing/commands.ts'
import { optionsCommands } from './definitions/options/commands.ts'
import { publishingCommands } from './definitions/publishing/commands.ts'
import { upgradingCommands } from './definitions/upgrading/commands.ts'
import { filesCommands } from './files/commands.ts'
import { changeForm, keepForm, submitForm } from './filling/commands.ts'
import { linksCommands } from './links/commands.ts'
import { startForm } from './opening/commands.ts'
import { printingCommands } from './print/commands.ts'
import { manyCommands } from './print/many/commands.ts'
import { sealingCommands } from './sealing/commands.ts'
import { signingCommands } from './signing/commands.ts'
import { templatesCommands } from './templates/commands.ts'

export const formsCommands = [
  startForm,
  keepForm,
  submitForm,
  changeForm,
  ...signingCommands,
  ...decidingCommands,
  ...custodyCommands,
  ...sealingCommands,
  ...copiesCommands,
  ...printingCommands,
  ...manyCommands,
  ...filesCommands,
  ...linksCommands,
  ...answeringCommands,
  ...designingCommands,
  ...publishingCommands,
  ...optionsCommands,
  ...upgradingCommands,
  ...templatesCommands,
] as const
