import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { daysCommands } from './days/commands.ts'
import { giftsCommands } from './gifts/commands.ts'
import { occasionsCommands } from './occasions/commands.ts'

export const makeNow = command({
  name: 'care.makeNow',
  about: 'Makes the tasks of care that are due to be made now instead of tonight, after an occasion was changed',
  needs: { right: 'care.manage' },
  input: z.strictObject({}),
  output: z.object({ queued: z.boolean() }),
  async run(context) {
    await context.job('care.make', {}, { key: 'care.make' })
    context.audit({ kind: 'change', subject: 'occasion', detail: { act: 'made' } })
    return { queued: true }
  },
})

export const careCommands = [...daysCommands, ...occasionsCommands, ...giftsCommands, makeNow] as const
