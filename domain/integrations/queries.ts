import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import { integrationRight } from './policy.ts'

const integrationRow = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  address: z.string(),
  events: z.array(z.string()),
  condition: conditionSchema.nullable(),
  isActive: z.boolean(),
  waiting: z.int(),
  failed: z.int(),
  lastAt: z.string().nullable(),
  lastState: z.string().nullable(),
  /** Since when it takes nothing; null: what was told last was taken. */
  failingSince: z.string().nullable(),
  /** Why, as `HTTP 500`, `timeout` or the code of the fault. */
  fault: z.string().nullable(),
})

export const listIntegrations = query({
  name: 'integration.list',
  about: 'The systems that are told of events, what waits for each, and how the last telling went',
  needs: integrationRight,
  input: z.strictObject({}),
  output: z.object({ rows: z.array(integrationRow) }),
  async run(context) {
    const { rows } = await sql<z.input<typeof integrationRow>>`
      select i.id, i.version, i.name, i.address, i.events, i.condition, i.is_active,
        (select count(*)::int from integration_deliveries d where d.integration_id = i.id and d.state = 'waiting') as waiting,
        (select count(*)::int from integration_deliveries d where d.integration_id = i.id and d.state = 'failed') as failed,
        l.at as last_at, l.state as last_state, f.since as failing_since, f.fault
      from integrations i left join lateral (
        select coalesce(d.ended_at, d.created_at) as at, d.state from integration_deliveries d
        where d.integration_id = i.id order by d.id desc limit 1) l on true
      left join lateral (select min(d.created_at) as since, (array_agg(coalesce(d.fault, 'HTTP ' || d.status) order by d.id desc))[1] as fault
        from integration_deliveries d where d.integration_id = i.id and d.state <> 'sent' and (d.fault is not null or d.status is not null)
          and d.id > coalesce((select s.id from integration_deliveries s where s.integration_id = i.id and s.state = 'sent' order by s.id desc limit 1), '00000000-0000-0000-0000-000000000000')) f on true
      order by i.name`.execute(context.db)
    return { rows }
  },
})

const deliveryRow = z.object({
  id: z.uuid(),
  event: z.string(),
  recordId: z.uuid().nullable(),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts: z.int(),
  nextAt: z.string().nullable(),
  status: z.int().nullable(),
  fault: z.string().nullable(),
  tookMs: z.int().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  body: z.string(),
})

// A person looks at what went wrong lately; the log keeps a month.
const shown = 100

export const listDeliveries = query({
  name: 'integration.deliveries',
  about: 'The log of tellings of one system, the latest first',
  needs: integrationRight,
  input: z.strictObject({ id: z.uuid(), state: z.enum(['waiting', 'sent', 'failed']).optional() }),
  output: z.object({ rows: z.array(deliveryRow) }),
  async run(context, { id, state }) {
    let rows = context.db
      .selectFrom('integrationDeliveries')
      .select(['id', 'event', 'recordId', 'state', 'attempts', 'nextAt', 'status', 'fault', 'tookMs', 'createdAt'])
      .select(['endedAt', 'body'])
      .where('integrationId', '=', id)
    if (state !== undefined) rows = rows.where('state', '=', state)
    return { rows: await rows.orderBy('id', 'desc').limit(shown).execute() }
  },
})

export const integrationsQueries = [listIntegrations, listDeliveries] as const
