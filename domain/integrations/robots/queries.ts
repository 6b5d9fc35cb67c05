import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { integrationRight } from '../policy.ts'
import { type DeliveryState, deliveryStates } from '../schema.ts'
import { coveredAddress } from './rules.ts'
import { type RobotKind, robotKinds } from './schema.ts'

const kindKeys = Object.keys(robotKinds) as [RobotKind, ...RobotKind[]]
const stateKeys = Object.keys(deliveryStates) as [DeliveryState, ...DeliveryState[]]

const robotRow = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  kind: z.enum(kindKeys),
  /** Covered: a key in it is as good as a password. */
  address: z.string(),
  hasSecret: z.boolean(),
  departmentId: z.uuid().nullable(),
  departmentName: z.string().nullable(),
  isActive: z.boolean(),
  servesCustomers: z.boolean(),
  /** What came of the last message. */
  lastState: z.enum(stateKeys).nullable(),
  lastFault: z.string().nullable(),
  lastAt: z.string().nullable(),
  /** Since when nothing arrives; null: the last message that was tried did. */
  failingSince: z.string().nullable(),
  /** When what did not arrive is tried again by itself. */
  nextAt: z.string().nullable(),
  /** Messages that did not arrive and are still worth saying. */
  resendable: z.int(),
})

export const listRobots = query({
  name: 'robot.list',
  about: 'Where reminders are said besides the bell, and whether the last one arrived',
  needs: integrationRight,
  input: z.strictObject({}),
  output: z.object({ rows: z.array(robotRow) }),
  async run(context) {
    const { rows } = await sql<
      z.output<typeof robotRow>
    >`select r.id, r.version, r.name, r.kind, r.address, r.secret is not null as has_secret,
        r.department_id, d.name as department_name, r.is_active, r.serves_customers, m.state as last_state, m.fault as last_fault, coalesce(m.ended_at, m.created_at) as last_at,
        f.since as failing_since, f.next_at, f.resendable
      from robots r left join departments d on d.id = r.department_id
      left join lateral (select state, fault, created_at, ended_at from robot_messages where robot_id = r.id and (state <> 'waiting' or attempts > 0) order by id desc limit 1) m on true
      left join lateral (select min(x.created_at) as since, min(x.next_at) as next_at, (count(*) filter (where x.until > ${context.now.toISOString()}))::int as resendable
        from robot_messages x where x.robot_id = r.id and x.state <> 'sent' and x.fault is not null
          and x.id > coalesce((select s.id from robot_messages s where s.robot_id = r.id and s.state = 'sent' order by s.id desc limit 1), '00000000-0000-0000-0000-000000000000')) f on true
      order by r.name`.execute(context.db)
    return { rows: rows.map((row) => ({ ...row, address: coveredAddress(row.address) })) }
  },
})

export const robotsQueries = [listRobots] as const
