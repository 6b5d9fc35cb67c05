import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { integrationRight } from '../policy.ts'
import { testKey } from './rules.ts'
import { robot } from './schema.ts'

const secret = z.string().trim().min(1).max(200).nullable().optional()

export type ToSay = {
  robotId: string
  eventKey: string
  body: string
  phone: string | null
  at?: Date | undefined
  /** After it nobody wants to hear it any more. */
  until: Date
}

/** Puts messages in the way of their robots: each event once, at its time, sent by the queue. */
export async function say(context: Context, messages: readonly ToSay[]): Promise<void> {
  if (messages.length === 0) return
  const now = context.now.toISOString()
  await context.db
    .insertInto('robotMessages')
    .values(
      messages.map(({ robotId, eventKey, body, phone, at, until }) => ({
        id: newId(),
        robotId,
        eventKey,
        phone,
        body,
        state: 'waiting' as const,
        attempts: 0,
        nextAt: at?.toISOString() ?? now,
        until: until.toISOString(),
        status: null,
        fault: null,
        createdAt: now,
        endedAt: null,
      })),
    )
    .onConflict((on) => on.columns(['robotId', 'eventKey']).doNothing())
    .execute()
  await context.job('robot.deliver', {}, { key: 'robot.deliver' })
}

/** Sends anew, now, what a robot did not take and is still worth saying. @returns how many messages */
async function sayAgain(context: Context, robotId: string): Promise<number> {
  const now = context.now.toISOString()
  const { numUpdatedRows } = await context.db
    .updateTable('robotMessages')
    .set({ state: 'waiting', attempts: 0, nextAt: now, endedAt: null })
    .where('robotId', '=', robotId)
    .where('until', '>', now)
    // What has no fault waits for its hour or is being sent.
    .where('fault', 'is not', null)
    .where('state', '<>', 'sent')
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await context.job('robot.deliver', {}, { key: 'robot.deliver' })
  return Number(numUpdatedRows)
}

export const addRobot = command({
  name: 'robot.add',
  about: 'Has reminders said in the chat of a group or by text message as well (TSK-02)',
  needs: integrationRight,
  input: z.strictObject({ values: createSchema(robot.fields, ['name', 'kind', 'address', 'departmentId']), secret }),
  output: saved,
  async run(context, { values, secret: given = null }) {
    const id = newId()
    await context.db
      .insertInto('robots')
      .values({ ...values, id, isActive: true, servesCustomers: false, secret: given, ...stampsOf(context) })
      .execute()
    // The key in the address is a secret, so history tells that there is one and not which.
    return await noteCreation(context, robot, id, { name: values.name, kind: values.kind })
  },
})

async function hold(context: Context, id: string) {
  return present(await context.db.selectFrom('robots').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
}

export const changeRobot = command({
  name: 'robot.change',
  about: 'Renames a robot, gives it to another department, switches it on or off; address and secret are only replaced',
  needs: integrationRight,
  input: z.strictObject({
    ...target,
    values: changeSchema(robot.fields, ['name', 'departmentId', 'address']).optional(),
    secret,
    isActive: z.boolean().optional(),
    servesCustomers: z.boolean().optional(),
  }),
  output: saved,
  async run(context, { id, version, values = {}, secret: given, isActive, servesCustomers }) {
    const before = await hold(context, id)
    const { address, ...plain } = values
    const done = await saveChange(context, robot, before, version, {
      ...plain,
      ...(isActive === undefined ? {} : { isActive }),
      ...(servesCustomers === undefined ? {} : { servesCustomers: servesCustomers && before.kind === 'sms' }),
    })
    const replaced = { ...(address ? { address } : {}), ...(given === undefined ? {} : { secret: given }) }
    if (Object.keys(replaced).length > 0) {
      await context.db.updateTable('robots').set(replaced).where('id', '=', id).execute()
      context.audit({ kind: 'change', subject: 'robot', ids: [id], detail: { replaced: Object.keys(replaced) } })
    }
    // Whoever has just put it right need not wait until the next try.
    if (address !== undefined || given !== undefined || isActive === true) await sayAgain(context, id)
    return done
  },
})

export const removeRobot = command({
  name: 'robot.remove',
  about: 'Removes a robot with what waits for it',
  needs: integrationRight,
  input: z.strictObject(target),
  output: z.object({}),
  async run(context, { id, version }) {
    const before = await hold(context, id)
    await saveChange(context, robot, before, version, {})
    await context.db.deleteFrom('robots').where('id', '=', id).execute()
    context.audit({ kind: 'change', subject: 'robot', ids: [id], detail: { removed: before.name } })
    return {}
  },
})

// Whoever asked looks on: a test is tried once, and not three days later out of the blue.
const testedMs = 60_000

export const testRobot = command({
  name: 'robot.test',
  about: 'Has a robot say a test now, once; what comes of it stands in the list',
  needs: integrationRight,
  perMinute: 30,
  input: z.strictObject({ id: z.uuid(), phone: z.string().trim().max(20).optional() }),
  output: z.object({}),
  async run(context, { id, phone }) {
    const { kind, isActive } = await hold(context, id)
    if (!isActive) throw new AppError('conflict', 'integration.off')
    if (kind === 'sms' && !phone) throw invalidField('phone', 'robot.needs_phone')
    const until = new Date(context.now.getTime() + testedMs)
    const body = context.t('robot.test')
    await say(context, [{ robotId: id, eventKey: `${testKey}${newId()}`, body, phone: phone ?? null, until }])
    context.audit({ kind: 'change', subject: 'robot', ids: [id], detail: { tested: true } })
    return {}
  },
})

export const resendRobot = command({
  name: 'robot.resend',
  about: 'Has a robot say now what it did not take today, such as after its group or its secret was put right',
  needs: integrationRight,
  perMinute: 30,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ count: z.int() }),
  async run(context, { id }) {
    if (!(await hold(context, id)).isActive) throw new AppError('conflict', 'integration.off')
    const count = await sayAgain(context, id)
    if (count === 0) throw new AppError('conflict', 'robot.nothing_to_resend')
    context.audit({ kind: 'change', subject: 'robot', ids: [id], detail: { resent: count } })
    context.tell('robot.changed', {})
    return { count }
  },
})

export const robotsCommands = [addRobot, changeRobot, removeRobot, testRobot, resendRobot] as const
