import { sql } from 'kysely'
import { z } from 'zod'
import { findOccasion } from '#domain/care/occasions/queries.ts'
import { readSettings } from '#domain/follow-ups/limits/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { sendAt } from '#domain/tasks/reminding/rules.ts'
import { has } from '#platform/core/rights.ts'
import { type Addressed, addressGreetings, findGateway, obstacles } from './addressing/queries.ts'
import { type Channel, channels, runStates } from './schema.ts'

export const channelInput = z.enum(Object.keys(channels) as [Channel, ...Channel[]])
const needs = { right: 'task.change' }

/** What keeps a channel from being used at all, as the code of its text. */
export async function whyNotChannel(context: Context, ruleId: string, channel: Channel): Promise<string | undefined> {
  const rule = await findOccasion(context, ruleId)
  if (!rule?.greeting) return 'greeting.no_text'
  if (channel === 'email') return context.mailer.isConfigured ? undefined : 'greeting.no_mail'
  return (await findGateway(context)) === undefined ? 'greeting.no_gateway' : undefined
}

// As many as one reads to see that the words are right.
const shownSamples = 5

export const previewGreetings = query({
  name: 'greeting.preview',
  about:
    'What sending the greetings of an occasion by mail or text message would do: how many go out, how many cannot and why, some as they would read; nothing is sent',
  needs,
  input: z.strictObject({ ruleId: z.string().max(60), channel: channelInput }),
  output: z.object({
    why: z.string().nullable(),
    ready: z.int(),
    obstacles: z.record(z.enum(obstacles), z.int()),
    samples: z.array(z.object({ taskId: z.uuid(), recipient: z.string(), customerName: z.string(), body: z.string() })),
    /** Customers are not disturbed before; null: it goes out at once. */
    startsAt: z.string().nullable(),
  }),
  async run(context, { ruleId, channel }) {
    const code = await whyNotChannel(context, ruleId, channel)
    const all = await addressGreetings(context, ruleId, channel)
    const ready = all.filter(isReady)
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: [...new Set(all.map((one) => one.customerId))],
      detail: { list: 'greetings', channel },
    })
    const { quiet } = await readSettings(context)
    return {
      why: code === undefined ? null : context.t(code),
      ready: ready.length,
      obstacles: Object.fromEntries(
        obstacles.map((key) => [key, all.filter((one) => one.obstacle === key).length]),
      ) as Record<(typeof obstacles)[number], number>,
      samples: ready
        .slice(0, shownSamples)
        .map(({ taskId, recipient, customerName, body }) => ({ taskId, recipient, customerName, body })),
      startsAt: sendAt(context.now, quiet)?.toISOString() ?? null,
    }
  },
})

export function isReady(one: Addressed): one is Addressed & { address: string } {
  return one.obstacle === null && one.address !== null && one.body !== ''
}

const runRow = z.object({
  id: z.uuid(),
  version: z.int(),
  means: channelInput,
  state: z.enum(Object.keys(runStates) as [keyof typeof runStates]),
  byName: z.string().nullable(),
  createdAt: z.string(),
  waiting: z.int(),
  sent: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  isMine: z.boolean(),
})
type Run = z.output<typeof runRow>

const counted = (state: string) => sql`count(m.id) filter (where m.state = ${state})::int`

/** Runs one began, and for whoever sets the occasions those of all. */
function runSql(context: Context) {
  const mine = has(context.actor, 'care.manage') ? sql`true` : sql`r.created_by = ${context.actor.id}`
  return sql`select r.id, r.version, r.means, r.state, s.name as by_name, r.created_at, ${counted('waiting')} as waiting, ${counted('sent')} as sent,
      ${counted('failed')} as failed, ${counted('cancelled')} as cancelled, r.created_by = ${context.actor.id} as is_mine
    from greeting_runs r left join staff s on s.id = r.created_by left join greeting_messages m on m.run_id = r.id where ${mine}`
}

export async function readRun(context: Context, id: string): Promise<Run> {
  const { rows } = await sql<Run>`${runSql(context)} and r.id = ${id} group by r.id, s.name`.execute(context.db)
  return present(rows[0])
}

export const listRuns = query({
  name: 'greeting.runs',
  about: 'Sendings of the greetings of an occasion, the latest first, how far each is, and what could not be sent',
  needs,
  input: z.strictObject({ ruleId: z.string().max(60) }),
  output: z.object({
    rows: z.array(
      runRow.extend({
        failures: z.array(
          z.object({ id: z.uuid(), customerId: z.uuid(), recipient: z.string(), fault: z.string().nullable() }),
        ),
      }),
    ),
  }),
  async run(context, { ruleId }) {
    const { rows } = await sql<Run>`${runSql(context)} and r.rule_id = ${ruleId}
      group by r.id, s.name order by r.id desc limit 20`.execute(context.db)
    const { rows: failures } = await sql<{
      id: string
      runId: string
      customerId: string
      recipient: string
      fault: string | null
    }>`select id, run_id, customer_id, recipient, fault from greeting_messages
      where run_id = any(${rows.map((row) => row.id)}::uuid[]) and state = 'failed' order by id limit 500`.execute(
      context.db,
    )
    return {
      rows: rows.map((row) => ({
        ...row,
        failures: failures.filter((one) => one.runId === row.id).map(({ runId: _, ...one }) => one),
      })),
    }
  },
})

export const greetingsQueries = [previewGreetings, listRuns] as const
