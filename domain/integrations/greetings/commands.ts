import { sql } from 'kysely'
import { z } from 'zod'
import { findOccasion } from '#domain/care/occasions/queries.ts'
import { readSettings } from '#domain/follow-ups/limits/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, refuseStale, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { sendAt } from '#domain/tasks/reminding/rules.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { addressGreetings, findGateway } from './addressing/queries.ts'
import { channelInput, isReady, readRun, whyNotChannel } from './queries.ts'
import { greetingRun } from './schema.ts'

const needs = { right: 'task.change' }

/** When customers may be disturbed: the hours the firm keeps quiet are waited out. */
export async function nextHour(context: Context): Promise<Date | undefined> {
  const { quiet } = await readSettings(context)
  return sendAt(context.now, quiet)
}

/** Has the queue send what waits, at its hour. */
export async function wakeSender(context: Context): Promise<void> {
  const runAt = await nextHour(context)
  await context.job('greeting.deliver', {}, { key: 'greeting.deliver', ...(runAt && { runAt }) })
}

export const sendGreetings = command({
  name: 'greeting.send',
  about:
    'Sends the greetings of an occasion to everybody who may be reached that way, each once; what is sent stands in the journal and the care is done (REL-01)',
  needs,
  input: z.strictObject({
    ruleId: z.string().max(60),
    channel: channelInput,
    /** How many the caller was shown: another number means that somebody sent or changed meanwhile. */
    expects: z.int().min(1),
  }),
  output: saved.extend({ messages: z.int() }),
  async run(context, { ruleId, channel, expects }) {
    await sql`select pg_advisory_xact_lock(hashtext('greetings'), hashtext(${ruleId}))`.execute(context.db)
    const code = await whyNotChannel(context, ruleId, channel)
    if (code !== undefined) throw new AppError('conflict', code)
    const ready = (await addressGreetings(context, ruleId, channel)).filter(isReady)
    if (ready.length === 0) throw new AppError('conflict', 'greeting.nobody')
    if (ready.length !== expects) throw new AppError('conflict', 'greeting.changed', { n: ready.length })
    const rule = await findOccasion(context, ruleId)
    const id = newId()
    const robotId = channel === 'sms' ? ((await findGateway(context))?.id ?? null) : null
    const values = { ruleId, name: rule?.name ?? ruleId, means: channel, state: 'running' as const }
    await context.db
      .insertInto('greetingRuns')
      .values({ ...stampsOf(context), id, ...values, robotId, endedAt: null })
      .execute()
    const at = context.now.toISOString()
    const rows = ready.map((one) => ({
      id: newId(),
      run_id: id,
      task_id: one.taskId,
      customer_id: one.customerId,
      recipient: one.recipient,
      address: one.address,
      subject: one.subject,
      body: one.body,
      state: 'waiting',
      attempts: 0,
      next_at: at,
    }))
    await sql`insert into greeting_messages select * from jsonb_populate_recordset(null::greeting_messages, ${JSON.stringify(rows)}::jsonb)`.execute(
      context.db,
    )
    await wakeSender(context)
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [...new Set(ready.map((one) => one.customerId))],
      detail: { act: 'greeted', channel, run: id },
    })
    return { ...(await noteCreation(context, greetingRun, id, values)), messages: rows.length }
  },
})

/** A run within reach, locked at the version the caller saw. */
async function holdRun(context: Context, id: string, version: number) {
  await sql`select 1 from greeting_runs where id = ${id} for update`.execute(context.db)
  const run = await readRun(context, id)
  if (run.version !== version) await refuseStale(context, greetingRun, id, ['state'])
  return run
}

async function bump(context: Context, run: { id: string; version: number; state: string }, values: object) {
  const row = { ...run, updatedBy: null, endedAt: null }
  return await saveChange(context, greetingRun, row, run.version, { ...values })
}

export const cancelGreetings = command({
  name: 'greeting.cancel',
  about: 'Stops a sending: what waits is not sent, what was sent is',
  needs,
  input: z.strictObject(target),
  output: saved.extend({ cancelled: z.int() }),
  async run(context, { id, version }) {
    const run = await holdRun(context, id, version)
    if (run.state !== 'running') throw new AppError('conflict', 'greeting.ended')
    const { rows } =
      await sql`update greeting_messages set state = 'cancelled', next_at = null, ended_at = ${context.now.toISOString()}
      where run_id = ${id} and state = 'waiting' returning id`.execute(context.db)
    const done = await bump(context, run, { state: 'cancelled', endedAt: context.now.toISOString() })
    return { ...done, cancelled: rows.length }
  },
})

export const retryGreetings = command({
  name: 'greeting.retry',
  about: 'Sends again what could not be sent',
  needs,
  input: z.strictObject(target),
  output: saved.extend({ again: z.int() }),
  async run(context, { id, version }) {
    const run = await holdRun(context, id, version)
    const { rows } =
      await sql`update greeting_messages m set state = 'waiting', attempts = 0, next_at = ${context.now.toISOString()}, fault = null, ended_at = null
      from tasks t where t.id = m.task_id and t.state = 'open' and m.run_id = ${id} and m.state = 'failed'
        and not exists (select from greeting_messages o where o.task_id = m.task_id and o.state in ('waiting', 'sent')) returning m.id`.execute(
        context.db,
      )
    if (rows.length === 0) throw new AppError('conflict', 'greeting.none_failed')
    await wakeSender(context)
    return { ...(await bump(context, run, { state: 'running' })), again: rows.length }
  },
})

export const greetingsCommands = [sendGreetings, cancelGreetings, retryGreetings] as const
