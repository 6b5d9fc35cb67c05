import { z } from 'zod'
import { writeEntries } from '#domain/journal/commands.ts'
import { momentError } from '#domain/journal/rules.ts'
import { type Context, command } from '#domain/kit.ts'
import { saveChange, saved, target } from '#domain/people/records/commands.ts'
import { invalidField } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { addTasks } from '../making/commands.ts'
import { holdTask } from '../queries.ts'
import { categoryOf, needsResult } from '../rules.ts'
import { type Means, task, taskMeans } from '../schema.ts'

type Held = Awaited<ReturnType<typeof holdTask>>
const meansKeys = Object.keys(taskMeans) as [Means, ...Means[]]

export const completeTask = command({
  name: 'task.complete',
  about:
    'Does a task: one sentence of what came of it, which is written into the customer’s journal, and the next day if there is one (VIS-15)',
  needs: { right: 'task.change' },
  input: z.strictObject({
    ...target,
    result: z.string().trim().max(10_000).optional(),
    summary: z.string().trim().max(2000).optional(),
    /** How it was really done, where that differs from the plan. */
    means: z.enum(meansKeys).optional(),
    happenedAt: z.iso.datetime({ offset: true }).optional(),
    /** A further task after this one, on a day of one's own choosing. */
    next: z.strictObject({ dueOn: z.iso.date(), title: z.string().trim().min(1).max(200).optional() }).optional(),
  }),
  output: saved.extend({ entryId: z.uuid().nullable(), nextId: z.uuid().nullable() }),
  async run(context, { id, version, result = '', summary, means, happenedAt, next }) {
    const row = await holdTask(context, id)
    if (result === '' && needsResult(row.kind, row.customerId !== null))
      throw invalidField('result', 'task.result_needed')
    const at = happenedAt === undefined ? context.now.toISOString() : new Date(happenedAt).toISOString()
    const wrong = momentError(at, context.now)
    if (wrong !== undefined) throw invalidField('happenedAt', wrong)
    if (next !== undefined && next.dueOn < chinaDay(context.now)) throw invalidField('next.dueOn', 'task.due_in_past')
    const done = means === undefined ? row : { ...row, means }
    const entryId = await writeResult(context, done, { result, summary, at })
    const saved = await saveChange(context, task, row, version, {
      state: 'done',
      means: done.means,
      closedAt: context.now.toISOString(),
      closedBy: context.actor.id,
      result: result || null,
      journalEntryId: entryId,
    })
    return { ...saved, entryId, nextId: next === undefined ? null : await addNext(context, done, next) }
  },
})

/** The written record of what was done, in the customer's journal. */
async function writeResult(
  context: Context,
  row: Held,
  { result, summary, at }: { result: string; summary: string | undefined; at: string },
): Promise<string | null> {
  if (row.customerId === null || result === '') return null
  const [entryId = null] = await writeEntries(context, [
    {
      customerId: row.customerId,
      category: categoryOf(row.kind, row.means),
      text: result,
      summary: summary ?? null,
      happenedAt: at,
      links: [{ kind: 'task', id: row.id, label: row.title }, ...row.links],
      eventKey: `task:${row.id}`,
    },
  ])
  return entryId
}

async function addNext(context: Context, row: Held, next: { dueOn: string; title?: string | undefined }) {
  const [id = null] = await addTasks(context, [
    {
      kind: row.kind === 'followUp' ? 'followUp' : 'task',
      title: next.title ?? row.title,
      customerId: row.customerId,
      contactId: row.contactId,
      ownerId: row.ownerId ?? context.actor.id,
      means: row.means,
      dueOn: next.dueOn,
      origin: `after:${row.id}`,
      because: { by: 'task', ruleId: row.id, ruleName: row.title },
    },
  ])
  return id
}

export const cancelTask = command({
  name: 'task.cancel',
  about: 'Cancels a task with the reason; it stays in the record and counts as not done',
  needs: { right: 'task.change' },
  input: z.strictObject({ ...target, reason: z.string().trim().min(1).max(500) }),
  output: saved,
  async run(context, { id, version, reason }) {
    const row = await holdTask(context, id)
    const closed = { closedAt: context.now.toISOString(), closedBy: context.actor.id, closeReason: reason }
    return await saveChange(context, task, row, version, { state: 'cancelled', ...closed }, { reason })
  },
})

export const closingCommands = [completeTask, cancelTask] as const
