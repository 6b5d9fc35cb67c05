import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { lockCustomers, lockForAct, refuse } from '../access/queries.ts'
import { saveChange, writeCustomers } from '../commands.ts'
import { findPeople } from '../opening/queries.ts'
import { whyNot } from '../policy.ts'
import { prepareCustomer } from '../rules.ts'
import { readStandard } from '../standard/queries.ts'
import { lossKinds } from './schema.ts'

const place = z.string().trim().max(80)

/** Where an original or sealed copy lies, so that whoever finds the entry finds the paper (ARC-59). */
export const paperLocationInput = z.strictObject({
  room: place.optional(),
  cabinet: place.optional(),
  folder: place.optional(),
  holder: place.optional(),
  originalSeen: z.boolean().optional(),
  copyKept: z.boolean().optional(),
})

export const setPaperLocation = command({
  name: 'customer.setPaperLocation',
  about: 'Says where the paper original of an archive lies: room, cabinet, folder, holder (ARC-59)',
  needs: { right: 'customer.change' },
  input: z.strictObject({ id: z.uuid(), version: z.int(), location: paperLocationInput.nullable() }),
  output: z.object({ id: z.string(), version: z.int() }),
  async run(context, input) {
    const { row, standard } = await lockForAct(context, input.id, 'change', input.version)
    const prepared = prepareCustomer(row.id, row, { paperLocation: input.location }, standard, {
      now: context.now,
      actorId: context.actor.id,
    })
    return await saveChange(context, prepared, { kind: 'changed' })
  },
})

// One screenful of ticked rows; more than this is a bulk change with its preview.
const mostAtOnce = 500

export const assignCustomers = command({
  name: 'customer.assign',
  about:
    'Gives customers to another owner; the archive goes along to the new owner’s department unless another is named',
  needs: { right: 'customer.change' },
  input: z.strictObject({
    ids: z.array(z.uuid()).min(1).max(mostAtOnce),
    ownerId: z.uuid().nullable(),
    departmentId: z.uuid().nullish(),
    reason: z.string().trim().min(1).max(500),
  }),
  output: z.object({ assigned: z.array(z.string()) }),
  async run(context, input) {
    const named = {
      people: input.ownerId === null ? [] : [input.ownerId],
      departments: input.departmentId ? [input.departmentId] : [],
    }
    const known = await findPeople(context, named)
    if (input.ownerId !== null && !known.includes(input.ownerId))
      throw invalidField('ownerId', 'customer.no_such_person')
    if (input.departmentId && !known.includes(input.departmentId))
      throw invalidField('departmentId', 'customer.no_such_person')
    const wanted = [...new Set(input.ids)]
    const rows = await lockCustomers(context, wanted)
    if (rows.length !== wanted.length) throw new AppError('missing', 'record.missing')
    for (const row of rows) refuse(context, whyNot('change', context.actor, row))
    const standard = await readStandard(context)
    const departmentId =
      input.departmentId === undefined ? await departmentOf(context, input.ownerId) : input.departmentId
    const values = { ownerId: input.ownerId, ...(departmentId === undefined ? {} : { departmentId }) }
    const writing = { now: context.now, actorId: context.actor.id }
    const prepared = rows
      .map((row) => prepareCustomer(row.id, row, values, standard, writing))
      .filter((one) => Object.keys(one.diff).length > 0)
    await writeCustomers(context, prepared, { kind: 'changed', reason: input.reason })
    const assigned = prepared.map((one) => one.next.id)
    if (assigned.length > 0)
      context.audit({
        kind: 'change',
        subject: 'customer',
        ids: assigned,
        detail: { fields: Object.keys(values), act: 'assigned' },
      })
    if (input.ownerId !== null && assigned.length > 0)
      context.tell('assigned', { count: assigned.length }, input.ownerId)
    return { assigned }
  },
})

/** The new owner's department; undefined leaves the archive where it is. */
async function departmentOf(context: Context, ownerId: string | null): Promise<string | undefined> {
  if (ownerId === null) return undefined
  const { rows } = await sql<{ departmentId: string }>`select department_id from staff where id = ${ownerId}`.execute(
    context.db,
  )
  return rows[0]?.departmentId
}

export const reportLost = command({
  name: 'archive.reportLost',
  about:
    'Reports a lost, damaged or incomplete paper: the person responsible restores it today, the archive is marked as rebuilt (ARC-48)',
  needs: { right: 'customer.read' },
  input: z.strictObject({
    id: z.uuid(),
    kind: z.enum(Object.keys(lossKinds) as (keyof typeof lossKinds)[]),
    subject: z.string().trim().min(1).max(200),
    note: z.string().trim().max(500).optional(),
    /** Who must restore it; the owner of the customer when left out, else the reporter. */
    responsibleId: z.uuid().optional(),
  }),
  output: z.object({ id: z.string(), dueOn: z.string() }),
  async run(context, input) {
    const [row] = await lockCustomers(context, [input.id])
    if (row === undefined) throw new AppError('missing', 'record.missing')
    const responsibleId = input.responsibleId ?? row.ownerId ?? context.actor.id
    if (
      input.responsibleId !== undefined &&
      !(await findPeople(context, { people: [responsibleId], departments: [] })).includes(responsibleId)
    ) {
      throw invalidField('responsibleId', 'customer.no_such_person')
    }
    const task = {
      id: newId(),
      customerId: row.id,
      kind: input.kind,
      subject: input.subject,
      note: input.note ?? null,
      responsibleId,
      // 立即补充: at once means today.
      dueOn: chinaDay(context.now),
      reportedAt: context.now.toISOString(),
      reportedBy: context.actor.id,
    }
    await context.db.insertInto('restorations').values(task).execute()
    const prepared = prepareCustomer(row.id, row, { isRebuilt: true }, await readStandard(context), {
      now: context.now,
      actorId: context.actor.id,
    })
    await saveChange(context, prepared, {
      kind: 'changed',
      reason: `${input.subject}${input.note ? `：${input.note}` : ''}`.slice(0, 500),
    })
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [row.id],
      detail: { part: 'restorations', reported: task.id },
    })
    context.tell('restoration', { id: task.id, customerId: row.id }, responsibleId)
    return { id: task.id, dueOn: task.dueOn }
  },
})

export const finishRestoration = command({
  name: 'archive.restored',
  about: 'Closes a restoration with its result; done by the person responsible or who may change the archive',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid(), result: z.string().trim().min(1).max(500) }),
  output: z.object({ id: z.string() }),
  async run(context, input) {
    const task = await context.db
      .selectFrom('restorations')
      .selectAll()
      .where('id', '=', input.id)
      .forUpdate()
      .executeTakeFirst()
    if (task === undefined) throw new AppError('missing', 'record.missing')
    if (task.responsibleId !== context.actor.id) await lockForAct(context, task.customerId, 'change')
    if (task.restoredAt !== null) throw new AppError('conflict', 'archive.already_restored')
    await context.db
      .updateTable('restorations')
      .set({ restoredAt: context.now.toISOString(), restoredBy: context.actor.id, result: input.result })
      .where('id', '=', input.id)
      .execute()
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [task.customerId],
      detail: { part: 'restorations', restored: input.id },
    })
    return { id: input.id }
  },
})

export const keepingCommands = [setPaperLocation, assignCustomers, reportLost, finishRestoration] as const
