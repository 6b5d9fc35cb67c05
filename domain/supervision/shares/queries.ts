import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { authorsSql, ownStaff } from '#domain/journal/queries.ts'
import { query } from '#domain/kit.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'

const span = { from: z.iso.date(), to: z.iso.date() }
const spanOf = ({ from, to }: { from: string; to: string }) => ({
  start: startOfChinaDay(from).toISOString(),
  end: startOfChinaDay(addDays(to, 1)).toISOString(),
})

const person = z.object({
  staffId: z.uuid(),
  name: z.string(),
  entries: z.int(),
  inspected: z.int(),
  inTime: z.int(),
  proper: z.int(),
  /** The state is judged only where there was one to judge. */
  stateJudged: z.int(),
  stateRight: z.int(),
  openCorrections: z.int(),
  begunByUs: z.int(),
  begunKnown: z.int(),
  /** Answers that came late or are still missing. */
  late: z.int(),
})

export const readShares = query({
  name: 'inspection.shares',
  about:
    'Per service person: entries written, inspected and passing each verdict, begun by us, answered late (JRN-27, JRN-28)',
  needs: { right: 'journal.review' },
  input: z.strictObject(span),
  output: z.object({ rows: z.array(person) }),
  async run(context, input) {
    const { start, end } = spanOf(input)
    const staffIds = await ownStaff(context)
    const { rows } = await sql<z.output<typeof person>>`
      with written as (
        select j.id, j.author_id, j.begun_by, j.reply_due_at, j.recorded_at, j.solution from journal_entries j
        where j.refers_to is null and j.source = 'person' and j.happened_at >= ${start} and j.happened_at < ${end} and ${authorsSql(staffIds)}),
      judged as (
        select distinct on (i.entry_id) i.entry_id, i.in_time, i.proper, i.state_right, i.task_id from journal_inspections i
        where i.entry_id in (select id from written) order by i.entry_id, i.inspected_at desc, i.id desc),
      answered as (
        select w.id, case when w.solution is not null then w.recorded_at else (select min(x.recorded_at) from journal_entries x
          where x.refers_to = w.id and x.solution is not null) end as at
        from written w where w.reply_due_at is not null)
      select s.id as staff_id, s.name, count(*)::int as entries, count(k.entry_id)::int as inspected,
        (count(*) filter (where k.in_time))::int as in_time, (count(*) filter (where k.proper))::int as proper,
        (count(*) filter (where k.state_right is not null))::int as state_judged, (count(*) filter (where k.state_right))::int as state_right,
        (count(*) filter (where t.state = 'open'))::int as open_corrections,
        (count(*) filter (where w.begun_by = 'us'))::int as begun_by_us, count(w.begun_by)::int as begun_known,
        (count(*) filter (where w.reply_due_at < coalesce(a.at, ${context.now.toISOString()})))::int as late
      from written w join staff s on s.id = w.author_id left join judged k on k.entry_id = w.id
        left join tasks t on t.id = k.task_id left join answered a on a.id = w.id
      group by s.id, s.name order by entries desc, s.name limit 500`.execute(context.db)
    return { rows }
  },
})

const customerShare = z.object({
  customerId: z.uuid(),
  name: z.string(),
  begunByUs: z.int(),
  begunKnown: z.int(),
})

export const readInitiative = query({
  name: 'inspection.initiative',
  about: 'Per customer: how many of its events were begun by us; those only answered come first (JRN-28)',
  needs: { right: 'journal.review' },
  input: z.strictObject({ ...span, staffId: z.uuid().optional() }),
  output: z.object({ rows: z.array(customerShare) }),
  async run(context, { staffId, ...period }) {
    const { start, end } = spanOf(period)
    const staffIds = await ownStaff(context)
    const { rows } = await sql<z.output<typeof customerShare>>`
      select c.id as customer_id, c.name, l.begun_by_us, l.begun_known from (
        select j.customer_id, (count(*) filter (where j.begun_by = 'us'))::int as begun_by_us, count(*)::int as begun_known
        from journal_entries j where j.refers_to is null and j.begun_by is not null and j.happened_at >= ${start} and j.happened_at < ${end}
          and ${authorsSql(staffIds)} and (${staffId ?? null}::uuid is null or j.author_id = ${staffId ?? null}::uuid)
        group by j.customer_id) l join customers c on c.id = l.customer_id
      where ${customerScopeSql(context, 'journal.read', 'c')}
      order by l.begun_by_us::float / l.begun_known, l.begun_known desc limit 200`.execute(context.db)
    return { rows }
  },
})

export const sharesQueries = [readShares, readInitiative] as const
