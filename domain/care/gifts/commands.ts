import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { noteCreation, saveChange, saved, stampsOf } from '#domain/people/records/commands.ts'
import { holdTask } from '#domain/tasks/queries.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { createSchema } from '#platform/server/values.ts'
import { gift } from './schema.ts'

const values = createSchema(gift.fields, ['item', 'budget', 'cost', 'readyOn', 'proofId', 'note'])

export const setGift = command({
  name: 'care.setGift',
  about: 'Says what is given with a task of care, for how much, and that it is ready, with the proof (REL-10, REL-15)',
  needs: { right: 'task.change' },
  input: z.strictObject({ taskId: z.uuid(), version: z.int().min(0), values }),
  output: saved,
  async run(context, { taskId, version, values: given }) {
    const held = await holdTask(context, taskId)
    if (held.kind !== 'care') throw new AppError('conflict', 'gift.not_care')
    if (given.proofId !== null) {
      const proof = await context.db
        .selectFrom('attachments')
        .select('id')
        .where('id', '=', given.proofId)
        .where('customerId', '=', held.customerId ?? '')
        .executeTakeFirst()
      if (proof === undefined) throw invalidField('values.proofId', 'gift.no_such_proof')
    }
    const before = await context.db.selectFrom('careGifts').selectAll().where('taskId', '=', taskId).executeTakeFirst()
    if (before !== undefined) return await saveChange(context, gift, before, version, given)
    if (version !== 0) throw new AppError('conflict', 'record.stale', { who: '', current: {}, version: 0 })
    const id = newId()
    await context.db
      .insertInto('careGifts')
      .values({ id, taskId, ...given, ...stampsOf(context) })
      .execute()
    return await noteCreation(context, gift, id, { taskId, ...given })
  },
})

export const giftsCommands = [setGift] as const
