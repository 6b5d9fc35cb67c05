import { sql } from 'kysely'
import { z } from 'zod'
import { noteDone, noteOutcome } from '#domain/forms/telling/answering/commands.ts'
import { momentError } from '#domain/journal/rules.ts'
import { writeEntries } from '#domain/journal/writing/commands.ts'
import { type Context, command } from '#domain/kit.ts'
import { saveChange, saved, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { addTasks, refusePast } from '../making/commands.ts'
import { addPromise, promisePart } from '../promises/commands.ts'
import { holdTask } from '../queries.ts'
import { categoryOf, needsResult } from '../rules.ts'
import { type Means, type TaskLink, task, taskMeans } from '../schema.ts'

type Held = Awaited<ReturnType<typeof holdTask>>
const meansKeys = Object.keys(taskMeans) as [Means, ...Means[]]
// What proves one thing done: some photographs and a paper.
const maxProof = 10

const proof = z
  .array(z.strictObject({ kind: z.literal('attachment'), id: z.uuid(), label: z.string().max(200).optional() }))
  .max(maxProof)
  .default([])

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
    /** Files that prove it, such as the receipt of what was promised (JRN-16). */
    proof,
    /** A further one on a day of one's own choosing, or none although the rule has one; absent: as the rule says. */
    next: z
      .union([
        z.literal('none'),
        z.strictObject({ dueOn: z.iso.date(), title: z.string().trim().min(1).max(200).optional() }),
      ])
      .optional(),
    /** What the sentence promises the customer. */
    promise: promisePart.optional(),
  }),
  output: saved.extend({ entryId: z.uuid().nullable(), nextId: z.uuid().nullable(), promiseId: z.uuid().nullable() }),
  async run(context, { id, version, result = '', summary, means, happenedAt, proof, next, promise }) {
    const row = await holdTask(context, id)
    if (row.because?.recordedIn !== undefined)
      throw new AppError('conflict', 'task.recorded_in', {
        title: textIn(context.language, row.because.recordedIn.title),
      })
    if (result === '' && needsResult(row.kind, row.customerId !== null))
      throw invalidField('result', 'task.result_needed')
    const at = happenedAt === undefined ? context.now.toISOString() : new Date(happenedAt).toISOString()
    const wrong = momentError(at, context.now)
    if (wrong !== undefined) throw invalidField('happenedAt', wrong)
    if (next !== undefined && next !== 'none') refusePast(context, next.dueOn, 'next.dueOn')
    const done = { ...row, means: means ?? row.means, links: [...row.links, ...(proof as TaskLink[])] }
    const entryId = await writeResult(context, done, { result, summary, at })
    const saved = await saveChange(context, task, row, version, {
      state: 'done',
      means: done.means,
      links: done.links,
      closedAt: context.now.toISOString(),
      closedBy: context.actor.id,
      result: result || null,
      journalEntryId: entryId,
    })
    await tellPaper(context, row, { result: result || null, at })
    return {
      ...saved,
      entryId,
      nextId: next === undefined ? null : await settleNext(context, done, next),
      promiseId: promise === undefined ? null : await promiseIn(context, done, { promise, result, entryId }),
    }
  },
})

// form:<id of the record>:<part>, as tasks of a form are named.
const paperOrigin = /^form:([0-9a-f-]{36}):(.+)$/

/** What a form left to be done is answered on the form itself; a follow-up is written where the customer's paper has rows for it. */
async function tellPaper(context: Context, row: Held, came: { result: string | null; at: string }): Promise<void> {
  const [, recordId, part] = paperOrigin.exec(row.origin ?? '') ?? []
  if (recordId === undefined || part === undefined) return await tellFollowedUp(context, row, came)
  await noteOutcome(context, { recordId, part, title: row.title, ...came })
}

async function tellFollowedUp(context: Context, row: Held, came: { result: string | null; at: string }): Promise<void> {
  const { customerId } = row
  if (row.kind !== 'followUp' || customerId === null || came.result === null) return
  const recordIds = row.links.filter((one) => one.kind === 'formRecord').map((one) => one.id)
  await noteDone(context, { customerId, recordIds, part: row.id, result: came.result, at: came.at })
}

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
      links: [
        { kind: 'task', id: row.id, label: row.title },
        ...row.links.filter((one) => one.kind !== 'journalEntry'),
      ],
      eventKey: `task:${row.id}`,
    },
  ])
  return entryId
}

type Next = 'none' | { dueOn: string; title?: string | undefined }

/** Own choice instead of the rule's: the one the rule has made already is moved to that day, or cancelled. */
async function settleNext(context: Context, row: Held, next: Next): Promise<string | null> {
  const byRule = await nextByRule(context, row)
  const reason = context.t(next === 'none' ? 'task.no_next_chosen' : 'task.next_chosen', { title: row.title })
  if (byRule !== undefined) {
    const change =
      next === 'none'
        ? { state: 'cancelled', closedAt: context.now.toISOString(), closedBy: context.actor.id, closeReason: reason }
        : { dueOn: next.dueOn, ...(next.title === undefined ? {} : { title: next.title }) }
    await saveChange(context, task, byRule, byRule.version, change, { reason })
    return next === 'none' ? null : byRule.id
  }
  return next === 'none' ? null : await addNext(context, row, next)
}

/** The next of one's own by the same rule: a plan with two tracks leaves the other person's visits alone. */
async function nextByRule(context: Context, { id, customerId, ownerId, dueOn, because }: Held) {
  if (because === null || because.by === 'task' || customerId === null) return undefined
  return await context.db
    .selectFrom('tasks')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('ownerId', ownerId === null ? 'is' : '=', ownerId)
    .where('state', '=', 'open')
    .where('id', '<>', id)
    .where('dueOn', '>=', dueOn)
    .where(sql<boolean>`because ->> 'ruleId' = ${because.ruleId}`)
    .orderBy('dueOn')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
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

type InResult = { promise: z.output<typeof promisePart>; result: string; entryId: string | null }

async function promiseIn(context: Context, row: Held, { promise, result, entryId }: InResult): Promise<string> {
  if (row.customerId === null || entryId === null) throw new AppError('invalid', 'task.promise_to_whom')
  const links = [
    { kind: 'journalEntry', id: entryId },
    { kind: 'task', id: row.id, label: row.title },
  ]
  const { customerId } = row
  return await addPromise(context, { ...promise, customerId, words: result, links, path: 'promise' })
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
