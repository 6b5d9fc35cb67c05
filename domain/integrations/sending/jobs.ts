import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'
import { nextTryAt } from '#platform/core/retries.ts'
import { isWorthRetry } from '../rules.ts'
import { testEvent } from '../schema.ts'
import { tellFailing } from '../telling/commands.ts'

type Due = {
  id: string
  event: string
  body: string
  attempts: number
  name: string
  address: string
  secret: string
  integrationId: string
  seconds: number
}
type Outcome = { status?: number; fault?: string; tookMs: number }

// A healthy peer answers in a second; one that hangs must not hold the others up for long.
const patienceMs = 8000
// At once, so that a hundred deliveries to a slow peer take its time once and not a hundred times.
const atOnce = 20
// Longer than any try: what is still claimed after it belongs to a process that died, and is sent again.
const claimedMs = 60_000

/**
 * Sends what is due, in one job for all systems: a peer that hangs holds one worker for some seconds, never a command
 * and never the rest of the queue. At least once: the other side knows a repeat by its id.
 */
export const deliverJob: Job = {
  name: 'integrations.deliver',
  async run(_context, _payload, { step, signal }) {
    while (!signal.aborted) {
      const due = await step(claim)
      if (due.length === 0) break
      const outcomes = await Promise.all(due.map((one) => send(one)))
      await step(async (context) => {
        for (const [n, one] of due.entries()) await note(context, one, outcomes[n] as Outcome)
        for (const id of new Set(due.map((one) => one.integrationId))) context.tell('integration.changed', { id })
      })
    }
    await step(async (context) => {
      const { rows } = await sql<{ at: string | null }>`select min(d.next_at) as at from integration_deliveries d
        join integrations i on i.id = d.integration_id where d.state = 'waiting' and i.is_active`.execute(context.db)
      const at = rows[0]?.at
      if (at) await context.job('integrations.deliver', {}, { key: 'integrations.later', runAt: new Date(at) })
    })
  },
}

async function claim(context: Context): Promise<Due[]> {
  const now = context.now.toISOString()
  const until = new Date(context.now.getTime() + claimedMs).toISOString()
  const { rows } = await sql<Omit<Due, 'seconds'>>`with due as (
      select d.id, i.name, i.address, i.secret from integration_deliveries d join integrations i on i.id = d.integration_id
      where d.state = 'waiting' and d.next_at <= ${now} and i.is_active order by d.next_at, d.id limit ${atOnce} for update of d skip locked)
    update integration_deliveries d set attempts = d.attempts + 1, next_at = ${until}, status = null, fault = null from due where d.id = due.id
    returning d.id, d.event, d.body, d.attempts, d.integration_id, due.name, due.address, due.secret`.execute(
    context.db,
  )
  const seconds = Math.floor(context.now.getTime() / 1000)
  return rows.map((row) => ({ ...row, seconds }))
}

/** `t=…,v1=…`: the moment and the HMAC-SHA256 of moment, dot and body, so that an old call cannot be played again. */
export function signatureOf(secret: string, body: string, seconds: number): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${mac}`
}

async function send({ id, event, body, address, secret, seconds }: Due): Promise<Outcome> {
  const began = performance.now()
  const { status, fault } = await post(address, {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-kedang-event': event,
      'x-kedang-delivery': id,
      'x-kedang-signature': signatureOf(secret, body, seconds),
    },
  })
  const tookMs = Math.round(performance.now() - began)
  return { tookMs, ...(status === undefined ? {} : { status }), ...(fault === undefined ? {} : { fault }) }
}

// What a peer has to say of a call it refused fits in a line; the rest is not read.
const longestAnswer = 2000

type Posted = { status?: number; answer?: string; fault?: string }

/** One call to another system: what it answered, or why it was not reached. Never throws, never waits for long. */
export async function post(address: string, call: { body: string; headers: Record<string, string> }): Promise<Posted> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: call.body,
      // Another address than the one that was settled is another system.
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      // A connection that is kept may be closed by the other side in the moment it is used again, and the call is lost.
      headers: { 'user-agent': 'Kedang', connection: 'close', ...call.headers },
    })
    return { status: response.status, answer: (await response.text()).slice(0, longestAnswer) }
  } catch (error) {
    return { fault: faultOf(error) }
  }
}

/** ECONNREFUSED, ENOTFOUND, timeout …: what whoever runs the other system can act on. */
function faultOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'timeout'
  const cause = (error as { cause?: { code?: unknown } }).cause
  return typeof cause?.code === 'string' ? cause.code : 'unreachable'
}

async function note(context: Context, one: Due, { status, fault, tookMs }: Outcome): Promise<void> {
  const { id, attempts } = one
  const now = context.now.toISOString()
  const isSent = status !== undefined && status >= 200 && status < 300
  // Whoever asked for a test looks on: it is tried once, and not three days later out of the blue.
  const mayPass = !isSent && one.event !== testEvent && isWorthRetry(status)
  const again = mayPass ? nextTryAt(attempts, context.now) : undefined
  await context.db
    .updateTable('integrationDeliveries')
    .set({
      state: isSent ? 'sent' : again === undefined ? 'failed' : 'waiting',
      nextAt: again ?? null,
      status: status ?? null,
      fault: fault ?? null,
      tookMs,
      endedAt: again === undefined ? now : null,
    })
    .where('id', '=', id)
    .execute()
  if (!isSent && one.event !== testEvent)
    await tellFailing(context, {
      ...one,
      kind: 'integration_failing',
      id: one.integrationId,
      isGivenUp: again === undefined,
    })
}
