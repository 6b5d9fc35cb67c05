import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'
import { createSchema } from '#platform/server/values.ts'
import { allowChange } from '../contacts/commands.ts'
import { findPlaced } from '../contacts/queries.ts'
import { relation } from './schema.ts'

const values = createSchema(relation.fields, ['kind', 'remark', 'fromOn', 'toOn'])

export const addRelation = command({
  name: 'relation.add',
  about: 'Says how two customers belong together: the first is the <kind> of the second',
  needs: { right: 'customer.change' },
  input: z.strictObject({ fromId: z.uuid(), toId: z.uuid(), values }),
  output: z.object({ id: z.string() }),
  async run(context, input) {
    if (input.fromId === input.toId) throw invalidField('toId', 'relation.with_itself')
    const { fromOn, toOn } = input.values
    if (fromOn !== null && toOn !== null && toOn < fromOn)
      throw invalidField('values.toOn', 'contact.ends_before_start')
    allowChange(context, await findPlaced(context, input.fromId))
    await findPlaced(context, input.toId)
    const row = {
      id: newId(),
      fromId: input.fromId,
      toId: input.toId,
      ...input.values,
      createdAt: context.now.toISOString(),
      createdBy: context.actor.id,
    }
    await context.db.insertInto('customerRelations').values(row).execute()
    const { id, createdAt: _at, createdBy: _by, ...kept } = row
    await recordChanges(context, [
      { entity: 'relation', recordId: id, version: 1, kind: 'created', diff: diffOf({}, kept) },
    ])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [input.fromId, input.toId],
      detail: { part: 'relations', kind: input.values.kind },
    })
    return { id }
  },
})

export const endRelation = command({
  name: 'relation.end',
  about: 'Ends a relation between two customers on a day, or takes back one that was put in by mistake',
  needs: { right: 'customer.change' },
  input: z.strictObject({
    id: z.uuid(),
    toOn: z.iso.date().optional(),
    mistaken: z.boolean().optional(),
    reason: z.string().trim().max(500).optional(),
  }),
  output: z.object({ id: z.string() }),
  async run(context, input) {
    const before = await context.db
      .selectFrom('customerRelations')
      .selectAll()
      .where('id', '=', input.id)
      .where('withdrawnAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (before === undefined) throw new AppError('missing', 'record.missing')
    allowChange(context, await findPlaced(context, before.fromId))
    const toOn = input.toOn ?? chinaDay(context.now)
    if (!input.mistaken && before.fromOn !== null && toOn < before.fromOn)
      throw invalidField('toOn', 'contact.ends_before_start')
    const next = input.mistaken ? { withdrawnAt: context.now.toISOString() } : { toOn }
    await context.db.updateTable('customerRelations').set(next).where('id', '=', input.id).execute()
    await recordChanges(context, [
      {
        entity: 'relation',
        recordId: input.id,
        version: 1,
        kind: input.mistaken ? 'withdrawn' : 'changed',
        diff: diffOf(before, next),
        reason: input.reason ?? null,
      },
    ])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [before.fromId, before.toId],
      detail: { part: 'relations', kind: before.kind },
    })
    return { id: input.id }
  },
})

export const relationsCommands = [addRelation, endRelation] as const
