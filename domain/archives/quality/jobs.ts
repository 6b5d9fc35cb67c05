import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { customerColumns } from '../access/queries.ts'
import type { Customer } from '../schema.ts'
import { standardSource } from '../standard/queries.ts'
import { standardOf } from '../standard/rules.ts'
import { qualityOf } from './rules.ts'

// Small enough that nobody waits long for a row that is being counted.
const batch = 500

/**
 * Counts the quality of archives anew where time or the standard changed it: values that went out of date since the
 * last night, or, when fields or trades were added, everything. Not a change of the archive, so no version and no
 * history. Stopped half-way it goes on where it was: rows done have a later day or a place before the mark.
 */
export const recountQuality: Job = {
  name: 'archives.recount',
  // 02:20 in China, before the working day.
  cron: '20 18 * * *',
  async run(context, _payload, { step, signal }) {
    const standard = await step(readSource)
    const counted = await step(readCounted)
    let mark = counted.standard === standard ? undefined : counted.next === standard ? counted.after : firstId
    if (mark === undefined) {
      while (!signal.aborted)
        if ((await step((one) => countBatch(one, sql`c.expires_on <= ${chinaDay(context.now)}::date`))).length < batch)
          return
    }
    while (mark !== undefined && !signal.aborted) {
      const from: string = mark
      const ids = await step(async (one) => {
        const done = await countBatch(one, sql`c.id > ${from}::uuid`)
        await keepCounted(
          one,
          done.length < batch ? { standard } : { ...counted, next: standard, after: done.at(-1) ?? from },
        )
        return done
      })
      mark = ids.length < batch ? undefined : ids.at(-1)
    }
  },
}

const firstId = '00000000-0000-0000-0000-000000000000'

/** Which standard all rows were counted by; while a count is under way, by which and how far. */
type Counted = { standard?: string; next?: string; after?: string }

async function readSource(context: Context): Promise<string> {
  const { rows } = await sql<{ source: string }>`select md5(${standardSource}) as source`.execute(context.db)
  return rows[0]?.source ?? ''
}

async function readCounted(context: Context): Promise<Counted> {
  const row = await context.db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'archives.counted')
    .executeTakeFirst()
  return (row?.value as Counted | undefined) ?? {}
}

async function keepCounted(context: Context, counted: Counted): Promise<void> {
  await sql`insert into settings (key, value) values ('archives.counted', ${JSON.stringify(counted)}::jsonb)
    on conflict (key) do update set value = excluded.value, version = settings.version + 1, updated_at = now()`.execute(
    context.db,
  )
}

/** Counts the first rows that fulfil `where`, in the order of their ids. @returns their ids. */
async function countBatch(context: Context, where: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<
    Customer & { source: string }
  >`select ${customerColumns}, ${standardSource} as source from customers c
    where ${where} order by c.id limit ${batch} for update of c`.execute(context.db)
  const today = chinaDay(context.now)
  const counted = rows.map((row) => {
    const { completeness, accuracy, validity, missing, expiresOn } = qualityOf(row, standardOf(row.source), today)
    return { id: row.id, completeness, accuracy, validity, missing, expires_on: expiresOn }
  })
  if (counted.length > 0) {
    await sql`update customers c set completeness = r.completeness, accuracy = r.accuracy, validity = r.validity, missing = r.missing, expires_on = r.expires_on
      from jsonb_populate_recordset(null::customers, ${JSON.stringify(counted)}::jsonb) r where c.id = r.id
        and (c.completeness, c.accuracy, c.validity, c.missing, c.expires_on) is distinct from (r.completeness, r.accuracy, r.validity, r.missing, r.expires_on)`.execute(
      context.db,
    )
  }
  return rows.map((row) => row.id)
}

export const qualityJobs = [recountQuality]
