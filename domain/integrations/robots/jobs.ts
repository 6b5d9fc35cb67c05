import { sql } from 'kysely'
import { z } from 'zod'
import type { Context, Job } from '#domain/kit.ts'
import { nextTryAt } from '#platform/core/retries.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import { post } from '../sending/jobs.ts'
import { tellFailing } from '../telling/commands.ts'
import { say, type ToSay } from './commands.ts'
import { mayPass, refusalIn } from './faults/rules.ts'
import { fitted, requestOf, testKey } from './rules.ts'
import type { RobotKind } from './schema.ts'

const person = z.strictObject({
  staffId: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  departmentIds: z.array(z.uuid()),
  today: z.int(),
  overdue: z.int(),
  /** When they may be disturbed; null: now. */
  at: z.iso.datetime().nullable(),
})
const told = z.strictObject({ day: z.iso.date(), people: z.array(person) })
type Person = z.output<typeof person>

/** The morning's numbers of the people of a robot's department: one message to the group, or one to each phone. */
export const sayMorning: Job = {
  name: 'robot.morning',
  async run(_context, payload, { step }) {
    const { day, people } = told.parse(payload)
    await step(async (context) => {
      const robots = await context.db
        .selectFrom('robots')
        .select(['id', 'kind', 'departmentId'])
        .where('isActive', '=', true)
        .execute()
      await say(
        context,
        robots.flatMap(({ id, kind, departmentId }) => {
          const own = people.filter((one) => departmentId === null || one.departmentIds.includes(departmentId))
          return kind === 'sms' ? toPhones(context, id, day, own) : toGroup(context, id, day, own)
        }),
      )
    })
  },
}

/** Yesterday's numbers help nobody, and beside today's they confuse. */
const endOf = (day: string): Date => startOfChinaDay(addDays(day, 1))

function toGroup(context: Context, robotId: string, day: string, people: readonly Person[]): ToSay[] {
  if (people.length === 0) return []
  const sum = (part: 'today' | 'overdue') => people.reduce((total, one) => total + one[part], 0)
  const lines = people
    .toSorted((a, b) => b.overdue - a.overdue || b.today - a.today)
    .map(({ name, today, overdue }) => context.t('robot.line', { name, today, overdue }))
  const head = context.t('robot.head', { day, today: sum('today'), overdue: sum('overdue') })
  return [{ robotId, eventKey: `morning:${day}`, body: fitted([head, ...lines]), phone: null, until: endOf(day) }]
}

function toPhones(context: Context, robotId: string, day: string, people: readonly Person[]): ToSay[] {
  return people.flatMap(({ staffId, phone, today, overdue, at }) =>
    phone === null
      ? []
      : [
          {
            robotId,
            eventKey: `morning:${day}:${staffId}`,
            body: context.t('robot.to_one', { today, overdue }),
            phone,
            at: at === null ? undefined : new Date(at),
            until: endOf(day),
          },
        ],
  )
}

type Due = {
  id: string
  body: string
  phone: string | null
  attempts: number
  until: string
  eventKey: string
  robotId: string
  name: string
  kind: RobotKind
  address: string
  secret: string | null
}

// At once, so that a robot that hangs takes its time once and not for each message.
const atOnce = 20
// Longer than any try: what is still claimed after it belongs to a process that died, and is sent again.
const claimedMs = 60_000

/** Sends what is due; a robot that hangs or breaks holds up nothing but its own messages. */
export const deliverRobots: Job = {
  name: 'robot.deliver',
  async run(context, _payload, { step, signal }) {
    await step(dropStale)
    while (!signal.aborted) {
      const due = await step(claim)
      if (due.length === 0) break
      await Promise.all(
        due.map(async (one) => {
          const { address, body, headers } = requestOf(one, { ...one, text: one.body, now: context.now })
          const { status, answer, fault } = await post(address, { body, headers })
          const refusal = status === undefined ? (fault ?? 'unreachable') : refusalIn(one.kind, status, answer ?? '')
          await step((inside) => note(inside, one, status, refusal))
        }),
      )
    }
    await step(async (inside) => {
      const { rows } = await sql<{ at: string | null }>`select min(m.next_at) as at from robot_messages m
        join robots r on r.id = m.robot_id where m.state = 'waiting' and r.is_active`.execute(inside.db)
      const at = rows[0]?.at
      if (at) await inside.job('robot.deliver', {}, { key: 'robot.later', runAt: new Date(at) })
    })
  },
}

/** What nobody wants to hear any more is not said: a robot that was away for days begins with today. */
async function dropStale(context: Context): Promise<void> {
  const now = context.now.toISOString()
  await sql`update robot_messages set state = 'failed', fault = coalesce(fault, 'stale'), next_at = null, ended_at = ${now}
    where state = 'waiting' and until <= ${now}`.execute(context.db)
}

async function claim(context: Context): Promise<Due[]> {
  const now = context.now.toISOString()
  const until = new Date(context.now.getTime() + claimedMs).toISOString()
  const { rows } = await sql<Due>`with due as (
      select m.id, r.name, r.kind, r.address, r.secret from robot_messages m join robots r on r.id = m.robot_id
      where m.state = 'waiting' and m.next_at <= ${now} and m.until > ${now} and r.is_active order by m.next_at, m.id limit ${atOnce}
      for update of m skip locked)
    update robot_messages m set attempts = m.attempts + 1, next_at = ${until}, status = null, fault = null from due where m.id = due.id
    returning m.id, m.body, m.phone, m.attempts, m.until, m.event_key, m.robot_id, due.name, due.kind, due.address, due.secret`.execute(
    context.db,
  )
  return rows
}

async function note(context: Context, one: Due, status: number | undefined, refusal: string | undefined) {
  const next =
    refusal !== undefined && mayPass(one.kind, status, refusal) ? nextTryAt(one.attempts, context.now) : undefined
  const again = next !== undefined && next < new Date(one.until).toISOString() ? next : undefined
  await context.db
    .updateTable('robotMessages')
    .set({
      state: refusal === undefined ? 'sent' : again === undefined ? 'failed' : 'waiting',
      nextAt: again ?? null,
      status: status ?? null,
      fault: refusal ?? null,
      endedAt: again === undefined ? context.now.toISOString() : null,
    })
    .where('id', '=', one.id)
    .execute()
  context.tell('robot.changed', {})
  if (refusal === undefined) await hurry(context, one.robotId)
  if (refusal !== undefined && !one.eventKey.startsWith(testKey))
    await tellFailing(context, { ...one, kind: 'robot_failing', id: one.robotId, isGivenUp: again === undefined })
}

/** A robot that takes one message again takes the others too: they need not wait for their hour. What is being sent has no fault. */
async function hurry(context: Context, robotId: string): Promise<void> {
  await sql`update robot_messages set next_at = ${context.now.toISOString()}
    where robot_id = ${robotId} and state = 'waiting' and fault is not null`.execute(context.db)
}

export const robotsJobs = [sayMorning, deliverRobots]
