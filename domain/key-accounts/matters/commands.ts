import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { present, saveChange, saved, target } from '#domain/people/records/commands.ts'
import { addTasks } from '#domain/tasks/making/commands.ts'
import { task } from '#domain/tasks/schema.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'
import { createSchema } from '#platform/server/values.ts'
import { holdAccount, refuseStrangers } from '../marking/commands.ts'
import { priorityOf } from '../rules.ts'
import { degreeKeys, matter } from '../schema.ts'

const needs = { right: 'keyAccount.work' }
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullish()
const place = z
  .string()
  .trim()
  .max(120)
  .nullish()
  .transform((text) => text || null)

async function refuseUnknown(context: Context, ownerId: string, path: string): Promise<void> {
  const known = await context.db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', ownerId)
    .where('isActive', '=', true)
    .executeTakeFirst()
  if (known === undefined) throw invalidField(path, 'customer.no_such_person')
}

export const addMatter = command({
  name: 'matter.add',
  about:
    'Adds an important matter of a key account: with whom, when, where, by whom, how important and urgent (KAM-01, KAM-03)',
  needs,
  input: z.strictObject({
    keyAccountId: z.uuid(),
    values: createSchema(task.fields, ['title', 'contactId', 'dueOn', 'ownerId', 'remarks']),
    dueTime: time,
    importance: z.enum(degreeKeys),
    urgency: z.enum(degreeKeys),
    place,
  }),
  output: saved,
  async run(context, { keyAccountId, values, dueTime, importance, urgency, place: where }) {
    const account = await holdAccount(context, keyAccountId, 'keyAccount.work')
    if (values.dueOn < chinaDay(context.now)) throw invalidField('values.dueOn', 'task.due_in_past')
    const ownerId = values.ownerId ?? context.actor.id
    await refuseUnknown(context, ownerId, 'values.ownerId')
    const contactId = values.contactId ?? account.contactId
    if (contactId) await refuseStrangers(context, account.customerId, [contactId], 'values.contactId')
    const customer = await context.db
      .selectFrom('customers')
      .select('name')
      .where('id', '=', account.customerId)
      .executeTakeFirst()
    const [id = ''] = await addTasks(context, [
      {
        kind: 'matter',
        title: values.title,
        customerId: account.customerId,
        contactId,
        ownerId,
        priority: priorityOf(importance, urgency),
        means: 'meeting',
        dueOn: values.dueOn,
        dueTime: dueTime ?? null,
        remarks: values.remarks ?? null,
        because: { by: 'matter', ruleId: keyAccountId, ruleName: customer?.name ?? '' },
        links: [{ kind: 'keyAccount', id: keyAccountId }],
      },
    ])
    await context.db
      .insertInto('keyAccountMatters')
      .values({
        id,
        version: 1,
        keyAccountId,
        importance,
        urgency,
        place: where,
        progress: 0,
        progressNote: null,
        updatedAt: context.now.toISOString(),
        updatedBy: context.actor.id,
      })
      .execute()
    context.audit({ kind: 'change', subject: matter.name, ids: [id, account.customerId] })
    context.tell('keyAccount', { id: keyAccountId })
    if (ownerId !== context.actor.id) context.tell('task', { id }, ownerId)
    return { id, version: 1 }
  },
})

/** An open matter within reach, with its task locked: the whole team works on the table, whoever owns the task. */
async function holdMatter(context: Context, id: string) {
  const facts = present(
    await context.db.selectFrom('keyAccountMatters').selectAll().where('id', '=', id).executeTakeFirst(),
  )
  await holdAccount(context, facts.keyAccountId, 'keyAccount.work')
  const row = present(
    await context.db.selectFrom('tasks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  )
  if (row.state !== 'open') throw new AppError('conflict', 'matter.closed')
  return { facts, row }
}

export const noteProgress = command({
  name: 'matter.progress',
  about: 'Says how far a matter is and how it goes (KAM-04)',
  needs,
  input: z.strictObject({
    ...target,
    progress: z.int().min(0).max(100),
    note: z.string().trim().max(500).optional(),
  }),
  output: saved,
  async run(context, { id, version, progress, note }) {
    const { facts } = await holdMatter(context, id)
    const done = await saveChange(context, matter, facts, version, { progress, progressNote: note || null })
    context.tell('keyAccount', { id: facts.keyAccountId })
    return done
  },
})

export const moveMatter = command({
  name: 'matter.move',
  about:
    'Moves a matter to another time, place or person, with the reason; what was agreed before stays in the history (KAM-05)',
  needs,
  input: z.strictObject({
    /** Version of the task. */
    ...target,
    dueOn: z.iso.date().optional(),
    dueTime: time,
    ownerId: z.uuid().optional(),
    place: place.optional(),
    importance: z.enum(degreeKeys).optional(),
    urgency: z.enum(degreeKeys).optional(),
    reason: z.string().trim().min(1).max(500),
  }),
  output: saved,
  async run(context, { id, version, reason, ...wanted }) {
    const { facts, row } = await holdMatter(context, id)
    if (wanted.dueOn !== undefined && wanted.dueOn < chinaDay(context.now))
      throw invalidField('dueOn', 'task.due_in_past')
    if (wanted.ownerId !== undefined) await refuseUnknown(context, wanted.ownerId, 'ownerId')
    const { importance = facts.importance, urgency = facts.urgency } = wanted
    const change = {
      ...(wanted.dueOn === undefined ? {} : { dueOn: wanted.dueOn }),
      ...(wanted.dueTime === undefined ? {} : { dueTime: wanted.dueTime }),
      ...(wanted.ownerId === undefined ? {} : { ownerId: wanted.ownerId }),
      priority: priorityOf(importance, urgency),
    }
    const own = { importance, urgency, ...(wanted.place === undefined ? {} : { place: wanted.place }) }
    if (Object.keys({ ...diffOf(row, change), ...diffOf(facts, own) }).length === 0)
      throw new AppError('conflict', 'matter.nothing_moved')
    const done = await saveChange(context, task, row, version, change, { reason })
    await keepFacts(context, facts, own, reason)
    context.tell('keyAccount', { id: facts.keyAccountId })
    if (wanted.ownerId !== undefined && wanted.ownerId !== row.ownerId) context.tell('task', { id }, wanted.ownerId)
    return done
  },
})

type Facts = Awaited<ReturnType<typeof holdMatter>>['facts']

async function keepFacts(context: Context, facts: Facts, own: Partial<Facts>, reason: string): Promise<void> {
  const diff = diffOf(facts, own)
  if (Object.keys(diff).length === 0) return
  const version = facts.version + 1
  await context.db
    .updateTable('keyAccountMatters')
    .set({ ...own, version, updatedAt: context.now.toISOString(), updatedBy: context.actor.id })
    .where('id', '=', facts.id)
    .execute()
  await recordChanges(context, [{ entity: matter.name, recordId: facts.id, version, kind: 'changed', diff, reason }])
}

export const mattersCommands = [addMatter, noteProgress, moveMatter] as const
