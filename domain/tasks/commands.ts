import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { saveChange, saved, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { closingCommands } from './closing/commands.ts'
import { addTasks, ownerOf, refusePast } from './making/commands.ts'
import { notify } from './notices/commands.ts'
import { promisesCommands } from './promises/commands.ts'
import { holdTask } from './queries.ts'
import { refuseAvoided } from './reaching/commands.ts'
import { task } from './schema.ts'

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullish()
const keys = ['title', 'customerId', 'contactId', 'ownerId', 'priority', 'means', 'dueOn', 'remarks'] as const
const changed = ['title', 'contactId', 'priority', 'means', 'remarks'] as const
// Whoever says nothing of it means the usual.
const priority = { ...task.fields.priority, required: false as const }
const needs = { right: 'task.change' }

export const addTask = command({
  name: 'task.add',
  about: 'Adds a task: what, for which customer, by when, by whom (TSK-01)',
  needs,
  input: z.strictObject({ values: createSchema({ ...task.fields, priority }, keys), dueTime: time }),
  output: saved,
  async run(context, { values, dueTime }) {
    refusePast(context, values.dueOn, 'values.dueOn')
    const customer =
      values.customerId == null ? null : await reachLiveCustomer(context, 'customer.read', values.customerId)
    await refuseAvoided(context, customer?.id, values.means)
    const ownerId = await ownerOf(context, values.ownerId, 'values.ownerId')
    const [id = ''] = await addTasks(context, [
      {
        ...values,
        kind: 'task',
        priority: values.priority ?? 'normal',
        customerId: customer?.id ?? null,
        ownerId,
        dueTime: dueTime ?? null,
      },
    ])
    context.audit({ kind: 'change', subject: 'task', ids: [id] })
    await tellGiven(context, { id, title: values.title, dueOn: values.dueOn, ownerId }, '1')
    return { id, version: 1 }
  },
})

export const changeTask = command({
  name: 'task.change',
  about: 'Changes what a task says; its day is moved by putting it off, its owner by giving it',
  needs,
  input: z.strictObject({ ...target, values: changeSchema(task.fields, changed) }),
  output: saved,
  async run(context, { id, version, values }) {
    const row = await holdTask(context, id)
    await refuseAvoided(context, row.customerId, values.means)
    return await saveChange(context, task, row, version, values)
  },
})

export const putOffTask = command({
  name: 'task.putOff',
  about: 'Puts a task off to a later day, with the reason; the first day stays in the record (VIS-35)',
  needs,
  input: z.strictObject({ ...target, dueOn: z.iso.date(), dueTime: time, reason: z.string().trim().min(1).max(500) }),
  output: saved,
  async run(context, { id, version, dueOn, dueTime, reason }) {
    refusePast(context, dueOn, 'dueOn')
    const row = await holdTask(context, id)
    return await saveChange(context, task, row, version, { dueOn, dueTime: dueTime ?? null }, { reason })
  },
})

/** Whoever is given a task by somebody else hears of it at once. */
async function tellGiven(
  context: Context,
  { id, title, dueOn, ownerId }: { id: string; title: string; dueOn: string; ownerId: string },
  act: string,
): Promise<void> {
  context.tell('task', { id }, ownerId)
  const facts = { who: context.actor.name, title, due: dueOn }
  await notify(context, [
    { to: ownerId, kind: 'given', facts, link: { kind: 'task', id }, eventKey: `given:${id}:${act}` },
  ])
}

export const giveTask = command({
  name: 'task.give',
  about: 'Gives a task to somebody else, with the reason',
  needs: { right: 'task.assign' },
  input: z.strictObject({ ...target, ownerId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: saved,
  async run(context, { id, version, ownerId, reason }) {
    const row = await holdTask(context, id, 'task.assign')
    const owner = await context.db
      .selectFrom('staff')
      .select(['id', 'departmentId'])
      .where('id', '=', ownerId)
      .where('isActive', '=', true)
      .executeTakeFirst()
    if (owner === undefined) throw invalidField('ownerId', 'task.owner_unknown')
    if (row.ownerId === owner.id) throw new AppError('conflict', 'task.owner_same')
    // Whoever is above the new owner has not been shown it yet (VIS-35).
    const next = { ownerId: owner.id, departmentId: owner.departmentId, escalatedAt: null }
    const done = await saveChange(context, task, row, version, next, { reason })
    await tellGiven(context, { id, title: row.title, dueOn: row.dueOn, ownerId: owner.id }, String(done.version))
    return done
  },
})

export const tasksCommands = [
  addTask,
  changeTask,
  putOffTask,
  giveTask,
  ...closingCommands,
  ...promisesCommands,
] as const
