import { z } from 'zod'
import { ownStaff } from '#domain/journal/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { addTasks } from '#domain/tasks/making/commands.ts'
import { notify } from '#domain/tasks/notices/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { listText } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { createSchema } from '#platform/server/values.ts'
import { failedOf } from '../rules.ts'
import { inspection } from './schema.ts'

export const inspectEntry = command({
  name: 'inspection.record',
  about: 'Records the three verdicts of a journal entry; a failed one opens a correction with its day (JRN-10, JRN-27)',
  needs: { right: 'supervision.inspect' },
  input: z.strictObject({
    entryId: z.uuid(),
    values: createSchema(inspection.fields, ['inTime', 'proper', 'stateRight', 'note']),
    dueOn: z.iso.date().optional(),
  }),
  output: z.object({ id: z.uuid(), taskId: z.uuid().nullable() }),
  async run(context, { entryId, values, dueOn }) {
    const entry = await entryToInspect(context, entryId)
    const failed = failedOf(values)
    if (failed.length > 0) {
      if (values.note === null) throw invalidField('values.note', 'inspection.note_missing')
      if (dueOn === undefined) throw invalidField('dueOn', 'inspection.due_missing')
      if (dueOn < chinaDay(context.now)) throw invalidField('dueOn', 'inspection.due_past')
    }
    const id = newId()
    const taskId =
      failed.length === 0 || dueOn === undefined
        ? null
        : await openCorrection(context, id, entry, failed, values.note, dueOn)
    await context.db
      .insertInto('journalInspections')
      .values({
        id,
        entryId,
        inspectorId: context.actor.id,
        inspectedAt: context.now.toISOString(),
        ...values,
        taskId,
      })
      .execute()
    context.audit({
      kind: 'change',
      subject: 'inspection',
      ids: [id, entryId, entry.customerId],
      detail: { ...values, correction: taskId },
    })
    context.tell('inspection.changed', { entryId }, entry.authorId ?? undefined)
    return { id, taskId }
  },
})

type Inspected = { id: string; customerId: string; ownerId: string | null; authorId: string | null; text: string }

/** An entry one of one's staff wrote; locked, so that two inspections follow one another. */
async function entryToInspect(context: Context, id: string): Promise<Inspected> {
  const staffIds = await ownStaff(context)
  const row = present(
    await context.db
      .selectFrom('journalEntries as j')
      .select(['j.id', 'j.customerId', 'j.authorId', 'j.source', 'j.text'])
      .where('j.id', '=', id)
      .where('j.refersTo', 'is', null)
      .executeTakeFirst(),
  )
  if (row.authorId === context.actor.id) throw new AppError('conflict', 'inspection.own_entry')
  if (row.source === 'event') throw new AppError('conflict', 'inspection.not_inspectable')
  if (staffIds !== 'all' && !(row.authorId !== null && staffIds.includes(row.authorId)))
    throw new AppError('missing', 'record.missing')
  const customer = await context.db
    .selectFrom('customers')
    .select(['id', 'ownerId'])
    .where('id', '=', row.customerId)
    .executeTakeFirstOrThrow()
  return { ...row, ownerId: customer.ownerId }
}

async function openCorrection(
  context: Context,
  inspectionId: string,
  entry: Inspected,
  failed: readonly string[],
  note: string | null,
  dueOn: string,
): Promise<string | null> {
  const author = await context.db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', entry.authorId ?? '')
    .where('isActive', '=', true)
    .executeTakeFirst()
  // Who wrote it puts it right; who serves the customer now, when that person has left.
  const ownerId = author?.id ?? entry.ownerId
  const title = context.t('inspection.task', { note: note ?? '' }).slice(0, 200)
  const [taskId = null] = await addTasks(context, [
    {
      kind: 'correction',
      title,
      customerId: entry.customerId,
      ownerId,
      priority: 'high',
      dueOn,
      remarks: entry.text.slice(0, 500),
      origin: `inspection:${inspectionId}`,
      because: {
        by: 'inspection',
        ruleId: inspectionId,
        ruleName: listText(
          context.language,
          failed.map((one) => context.t(`inspection.${one}`)),
        ),
        anchor: 'inspected',
        anchorOn: chinaDay(context.now),
      },
      links: [{ kind: 'journalEntry', id: entry.id }],
    },
  ])
  if (ownerId === null || taskId === null) return taskId
  context.tell('task', { id: taskId }, ownerId)
  const facts = { who: context.actor.name, title, due: dueOn }
  await notify(context, [
    { to: ownerId, kind: 'given', facts, link: { kind: 'task', id: taskId }, eventKey: `given:${taskId}` },
  ])
  return taskId
}

export const inspectingCommands = [inspectEntry] as const
