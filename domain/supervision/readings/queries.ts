import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'

const row = z.object({
  id: z.uuid(),
  state: z.string(),
  grounds: z.string(),
  readOn: z.string(),
  recordedAt: z.string(),
  authorName: z.string(),
})
export type Reading = z.output<typeof row>

// Readings of several years; a person looks at the last ones.
const mostShown = 60

export async function readingsOf(context: Context, customerId: string, most = mostShown): Promise<Reading[]> {
  const { rows } =
    await sql<Reading>`select r.id, r.state, r.grounds, r.read_on, r.recorded_at, coalesce(s.name, '') as author_name
    from customer_readings r left join staff s on s.id = r.author_id
    where r.customer_id = ${customerId} order by r.read_on desc, r.id desc limit ${most}`.execute(context.db)
  return rows
}

export const listReadings = query({
  name: 'reading.list',
  about: 'How a customer stood and stands, the newest reading first (JRN-26)',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ rows: z.array(row) }),
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    return { rows: await readingsOf(context, customer.id) }
  },
})

export const readingsQueries = [listReadings] as const
