import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { lockForAct } from '../access/queries.ts'
import { saveChange } from '../commands.ts'
import { type CustomerValues, prepareCustomer } from '../rules.ts'
import { fieldOf } from '../standard/rules.ts'
import type { Diff } from './rules.ts'

export const revertCustomer = command({
  name: 'customer.revert',
  about: 'Puts one field back to the value it had before a change; the value it leaves stays in the history',
  needs: { right: 'customer.change' },
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    field: z.string().max(80),
    changeId: z.uuid(),
    reason: z.string().trim().min(1).max(500),
  }),
  output: z.object({ id: z.string(), version: z.int() }),
  async run(context, input) {
    const { row, standard } = await lockForAct(context, input.id, 'change', input.version)
    const change = await context.db
      .selectFrom('recordChanges')
      .select('diff')
      .where('id', '=', input.changeId)
      .where('recordId', '=', input.id)
      .where('entity', '=', 'customer')
      .executeTakeFirst()
    if (change === undefined) throw new AppError('missing', 'record.missing')
    const old = (change.diff as Diff)[input.field]?.[0]
    if (old === undefined || fieldOf(standard, input.field.replace(/^extra\./, ''))?.system === true)
      throw new AppError('conflict', 'customer.nothing_to_revert')
    const isExtra = input.field.startsWith('extra.')
    const values: CustomerValues = isExtra
      ? { extra: { [input.field.slice('extra.'.length)]: old } }
      : { [input.field]: old }
    if (old === null && !isExtra && (input.field === 'name' || input.field === 'kind' || input.field === 'number')) {
      throw new AppError('conflict', 'customer.nothing_to_revert')
    }
    const prepared = prepareCustomer(row.id, row, values, standard, { now: context.now, actorId: context.actor.id })
    return await saveChange(context, prepared, { kind: 'reverted', reason: input.reason })
  },
})

export const historyCommands = [revertCustomer] as const
