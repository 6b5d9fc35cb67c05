import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { integrationRight } from '../policy.ts'
import { robot } from './schema.ts'

const secret = z.string().trim().min(1).max(200).nullable().optional()

export type ToSay = { robotId: string; eventKey: string; body: string; phone: string | null; at?: Date | undefined }

/** Puts messages in the way of their robots: each event once, at its time, sent by the queue. */
export async function say(context: Context, messages: readonly ToSay[]): Promise<void> {
  if (messages.length === 0) return
  const now = context.now.toISOString()
  await context.db
    .insertInto('robotMessages')
    .values(
      messages.map(({ robotId, eventKey, body, phone, at }) => ({
        id: newId(),
        robotId,
        eventKey,
        phone,
        body,
        state: 'waiting' as const,
        attempts: 0,
        nextAt: at?.toISOString() ?? now,
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
    if (address === undefined && given === undefined) return done
    const replaced = { ...(address ? { address } : {}), ...(given === undefined ? {} : { secret: given }) }
    await context.db.updateTable('robots').set(replaced).where('id', '=', id).execute()
    context.audit({ kind: 'change', subject: 'robot', ids: [id], detail: { replaced: Object.keys(replaced) } })
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

export const testRobot = command({
  name: 'robot.test',
  about: 'Has a robot say a test now; what comes of it stands in the list',
  needs: integrationRight,
  perMinute: 30,
  input: z.strictObject({ id: z.uuid(), phone: z.string().trim().max(20).optional() }),
  output: z.object({}),
  async run(context, { id, phone }) {
    const { kind, isActive } = await hold(context, id)
    if (!isActive) throw new AppError('conflict', 'integration.off')
    if (kind === 'sms' && !phone) throw invalidField('phone', 'robot.needs_phone')
    const message = { robotId: id, eventKey: `test:${newId()}`, body: context.t('robot.test'), phone: phone ?? null }
    await say(context, [message])
    context.audit({ kind: 'change', subject: 'robot', ids: [id], detail: { tested: true } })
    return {}
  },
})

export const robotsCommands = [addRobot, changeRobot, removeRobot, testRobot] as const
