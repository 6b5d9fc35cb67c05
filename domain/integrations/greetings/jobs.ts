import { type Kysely, sql } from 'kysely'
import { consentSql } from '#domain/collecting/consent/queries.ts'
import { writeEntries } from '#domain/journal/writing/commands.ts'
import type { Context, Job } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { saveChange } from '#domain/people/records/commands.ts'
import { task } from '#domain/tasks/schema.ts'
import { AppError } from '#platform/core/errors.ts'
import { nextTryAt } from '#platform/core/retries.ts'
import { requestOf } from '../robots/rules.ts'
import { isWorthRetry } from '../rules.ts'
import { post } from '../sending/jobs.ts'
import { nextHour } from './commands.ts'
import { type Channel, channels } from './schema.ts'

type Due = {
  id: string
  runId: string
  taskId: string
  customerId: string
  recipient: string
  address: string
  subject: string
  body: string
  attempts: number
  means: Channel
  orderedBy: string
  gateway: string | null
  secret: string | null
}

/** Undefined: taken by the other side. */
type Refusal = { fault: string; mayPass: boolean } | undefined

// At once, so that a server that hangs takes its time once and not for each message.
const atOnce = 10
// Longer than any try: what is still claimed after it belongs to a process that died. It is sent again under its id,
// by which the other side knows the repeat.
const claimedMs = 90_000

/** Sends the greetings that wait, outside the hours in which customers are not disturbed; a killed run goes on. */
export const deliverGreetings: Job = {
  name: 'greeting.deliver',
  async run(context, _payload, { step, signal }) {
    const firm = await step(async (inside) => (await readFirm(inside.db)).name)
    while (!signal.aborted) {
      const due = await step(async (inside) => {
        // With each claim: of thousands the last goes out an hour after the first.
        await spare(inside)
        return (await nextHour(inside)) === undefined ? await claim(inside) : []
      })
      if (due.length === 0) break
      const refusals = await Promise.all(due.map((one) => send(context, firm, one)))
      for (const [n, one] of due.entries()) await step((inside) => note(inside, one, refusals[n]))
      await step((inside) => endRuns(inside, new Set(due.map((one) => one.runId))))
    }
    await step(comeBack)
  },
}

/** Who asked in the meantime — over night, or while the other side was away — not to be written to is spared. */
async function spare(context: Context): Promise<void> {
  const { rows } = await sql<{
    runId: string
  }>`update greeting_messages m set state = 'cancelled', next_at = null, fault = ${context.t('greeting.spared')}, ended_at = ${context.now.toISOString()}
    from greeting_runs r, customers c where r.id = m.run_id and c.id = m.customer_id and m.state = 'waiting'
      and (r.means = any(c.avoided_means) or ${consentSql(sql`c.id`)} is false) returning m.run_id`.execute(
    context.db as Kysely<unknown>,
  )
  if (rows.length > 0) await endRuns(context, new Set(rows.map((row) => row.runId)))
}

async function claim(context: Context): Promise<Due[]> {
  const until = new Date(context.now.getTime() + claimedMs).toISOString()
  const { rows } = await sql<Due>`with due as (
      select m.id, r.means, r.created_by, b.address as gateway, b.secret from greeting_messages m join greeting_runs r on r.id = m.run_id
        left join robots b on b.id = r.robot_id and b.is_active and b.serves_customers
      where m.state = 'waiting' and m.next_at <= ${context.now.toISOString()} order by m.next_at, m.id limit ${atOnce} for update of m skip locked)
    update greeting_messages m set attempts = m.attempts + 1, next_at = ${until} from due where m.id = due.id
    returning m.id, m.run_id, m.task_id, m.customer_id, m.recipient, m.address, m.subject, m.body, m.attempts, due.means, due.created_by as ordered_by, due.gateway, due.secret`.execute(
    context.db as Kysely<unknown>,
  )
  return rows
}

async function send(context: Context, firm: string, one: Due): Promise<Refusal> {
  if (one.means === 'email') {
    try {
      const { id, address: to, subject, body: text } = one
      await context.mailer.send({ id: id.replaceAll('-', ''), to, fromName: firm, subject, text, attachments: [] })
      return undefined
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { fault: context.t(error.code, error.params), mayPass: error.kind !== 'invalid' }
    }
  }
  if (one.gateway === null) return { fault: context.t('greeting.no_gateway'), mayPass: false }
  const robot = { kind: 'sms' as const, address: one.gateway, secret: one.secret }
  const { address, body, headers } = requestOf(robot, {
    id: one.id,
    text: one.body,
    phone: one.address,
    now: context.now,
  })
  const { status, fault } = await post(address, { body, headers })
  if (status !== undefined && status >= 200 && status < 300) return undefined
  return { fault: fault ?? `HTTP ${status}`, mayPass: isWorthRetry(status) }
}

async function note(context: Context, one: Due, refusal: Refusal): Promise<void> {
  const again = refusal?.mayPass ? nextTryAt(one.attempts, context.now) : undefined
  // A sending that was stopped meanwhile keeps what went out, and tries nothing again.
  const next = refusal === undefined ? 'sent' : again === undefined ? 'failed' : 'waiting'
  const { rows } =
    await sql`update greeting_messages set state = ${next}, next_at = ${again ?? null}, fault = ${refusal?.fault.slice(0, 300) ?? null},
      ended_at = ${again === undefined ? context.now.toISOString() : null}
    where id = ${one.id} and (state = 'waiting' or ${next} = 'sent') returning id`.execute(context.db)
  if (rows.length > 0 && refusal === undefined) await settle(context, one)
}

/** What went out stands in the journal once, and the care it was is done, in the name of whoever ordered it. */
async function settle(context: Context, one: Due): Promise<void> {
  const inside = { ...context, actor: await findActorById(context.db, one.orderedBy) }
  const word = channels[one.means][context.language === 'en' ? 1 : 0]
  const [entryId = null] = await writeEntries(inside, [
    {
      customerId: one.customerId,
      category: 'care',
      text: context.t('greeting.sent', { means: word, recipient: one.recipient, text: one.body }),
      happenedAt: context.now.toISOString(),
      links: [{ kind: 'task', id: one.taskId }],
      eventKey: `greeting:${one.id}`,
    },
  ])
  const row = await context.db
    .selectFrom('tasks')
    .selectAll()
    .where('id', '=', one.taskId)
    .forUpdate()
    .executeTakeFirst()
  if (row?.state !== 'open') return
  await saveChange(inside, task, row, row.version, {
    state: 'done',
    means: one.means,
    result: one.body,
    closedAt: context.now.toISOString(),
    closedBy: inside.actor.id,
    journalEntryId: entryId,
  })
}

/** A run of which nothing waits any more has ended; its starter sees how far each is. */
async function endRuns(context: Context, ids: ReadonlySet<string>): Promise<void> {
  const { rows } = await sql<{
    id: string
    by: string
  }>`update greeting_runs r set state = 'done', ended_at = ${context.now.toISOString()}
    where r.id = any(${[...ids]}::uuid[]) and r.state = 'running' and not exists (select from greeting_messages m where m.run_id = r.id and m.state = 'waiting')
    returning r.id, r.created_by as "by"`.execute(context.db)
  for (const { id, by } of rows) context.tell('greeting', { id, finished: true }, by)
  context.tell('greeting', { ids: [...ids] })
}

async function comeBack(context: Context): Promise<void> {
  const { rows } = await sql<{
    at: string | null
  }>`select min(next_at) as at from greeting_messages where state = 'waiting'`.execute(context.db)
  const at = rows[0]?.at
  if (!at) return
  const runAt = (await nextHour(context)) ?? new Date(at)
  await context.job('greeting.deliver', {}, { key: 'greeting.later', runAt })
}

export const greetingsJobs = [deliverGreetings]
