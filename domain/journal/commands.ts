import { sql } from 'kysely'
import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { createSchema } from '#platform/server/values.ts'
import { allowancesCommands } from './allowances/commands.ts'
import { overAllowance } from './allowances/queries.ts'
import { belongingCommands } from './belonging/commands.ts'
import { figureErrors, figureKeys } from './figures/rules.ts'
import { marketCommands } from './market/commands.ts'
import { passingCommands, passTo } from './passing/commands.ts'
import { momentError, replyDue, usualBeginner } from './rules.ts'
import { type JournalLink, journalEntry } from './schema.ts'
import { subjectsCommands } from './subjects/commands.ts'
import { readSubject, type Subject } from './subjects/queries.ts'
import { type EntryToWrite, writeEntries } from './writing/commands.ts'

const link = z.strictObject({ kind: z.string().max(40), id: z.uuid(), label: z.string().max(200).optional() })
// What one event touches: a visit with its photographs and the goods it spoke of.
const maxLinks = 30
const links = z.array(link).max(maxLinks).default([])
const written = z.object({ id: z.uuid(), happenedAt: z.string() })

const said = createSchema(journalEntry.fields, [
  'category',
  'text',
  'solution',
  'summary',
  'begunBy',
  'matter',
  'contactId',
  ...figureKeys,
])
type Said = z.output<typeof said>
const moment = z.iso.datetime({ offset: true }).optional()

export const writeJournal = command({
  name: 'journal.write',
  about:
    'Adds an entry to a customer’s journal: what happened, when, how it was solved, in sum; a line of a ledger with its figures',
  needs: { right: 'journal.write' },
  input: z.strictObject({
    customerId: z.uuid(),
    values: said,
    happenedAt: moment,
    links,
    /** Written although the customer is given more than the allowance; the line stays marked. */
    acceptOver: z.boolean().optional(),
  }),
  output: written,
  async run(context, input) {
    const customer = await reachLiveCustomer(context, 'journal.write', input.customerId)
    const happenedAt = momentOf(context, input.happenedAt)
    const begunBy = input.values.begunBy ?? usualBeginner(input.values.category)
    const { replyHours } = await checkSaid(context, customer.id, input.values)
    const over = await allowed(context, customer.id, { ...input.values, happenedAt }, input.acceptOver === true)
    return await writeOwn(context, {
      customerId: customer.id,
      ...input.values,
      begunBy,
      happenedAt,
      links: tidyLinks(input.links),
      replyDueAt: replyDue({ begunBy, source: 'person' }, replyHours, context.now),
      ...(over && { overAllowance: true }),
    })
  },
})

/** Figures belong to their ledger, the contact to the customer. @returns what holds for the subject */
async function checkSaid(context: Context, customerId: string, values: Said): Promise<Subject> {
  const subject = await readSubject(context, values.category)
  const errors = figureErrors(values.category, subject.keepsFigures, values)
  if (errors.length > 0) throw invalidFields(errors)
  if (values.contactId !== null) {
    const known = await context.db
      .selectFrom('customerContacts')
      .select('id')
      .where('customerId', '=', customerId)
      .where('contactId', '=', values.contactId)
      .executeTakeFirst()
    if (known === undefined) throw invalidField('values.contactId', 'journal.not_their_contact')
  }
  return subject
}

/** Samples over the allowance are refused until somebody says that they are meant (JRN-17). */
async function allowed(
  context: Context,
  customerId: string,
  { category, item, quantity, amount, happenedAt }: Said & { happenedAt: string },
  accepts: boolean,
): Promise<boolean> {
  if (category !== 'samples') return false
  // Two at once must not both see room for themselves.
  await sql`select pg_advisory_xact_lock(hashtext(${`samples:${customerId}`}))`.execute(context.db)
  const issue = { item, quantity: Number(quantity ?? 0), amount: Number(amount ?? 0) }
  const over = await overAllowance(context, { customerId, ...issue, on: chinaDay(new Date(happenedAt)) })
  if (over === undefined || accepts) return over !== undefined
  throw new AppError('conflict', 'journal.over_allowance', {
    item: over.item ?? '',
    limit: over.limit,
    issued: over.issued,
    by: over.by,
  })
}

export const stepIn = command({
  name: 'journal.stepIn',
  about:
    'A superior steps in: an entry of their own in the journal, marked as such, which the owner is told of (JRN-14)',
  needs: { right: 'journal.review' },
  input: z.strictObject({
    customerId: z.uuid(),
    text: z.string().trim().min(1).max(10_000),
    /** The entry that made them step in. */
    entryId: z.uuid().optional(),
  }),
  output: written,
  async run(context, { customerId, text, entryId }) {
    const customer = await reachLiveCustomer(context, 'journal.read', customerId)
    const about = entryId === undefined ? undefined : await entryWithin(context, entryId, customer.id)
    const happenedAt = context.now.toISOString()
    const done = await writeOwn(context, {
      customerId: customer.id,
      category: about?.category ?? 'note',
      text,
      happenedAt,
      begunBy: 'us',
      stepsIn: true,
      links: about === undefined ? [] : [{ kind: 'journalEntry', id: about.id }],
    })
    for (const to of new Set([customer.ownerId, about?.authorId]))
      if (to != null && to !== context.actor.id) {
        await passTo(context, done.id, [to], null)
      }
    return done
  },
})

async function entryWithin(context: Context, id: string, customerId: string) {
  return present(
    await context.db
      .selectFrom('journalEntries')
      .select(['id', 'category', 'authorId'])
      .where('id', '=', id)
      .where('customerId', '=', customerId)
      .where('refersTo', 'is', null)
      .executeTakeFirst(),
  )
}

export const correctJournal = command({
  name: 'journal.correct',
  about: 'Corrects an entry by a new one that points to it; the old one stays readable',
  needs: { right: 'journal.write' },
  input: z.strictObject({ id: z.uuid(), values: said, reason: z.string().trim().min(1).max(500) }),
  output: written,
  async run(context, { id, values, reason }) {
    const { customerId, happenedAt } = await originalOf(context, id)
    await checkSaid(context, customerId, values)
    return await writeOwn(context, { customerId, ...values, happenedAt, refersTo: id, refersAs: 'correction', reason })
  },
})

export const supplementJournal = command({
  name: 'journal.supplement',
  about: 'Adds the solution or the summary to an entry once they are known',
  needs: { right: 'journal.write' },
  input: z.strictObject({ id: z.uuid(), values: createSchema(journalEntry.fields, ['solution', 'summary']) }),
  output: written,
  async run(context, { id, values }) {
    const { customerId, category } = await originalOf(context, id)
    const text = values.solution ?? values.summary
    if (text === null) throw new AppError('invalid', 'journal.nothing_added')
    const happenedAt = context.now.toISOString()
    return await writeOwn(context, {
      customerId,
      category,
      ...values,
      text,
      happenedAt,
      refersTo: id,
      refersAs: 'supplement',
    })
  },
})

/** The entry a correction or supplement is for, within reach and itself no addition: chains would hide what holds. */
async function originalOf(
  context: Context,
  id: string,
): Promise<{ customerId: string; category: string; happenedAt: string }> {
  const row = present(
    await context.db
      .selectFrom('journalEntries')
      .select(['customerId', 'category', 'happenedAt', 'refersTo'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  const customer = await reachLiveCustomer(context, 'journal.write', row.customerId)
  if (row.refersTo !== null) throw new AppError('conflict', 'journal.refers_to_addition')
  return { ...row, customerId: customer.id }
}

async function writeOwn(context: Context, entry: EntryToWrite): Promise<z.output<typeof written>> {
  const [id] = await writeEntries(context, [entry])
  context.audit({
    kind: 'change',
    subject: 'journalEntry',
    ids: [present(id), entry.customerId],
    detail: { category: entry.category },
  })
  return { id: present(id), happenedAt: entry.happenedAt }
}

function momentOf(context: Context, happenedAt: string | undefined): string {
  if (happenedAt === undefined) return context.now.toISOString()
  const code = momentError(happenedAt, context.now)
  if (code !== undefined) throw invalidField('happenedAt', code)
  return new Date(happenedAt).toISOString()
}

function tidyLinks(given: z.output<typeof links>): JournalLink[] {
  return given.map(({ kind, id, label }) => ({ kind, id, ...(label === undefined ? {} : { label }) }))
}

export const journalCommands = [
  writeJournal,
  stepIn,
  correctJournal,
  supplementJournal,
  ...subjectsCommands,
  ...allowancesCommands,
  ...belongingCommands,
  ...marketCommands,
  ...passingCommands,
] as const
