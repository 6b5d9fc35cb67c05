import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { noteCreation, saveChange, saved, stampsOf } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import { createSchema } from '#platform/server/values.ts'
import { ledgerSubjects } from '../figures/schema.ts'
import { journalEntry } from '../schema.ts'
import { journalSubject } from './schema.ts'

export const setSubject = command({
  name: 'journal.setSubject',
  about:
    'Sets within how many hours a kind of event is answered, what beginners are asked, and whether it keeps figures',
  needs: { right: 'journal.manage' },
  input: z.strictObject({
    category: z.string().max(40),
    /** 0 for a subject the firm has said nothing of yet. */
    version: z.int().min(0),
    values: createSchema(journalSubject.fields, ['replyHours', 'prompt', 'keepsFigures']),
  }),
  output: saved,
  async run(context, { category, version, values }) {
    if (!choicesOf(journalEntry.fields.category).some((one) => one.key === category))
      throw invalidField('category', 'journal.no_subject')
    const set = { ...values, keepsFigures: values.keepsFigures && !(category in ledgerSubjects) }
    await sql`select pg_advisory_xact_lock(hashtext(${`journal.subject:${category}`}))`.execute(context.db)
    const before = await context.db
      .selectFrom('journalSubjects')
      .selectAll()
      .where('category', '=', category)
      .executeTakeFirst()
    if (before !== undefined) return await saveChange(context, journalSubject, before, version, set)
    if (version !== 0) throw new AppError('conflict', 'record.stale', { who: '', current: {}, version: 0 })
    const id = newId()
    await context.db
      .insertInto('journalSubjects')
      .values({ id, category, ...set, ...stampsOf(context) })
      .execute()
    return await noteCreation(context, journalSubject, id, { category, ...set })
  },
})

export const subjectsCommands = [setSubject] as const
