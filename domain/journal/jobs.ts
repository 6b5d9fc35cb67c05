import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import type { Context, Job } from '#domain/kit.ts'
import { journalCategories } from './schema.ts'
import { spelling, wordsIn } from './sounds/rules.ts'
import { noteEvent } from './writing/commands.ts'

const told = z.strictObject({
  customerId: z.uuid(),
  category: z.enum(Object.keys(journalCategories) as [keyof typeof journalCategories]),
  text: z.string().min(1).max(10_000),
  happenedAt: z.iso.datetime(),
  eventKey: z.string().max(200),
  authorId: z.uuid(),
  authorName: z.string(),
  links: z.array(z.strictObject({ kind: z.string(), id: z.uuid(), label: z.string() })).default([]),
})

/**
 * Events of nouns that stand before the journal come as a queued job, put into the queue inside their own transaction:
 * nothing that was committed is ever left out, and what is told twice is noted once.
 */
export const noteToldEvent: Job = {
  name: 'journal.note',
  async run(_context, payload, { step }) {
    const event = told.parse(payload)
    await step(async (context) => {
      // The archive may have been merged while the event waited.
      const { id } = await reachCustomer(context, 'journal.read', event.customerId)
      await noteEvent(context, { ...event, customerId: id })
    })
  },
}

// A batch is read in some milliseconds; smaller ones would spend their time on beginning.
const batch = 2000
// Entries of calls that are still being written may come later than their ids say.
const settledMs = 10 * 60_000
const marked = 'journal.words'

/**
 * Learns the words of entries for search by initials: only what is new, and from the very first entry after an upgrade.
 * Nothing waits for it: within a customer the sound is looked for in the texts themselves.
 */
export const learnWords: Job = {
  name: 'journal.learnWords',
  cron: '*/3 * * * *',
  async run(context, _payload, { step, signal }) {
    const known = new Set<string>()
    let from = await readMark(context)
    while (!signal.aborted) {
      const last = await step(async (own) => await learnFrom(own, from, known))
      if (last === undefined) return
      from = last
    }
  },
}

async function readMark(context: Context): Promise<string> {
  const row = await context.db.selectFrom('settings').select('value').where('key', '=', marked).executeTakeFirst()
  return (row?.value as { after?: string } | undefined)?.after ?? '00000000-0000-0000-0000-000000000000'
}

/** Learns one batch. @returns the id of its last entry, undefined at the end */
async function learnFrom(context: Context, from: string, known: Set<string>): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
    recordedAt: string
    text: string
  }>`select id, recorded_at, concat_ws(' ', text, solution, summary) as text
    from journal_entries where id > ${from}::uuid order by id limit ${batch}`.execute(context.db)
  const words = [...new Set(rows.flatMap((row) => wordsIn(row.text)))].filter((word) => !known.has(word)).sort()
  const learned = words.flatMap((word) => {
    known.add(word)
    const spelled = spelling(word)
    return spelled === undefined ? [] : [{ word, ...spelled }]
  })
  if (learned.length > 0)
    await sql`insert into journal_words select * from jsonb_populate_recordset(null::journal_words, ${JSON.stringify(learned)}::jsonb)
      on conflict do nothing`.execute(context.db)
  const settledBy = context.now.getTime() - settledMs
  const settled = rows.filter((row) => Date.parse(row.recordedAt) < settledBy).at(-1)
  if (settled !== undefined)
    await sql`insert into settings (key, value) values (${marked}, ${JSON.stringify({ after: settled.id })}::jsonb)
      on conflict (key) do update set value = excluded.value, version = settings.version + 1, updated_at = now()`.execute(
      context.db,
    )
  return rows.length < batch ? undefined : rows.at(-1)?.id
}

export const journalJobs = [noteToldEvent, learnWords]
