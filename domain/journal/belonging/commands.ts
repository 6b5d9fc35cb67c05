import { z } from 'zod'
import { lockForAct } from '#domain/archives/access/queries.ts'
import { customer } from '#domain/archives/schema.ts'
import { command } from '#domain/kit.ts'
import { saveChange, saved, target } from '#domain/people/records/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { noteEvent } from '../writing/commands.ts'

export const toCompany = command({
  name: 'journal.toCompany',
  about:
    'Turns a salesman’s personal customer into a company customer: it has a service person and a journal others can read (JRN-13)',
  needs: { right: 'customer.change' },
  input: z.strictObject({ ...target, reason: z.string().trim().max(500).optional() }),
  output: saved,
  async run(context, { id, version, reason }) {
    const { row } = await lockForAct(context, id, 'change', version)
    if (row.belonging === 'company') throw new AppError('conflict', 'journal.company_already')
    if (row.ownerId === null) throw new AppError('conflict', 'journal.owner_first')
    const known = await context.db
      .selectFrom('journalEntries')
      .select('id')
      .where('customerId', '=', row.id)
      .where('source', '<>', 'event')
      .limit(1)
      .executeTakeFirst()
    if (known === undefined) throw new AppError('conflict', 'journal.entry_first')
    const done = await saveChange(context, customer, row, version, { belonging: 'company' }, { reason })
    await noteEvent(context, {
      customerId: row.id,
      category: 'file',
      text: context.t('journal.became_company'),
      eventKey: `company:${row.id}:${done.version}`,
    })
    return done
  },
})

export const belongingCommands = [toCompany] as const
