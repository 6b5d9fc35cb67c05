import { sql } from 'kysely'
import { z } from 'zod'
import { takeNumbers } from '#domain/archives/opening/queries.ts'
import { printSeries } from '#domain/archives/print/rules.ts'
import { command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { paperLayoutSchema } from '#platform/core/paper-schema.ts'
import { chinaDay } from '#platform/core/time.ts'
import { offeredDefinition } from '../../definitions/queries.ts'
import { recordsFilter } from '../../listing/finding/queries.ts'
import { layoutOf } from '../layouts/rules.ts'
import { countPrintable } from './queries.ts'

const keptDays = 7
// A binder holds 500 sheets; ten of them are a year of the busiest register.
const mostRecords = 5000

export const printMany = command({
  name: 'form.printMany',
  about:
    'Prints all filled forms of one kind that a list shows as one PDF, in the background with its progress; a register becomes one table. Secret forms are printed one by one (IMP-06, IMP-07)',
  needs: { right: 'forms.print' },
  input: z.strictObject({
    ...recordsFilter,
    form: z.string().max(40),
    layout: paperLayoutSchema.partial().optional(),
    purpose: z.string().trim().max(200).optional(),
  }),
  output: z.object({ id: z.uuid(), number: z.string() }),
  perMinute: 20,
  async run(context, { layout, purpose, ...filter }) {
    const definition = await offeredDefinition(context, filter.form)
    const { form } = definition
    if (form.sensitivity === 'secret') throw new AppError('conflict', 'form.print_one_secret')
    const isOpen = form.sensitivity !== undefined
    if (isOpen && (purpose ?? '').length < 2) throw invalidField('purpose', 'form.print_purpose')
    const total = await countPrintable(context, filter, definition, mostRecords + 1)
    if (total === 0) throw new AppError('invalid', 'print.nothing')
    if (total > mostRecords) throw new AppError('invalid', 'form.print_too_many', { max: mostRecords })
    const id = newId(context.now.getTime())
    const [number = id] = await takeNumbers(context, printSeries(chinaDay(context.now)), 1)
    await context.db
      .insertInto('prints')
      .values({
        id,
        number,
        kind: 'form',
        state: 'waiting',
        customerId: filter.customerId ?? null,
        request: JSON.stringify({ filter, layout: layoutOf(form, layout ?? {}), language: context.language }),
        copies: 1,
        purpose: purpose ?? null,
        isOpen,
        rowsTotal: total,
        rowsDone: 0,
        leftOut: 0,
        fileName: `${form.title.zh}-${number}.pdf`,
        createdAt: context.now.toISOString(),
        createdBy: context.actor.id,
        expiresAt: new Date(context.now.getTime() + keptDays * 86_400_000).toISOString(),
      })
      .execute()
    await context.job('form.writePrint', { id }, { key: `print:${id}` })
    context.audit({
      kind: 'print',
      subject: 'formRecord',
      ids: [],
      purpose,
      detail: { number, print: id, form: form.key, records: total, filter },
    })
    return { id, number }
  },
})

export const stopPrint = command({
  name: 'form.stopPrint',
  about: 'Calls off a print of forms that is still being made; its number stays used',
  needs: { right: 'forms.print' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id }) {
    const { rows } = await sql<{ number: string }>`update prints set state = 'cancelled'
      where id = ${id} and created_by = ${context.actor.id} and kind = 'form' and state in ('waiting', 'running') returning number`.execute(
      context.db,
    )
    if (rows[0] === undefined) throw new AppError('missing', 'print.missing')
    context.audit({ kind: 'print', subject: 'print', ids: [id], detail: { number: rows[0].number, act: 'cancelled' } })
    return { id }
  },
})

export const manyCommands = [printMany, stopPrint] as const
