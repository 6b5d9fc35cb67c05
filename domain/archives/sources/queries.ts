import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { readNumbers } from '#domain/people/numbers/queries.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { customerScopeSql } from '../access/queries.ts'
import { limitsOf, verdictOf } from './rules.ts'

const counts = { total: z.int(), inTime: z.int(), late: z.int(), breach: z.int() }
const personRow = z.object({ id: z.string(), name: z.string().nullable(), ...counts, averageDays: z.string() })
const lateRow = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  number: z.string(),
  items: z.array(z.string()),
  obtainedOn: z.string(),
  recordedAt: z.string(),
  lagDays: z.int(),
  verdict: z.enum(['late', 'breach']),
  recordedBy: z.string(),
  recordedByName: z.string().nullable(),
  feeder: z.string().nullable(),
})

// The month behind is what a supervisor talks about with his people.
const usualDays = 30
const mostRows = 200

export const archiveLag = query({
  name: 'archive.lag',
  about:
    'From information obtained to information recorded: in time within 1 day, a warning on the second, a breach after it (ARC-26)',
  needs: { right: 'customer.read' },
  input: z.strictObject({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    departmentId: z.uuid().optional(),
    recordedBy: z.uuid().optional(),
  }),
  output: z.object({ from: z.string(), to: z.string(), ...counts, people: z.array(personRow), rows: z.array(lateRow) }),
  async run(context, input) {
    const to = input.to ?? chinaDay(context.now)
    const from = input.from ?? addDays(to, -usualDays)
    const limits = limitsOf(await readNumbers(context.db))
    const within = sql`from intakes i join customers c on c.id = i.customer_id left join staff s on s.id = i.recorded_by
      where i.recorded_at >= ${startOfChinaDay(from).toISOString()}::timestamptz and i.recorded_at < ${startOfChinaDay(addDays(to, 1)).toISOString()}::timestamptz
        and (${input.departmentId ?? null}::uuid is null or i.department_id = ${input.departmentId ?? null}::uuid)
        and (${input.recordedBy ?? null}::uuid is null or i.recorded_by = ${input.recordedBy ?? null}::uuid)
        and ${customerScopeSql(context, 'customer.read', 'c')}`
    const { rows: people } = await sql<
      z.output<typeof personRow>
    >`select i.recorded_by as id, max(s.name) as name, count(*)::int as total,
        count(*) filter (where i.lag_days <= ${limits.target})::int as in_time,
        count(*) filter (where i.lag_days > ${limits.target} and i.lag_days <= ${limits.last})::int as late,
        count(*) filter (where i.lag_days > ${limits.last})::int as breach, round(avg(i.lag_days), 1)::text as average_days
      ${within} group by i.recorded_by order by breach desc, late desc, total desc`.execute(context.db)
    const { rows } = await sql<
      Omit<z.output<typeof lateRow>, 'verdict'>
    >`select i.id, i.customer_id, c.name as customer_name, c.number, i.items, i.obtained_on, i.recorded_at,
        i.lag_days, i.recorded_by, s.name as recorded_by_name, i.feeder
      ${within} and i.lag_days > ${limits.target} order by i.lag_days desc, i.id desc limit ${mostRows}`.execute(
      context.db,
    )
    const sum = (key: 'total' | 'inTime' | 'late' | 'breach') => people.reduce((total, one) => total + one[key], 0)
    return {
      from,
      to,
      total: sum('total'),
      inTime: sum('inTime'),
      late: sum('late'),
      breach: sum('breach'),
      people,
      rows: rows.map((row) => ({ ...row, verdict: verdictOf(row.lagDays, limits) as 'late' | 'breach' })),
    }
  },
})

export const sourcesQueries = [archiveLag] as const
