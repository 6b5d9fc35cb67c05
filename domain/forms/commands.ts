import { changeForm, keepForm, submitForm } from './filling/commands.ts'
import { startForm } from './opening/commands.ts'

export const formsCommands = [startForm, keepForm, submitForm, changeForm] as const
