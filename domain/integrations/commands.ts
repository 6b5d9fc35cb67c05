import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { refuseClosedFields } from '#domain/archives/search/listing/rules.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { integrationRight } from './policy.ts'
import { integration, testEvent } from './schema.ts'

const keys = ['name', 'address', 'events'] as const
const condition = conditionSchema.nullable()

function freshSecret(): string {
  return `kds_${randomBytes(32).toString('base64url')}`
}

function checkAddress(address: string | null | undefined): void {
  if (!address) return
  const { username, password } = new URL(address)
  if (username !== '' || password !== '') throw invalidField('values.address', 'integration.no_credentials')
}

async function checkCondition(context: Context, given: Condition | null | undefined): Promise<void> {
  if (given) refuseClosedFields(given, (await readStandard(context)).extra)
}

export const createIntegration = command({
  name: 'integration.create',
  about: 'Has another system told of events by signed calls; the secret is shown once (TEC-12)',
  needs: integrationRight,
  input: z.strictObject({ values: createSchema(integration.fields, keys), condition: condition.optional() }),
  output: saved.extend({ secret: z.string() }),
  async run(context, { values, condition: given = null }) {
    checkAddress(values.address)
    await checkCondition(context, given)
    const id = newId()
    const secret = freshSecret()
    await context.db
      .insertInto('integrations')
      .values({
        ...values,
        id,
        condition: given === null ? null : JSON.stringify(given),
        isActive: true,
        secret,
        ...stampsOf(context),
      })
      .execute()
    return { ...(await noteCreation(context, integration, id, { ...values, condition: given })), secret }
  },
})

async function holdIntegration(context: Context, id: string) {
  return present(
    await context.db.selectFrom('integrations').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  )
}

async function sendWaiting(context: Context, integrationId: string): Promise<void> {
  await context.db
    .updateTable('integrationDeliveries')
    .set({ nextAt: context.now.toISOString() })
    .where('integrationId', '=', integrationId)
    .where('state', '=', 'waiting')
    // What is being sent at the moment says nothing of how it went yet.
    .where((eb) => eb.or([eb('fault', 'is not', null), eb('status', 'is not', null)]))
    .execute()
  await context.job('integrations.deliver', {}, { key: 'integrations.deliver' })
}

export const changeIntegration = command({
  name: 'integration.change',
  about: 'Changes where another system is reached and of what it is told',
  needs: integrationRight,
  input: z.strictObject({
    ...target,
    values: changeSchema(integration.fields, keys).optional(),
    condition: condition.optional(),
    isActive: z.boolean().optional(),
  }),
  output: saved,
  async run(context, { id, version, values = {}, condition: given, isActive }) {
    checkAddress(values.address)
    await checkCondition(context, given)
    const before = await holdIntegration(context, id)
    const next = {
      ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
      ...(given === undefined ? {} : { condition: given }),
      ...(isActive === undefined ? {} : { isActive }),
    }
    const done = await saveChange(context, integration, before, version, next)
    // Whoever has just put the address right need not wait until the next try.
    if (values.address !== undefined || isActive === true) await sendWaiting(context, id)
    return done
  },
})

export const renewSecret = command({
  name: 'integration.renewSecret',
  about: 'Makes a new secret; what is sent from now on is signed with it, and it is shown once',
  needs: integrationRight,
  input: z.strictObject(target),
  output: saved.extend({ secret: z.string() }),
  async run(context, { id, version }) {
    const before = await holdIntegration(context, id)
    await saveChange(context, integration, before, version, {})
    const secret = freshSecret()
    await context.db
      .updateTable('integrations')
      .set({ secret, version: version + 1, updatedAt: context.now.toISOString(), updatedBy: context.actor.id })
      .where('id', '=', id)
      .execute()
    context.audit({ kind: 'change', subject: 'integration', ids: [id], detail: { secret: 'renewed' } })
    return { id, version: version + 1, secret }
  },
})

export const removeIntegration = command({
  name: 'integration.remove',
  about: 'Ends an integration; what waits for it is dropped with its log',
  needs: integrationRight,
  input: z.strictObject(target),
  output: z.object({}),
  async run(context, { id, version }) {
    const before = await holdIntegration(context, id)
    await saveChange(context, integration, before, version, {})
    await context.db.deleteFrom('integrations').where('id', '=', id).execute()
    context.audit({ kind: 'change', subject: 'integration', ids: [id], detail: { removed: before.name } })
    return {}
  },
})

export const testIntegration = command({
  name: 'integration.test',
  about: 'Sends a signed test call now; what comes of it stands in the log',
  needs: integrationRight,
  perMinute: 30,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ deliveryId: z.uuid() }),
  async run(context, { id }) {
    const { isActive } = await holdIntegration(context, id)
    if (!isActive) throw new AppError('conflict', 'integration.off')
    const at = context.now.toISOString()
    const deliveryId = newId()
    await context.db
      .insertInto('integrationDeliveries')
      .values({
        id: deliveryId,
        integrationId: id,
        event: testEvent,
        recordId: null,
        body: JSON.stringify({ id: deliveryId, event: testEvent, at }),
        state: 'waiting',
        attempts: 0,
        nextAt: at,
        status: null,
        fault: null,
        tookMs: null,
        createdAt: at,
        endedAt: null,
      })
      .execute()
    await context.job('integrations.deliver', {}, { key: 'integrations.deliver' })
    context.audit({ kind: 'change', subject: 'integration', ids: [id], detail: { tested: deliveryId } })
    return { deliveryId }
  },
})

export const resendDelivery = command({
  name: 'integration.resend',
  about: 'Sends a delivery once more, such as one that was given up; the other side knows it by its id',
  needs: integrationRight,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id }) {
    const row = present(
      await context.db
        .selectFrom('integrationDeliveries')
        .select(['state', 'integrationId'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst(),
    )
    if (row.state === 'waiting') throw new AppError('conflict', 'integration.under_way')
    await context.db
      .updateTable('integrationDeliveries')
      .set({ state: 'waiting', attempts: 0, nextAt: context.now.toISOString(), endedAt: null })
      .where('id', '=', id)
      .execute()
    await context.job('integrations.deliver', {}, { key: 'integrations.deliver' })
    context.audit({ kind: 'change', subject: 'integration', ids: [row.integrationId], detail: { resent: id } })
    return { id }
  },
})

export const integrationsCommands = [
  createIntegration,
  changeIntegration,
  renewSecret,
  removeIntegration,
  testIntegration,
  resendDelivery,
] as const
