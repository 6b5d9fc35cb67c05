import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { query } from '#domain/kit.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'

const row = z.object({
  staffId: z.uuid().nullable(),
  name: z.string(),
  personal: z.int(),
  company: z.int(),
  /** Turned into company customers within the period. */
  turned: z.int(),
})

export const readBelonging = query({
  name: 'journal.belonging',
  about: 'How many customers salesmen still keep to themselves, and how many became the company’s in a period (JRN-13)',
  needs: { right: 'journal.review' },
  input: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  output: z.object({ rows: z.array(row) }),
  async run(context, { from, to }) {
    const start = startOfChinaDay(from).toISOString()
    const end = startOfChinaDay(addDays(to, 1)).toISOString()
    const { rows } = await sql<z.output<typeof row>>`
      select c.owner_id as staff_id, coalesce(s.name, '') as name,
        (count(*) filter (where c.belonging = 'personal'))::int as personal,
        (count(*) filter (where c.belonging = 'company'))::int as company,
        (count(*) filter (where c.belonging = 'company' and exists (select from record_changes h
          where h.entity = 'customer' and h.record_id = c.id and h.at >= ${start} and h.at < ${end}
            and h.diff -> 'belonging' ->> 0 = 'personal' and h.diff -> 'belonging' ->> 1 = 'company')))::int as turned
      from customers c left join staff s on s.id = c.owner_id
      where c.belonging is not null and c.withdrawn_at is null and c.merged_into is null
        and ${customerScopeSql(context, 'journal.review', 'c')}
      group by c.owner_id, s.name order by turned desc, personal desc, name`.execute(context.db)
    return { rows }
  },
})

export const belongingQueries = [readBelonging] as const
