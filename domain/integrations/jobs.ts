import { sql } from 'kysely'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { customer } from '#domain/archives/schema.ts'
import { searchSql } from '#domain/archives/search/finding/queries.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import { fieldOf, type Standard } from '#domain/archives/standard/rules.ts'
import type { Context, Job } from '#domain/kit.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { newId } from '#platform/core/ids.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { toldValues } from './rules.ts'
import { toldTables } from './schema.ts'
import { deliverJob } from './sending/jobs.ts'

type Event = {
  id: string
  changeId: string | null
  entity: keyof typeof toldTables
  recordId: string
  kind: string
  at: string
}
type Waiting = { id: string; events: string[]; condition: Condition | null }

// A bulk change of 100,000 customers becomes deliveries in some hundred steps, each a transaction of its own.
const eventsAtOnce = 500

/** Turns events that were committed into deliveries, one for each system that waits for such an event. */
const tellJob: Job = {
  name: 'integrations.tell',
  async run(_context, _payload, { step, signal }) {
    while (!signal.aborted && (await step(tellSome)) === eventsAtOnce);
  },
}

async function tellSome(context: Context): Promise<number> {
  const { rows: events } = await sql<Event>`delete from integration_events where id in (
      select id from integration_events order by id limit ${eventsAtOnce} for update skip locked)
    returning id::text, change_id, entity, record_id, kind, at`.execute(context.db)
  if (events.length === 0) return 0
  const waiting = await context.db
    .selectFrom('integrations')
    .select(['id', 'events', 'condition'])
    .where('isActive', '=', true)
    .execute()
  const standard = await readStandard(context)
  const bodies = await describeEvents(context, events, standard)
  for (const one of waiting as unknown as Waiting[]) {
    const own = events.filter((event) => one.events.includes(`${event.entity}.${event.kind}`))
    await addDeliveries(context, one, own, bodies, standard)
  }
  await context.job('integrations.deliver', {}, { key: 'integrations.deliver' })
  return events.length
}

type Described = { customerId: string | null; body: Record<string, unknown> }

/** What is told of each event: the record, its customer, and the new values that may leave the house. */
async function describeEvents(
  context: Context,
  events: readonly Event[],
  standard: Standard,
): Promise<ReadonlyMap<string, Described>> {
  const customers = await customersOf(context, events)
  const { rows: changes } = await sql<{ id: string; version: number; diff: Record<string, [unknown, unknown]> }>`
    select id, version, diff from record_changes where id = any(${events.flatMap((one) => one.changeId ?? [])}::uuid[])`.execute(
    context.db,
  )
  const byId = new Map(changes.map((one) => [one.id, one]))
  return new Map(
    events.map((event) => {
      const change = event.changeId === null ? undefined : byId.get(event.changeId)
      const of = customers.get(event.recordId)
      const told = event.entity === 'customer' && change ? toldValues(change.diff, (key) => fieldOf(standard, key)) : {}
      const record = { kind: event.entity, id: event.recordId, ...(change && { version: change.version }) }
      const body = {
        event: `${event.entity}.${event.kind}`,
        at: new Date(event.at).toISOString(),
        record,
        customer: of ?? null,
        ...told,
      }
      return [event.id, { customerId: of?.id ?? null, body }]
    }),
  )
}

type Of = { id: string; number: string | null; name: string }

async function customersOf(context: Context, events: readonly Event[]): Promise<ReadonlyMap<string, Of>> {
  const found = new Map<string, Of>()
  for (const [entity, { table, customer: column }] of Object.entries(toldTables)) {
    const ids = events.filter((one) => one.entity === entity).map((one) => one.recordId)
    if (ids.length === 0) continue
    const { rows } = await sql<Of & { recordId: string }>`select r.id as record_id, c.id, c.number, c.name
      from ${sql.table(table)} r join customers c on c.id = r.${sql.ref(column)} where r.id = any(${ids}::uuid[])`.execute(
      context.db,
    )
    for (const { recordId, ...of } of rows) found.set(recordId, of)
  }
  return found
}

async function addDeliveries(
  context: Context,
  { id: integrationId, condition }: Waiting,
  events: readonly Event[],
  bodies: ReadonlyMap<string, Described>,
  standard: Standard,
): Promise<void> {
  const wanted = condition === null ? undefined : await fulfilling(context, condition, events, bodies, standard)
  const at = context.now.toISOString()
  const rows = events.flatMap((event) => {
    const told = bodies.get(event.id)
    if (told === undefined || (wanted !== undefined && !wanted.has(told.customerId ?? ''))) return []
    const id = newId()
    return [
      {
        id,
        integrationId,
        event: `${event.entity}.${event.kind}`,
        recordId: event.recordId,
        body: JSON.stringify({ id, ...told.body }),
        state: 'waiting' as const,
        attempts: 0,
        nextAt: at,
        status: null,
        fault: null,
        tookMs: null,
        createdAt: at,
        endedAt: null,
      },
    ]
  })
  if (rows.length > 0) await context.db.insertInto('integrationDeliveries').values(rows).execute()
}

/** Which customers of these events the condition lets through, as they are now. */
async function fulfilling(
  context: Context,
  condition: Condition,
  events: readonly Event[],
  bodies: ReadonlyMap<string, Described>,
  standard: Standard,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(events.flatMap((event) => bodies.get(event.id)?.customerId ?? []))]
  const target = { fields: customer.fields, alias: 'c', extra: standard.extra, search: searchSql }
  const where = compileCondition(condition, target, conditionContext(context))
  const { rows } = await sql<{
    id: string
  }>`select c.id from customers c where c.id = any(${ids}::uuid[]) and ${where}`.execute(context.db)
  return new Set(rows.map((row) => row.id))
}

// A quarrel about what was told a month ago is rare; what was never delivered is kept a quarter.
const keptDays = { sent: 30, failed: 90 }

const purgeJob: Job = {
  name: 'integrations.purge',
  // 04:40 in China, after the jobs of the night.
  cron: '40 20 * * *',
  async run(_context, _payload, { step }) {
    await step(async ({ db, now }) => {
      const past = (days: number) => sql`${now.toISOString()}::timestamptz - make_interval(days => ${days})`
      const gone = sql`(state = 'sent' and ended_at < ${past(keptDays.sent)}) or (state = 'failed' and ended_at < ${past(keptDays.failed)})`
      await sql`delete from integration_deliveries where ${gone}`.execute(db)
      await sql`delete from robot_messages where ${gone}`.execute(db)
    })
  },
}

export const integrationsJobs = [tellJob, deliverJob, purgeJob]
