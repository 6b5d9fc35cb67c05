import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { lockForAct } from '../access/queries.ts'
import { saveChange } from '../commands.ts'
import { prepareCustomer } from '../rules.ts'

const written = z.object({ id: z.string(), version: z.int() })
const withReason = z.strictObject({ id: z.uuid(), version: z.int(), reason: z.string().trim().min(1).max(500) })

export const withdrawCustomer = command({
  name: 'customer.withdraw',
  about: 'Takes an archive out of use; nothing is lost and it can be restored (TEC-17)',
  needs: { right: 'customer.withdraw' },
  input: withReason,
  output: written,
  async run(context, input) {
    const { row, standard } = await lockForAct(context, input.id, 'withdraw', input.version)
    const prepared = prepareCustomer(row.id, row, { withdrawnAt: context.now.toISOString() }, standard, {
      now: context.now,
      actorId: context.actor.id,
    })
    return await saveChange(context, prepared, { kind: 'withdrawn', reason: input.reason })
  },
})

export const restoreCustomer = command({
  name: 'customer.restore',
  about: 'Puts a withdrawn archive back into use',
  needs: { right: 'customer.withdraw' },
  input: withReason,
  output: written,
  async run(context, input) {
    const { row, standard } = await lockForAct(context, input.id, 'restore', input.version)
    const prepared = prepareCustomer(row.id, row, { withdrawnAt: null }, standard, {
      now: context.now,
      actorId: context.actor.id,
    })
    return await saveChange(context, prepared, { kind: 'restored', reason: input.reason })
  },
})

export const withdrawalCommands = [withdrawCustomer, restoreCustomer] as const
