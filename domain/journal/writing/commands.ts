import { type Kysely, sql } from 'kysely'
import { touchAfterContact } from '#domain/archives/activity/commands.ts'
import type { Context } from '#domain/kit.ts'
import { newId } from '#platform/core/ids.ts'
import { systemId } from '#platform/core/rights.ts'
import { type Figures, figureKeys } from '../figures/rules.ts'
import { isContact, journalTokens } from '../rules.ts'
import type { JournalLink } from '../schema.ts'

/** One entry as nouns and imports give it; what is left out is the system's own. */
export type EntryToWrite = Figures & {
  customerId: string
  category: string
  text: string
  happenedAt: string
  solution?: string | null
  summary?: string | null
  source?: 'person' | 'event' | 'import'
  authorId?: string | null
  authorName?: string
  links?: readonly JournalLink[]
  refersTo?: string
  refersAs?: 'correction' | 'supplement'
  reason?: string | null
  begunBy?: 'customer' | 'us' | null
  matter?: string | null
  contactId?: string | null
  replyDueAt?: string | null
  overAllowance?: boolean
  stepsIn?: boolean
  /** Names the event, so that noting it twice writes it once. */
  eventKey?: string
  importRunId?: string
}

/**
 * Adds entries in one statement — the only way into the journal. True author and day are kept as given (ARC-47): an
 * imported entry belongs to whoever wrote it then. Contacts move the day of the last contact.
 * @returns the ids of the entries written; those whose event was noted before are left out
 */
export async function writeEntries(context: Context, entries: readonly EntryToWrite[]): Promise<string[]> {
  if (entries.length === 0) return []
  const rows = entries.map((entry) => storedEntry(context, entry))
  const { rows: inserted } = await sql<{ id: string }>`
    insert into journal_entries select * from jsonb_populate_recordset(null::journal_entries, ${JSON.stringify(rows)}::jsonb)
    on conflict (event_key) where event_key is not null do nothing returning id`.execute(context.db as Kysely<unknown>)
  const ids = new Set(inserted.map((row) => row.id))
  const contacts = rows.filter((row) => ids.has(row.id) && row.refers_to === null && isContact(row.category))
  await touchAfterContact(
    context,
    contacts.map((row) => ({ customerId: row.customer_id, at: row.happened_at })),
  )
  // Follow-ups are a later noun and are told through the queue, inside this transaction.
  for (const row of rows)
    if (row.matter !== null && row.refers_to === null && row.import_run_id === null && ids.has(row.id))
      await context.job('followUps.entryWritten', { matter: row.matter, customerId: row.customer_id })
  return rows.map((row) => row.id).filter((id) => ids.has(id))
}

function storedEntry(context: Context, entry: EntryToWrite) {
  const { customerId, category, text, happenedAt, solution = null, summary = null, source = 'person' } = entry
  return {
    id: newId(),
    customer_id: customerId,
    happened_at: happenedAt,
    recorded_at: context.now.toISOString(),
    author_id: entry.authorId === undefined ? context.actor.id : entry.authorId,
    author_name: entry.authorName ?? context.actor.name,
    category,
    text,
    solution,
    summary,
    source,
    refers_to: entry.refersTo ?? null,
    refers_as: entry.refersAs ?? null,
    reason: entry.reason ?? null,
    links: entry.links ?? [],
    event_key: entry.eventKey ?? null,
    import_run_id: entry.importRunId ?? null,
    begun_by: entry.begunBy ?? null,
    matter: entry.matter ?? null,
    contact_id: entry.contactId ?? null,
    reply_due_at: entry.replyDueAt ?? null,
    over_allowance: entry.overAllowance ?? null,
    steps_in: entry.stepsIn ?? null,
    ...Object.fromEntries(figureKeys.map((key) => [key, entry[key] ?? null])),
    search_tokens: journalTokens([text, solution, summary]),
  }
}

/** Shows the history lines of an import run no more, for customers whose import was taken back. */
export async function retractImported(
  context: Context,
  importRunId: string,
  customerIds: readonly string[],
): Promise<void> {
  await sql`insert into journal_retractions (import_run_id, customer_id, retracted_at, retracted_by)
    select distinct import_run_id, customer_id, ${context.now.toISOString()}::timestamptz, ${context.actor.id}::uuid from journal_entries
    where import_run_id = ${importRunId} and customer_id = any(${[...customerIds]}::uuid[]) on conflict do nothing`.execute(
    context.db as Kysely<unknown>,
  )
}

type JournalEvent = Pick<
  EntryToWrite,
  'customerId' | 'category' | 'text' | 'links' | 'eventKey' | 'authorId' | 'authorName'
> & { happenedAt?: string }

/**
 * Notes an event of another noun in the customer's journal: a trade, a task done, a warning. Give an `eventKey` where
 * the event may be told twice (jobs run at least once); the second telling changes nothing.
 */
export async function noteEvent(context: Context, event: JournalEvent): Promise<void> {
  await noteEvents(context, [event])
}

/** The same of many at once. */
export async function noteEvents(context: Context, events: readonly JournalEvent[]): Promise<void> {
  const nobody = context.actor.kind === 'system' ? { authorId: systemId, authorName: context.t('journal.system') } : {}
  await writeEntries(
    context,
    events.map((event) => ({
      happenedAt: context.now.toISOString(),
      ...event,
      ...(event.authorId === undefined ? nobody : {}),
      source: 'event' as const,
    })),
  )
}
