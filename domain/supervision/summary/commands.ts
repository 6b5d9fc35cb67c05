import { Readable } from 'node:stream'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { keepUpload } from '#domain/archives/attachments/commands.ts'
import { takeNumbers } from '#domain/archives/opening/queries.ts'
import { frameOf, paperOf } from '#domain/archives/print/making/queries.ts'
import { printSeries } from '#domain/archives/print/rules.ts'
import { usualSettings } from '#domain/archives/print/settling/rules.ts'
import { command } from '#domain/kit.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { summaryOf } from './queries.ts'
import { summaryBlocks } from './rules.ts'

// As long as every print is kept.
const keptDays = 7
const maxBytes = 16 * 1024 ** 2

export const printSummary = command({
  name: 'supervision.printSummary',
  about:
    'Prints the one-page summary of a customer for whoever takes it over; the print has a number and a place in the log',
  needs: { right: 'customer.print' },
  input: z.strictObject({ customerId: z.uuid(), purpose: z.string().trim().min(2).max(200) }),
  output: z.object({ id: z.uuid(), number: z.string(), fileName: z.string() }),
  async run(context, { customerId, purpose }) {
    const customer = await reachCustomer(context, 'customer.print', customerId)
    const summary = await summaryOf(context, customer.id)
    const settings = usualSettings('sheet')
    const [number = ''] = await takeNumbers(context, printSeries(chinaDay(context.now)), 1)
    const frame = await frameOf(context, settings, { number, printedAt: context.now.toISOString() })
    const head = {
      title: `${customer.name} ${context.t('summary.title')}`,
      ...(customer.number === null ? {} : { recordNumber: customer.number }),
    }
    const pdf = await context.printer.pdf([paperOf(frame, head, summaryBlocks(summary, context.t, context.language))])
    const stored = await context.files.put(Readable.from([pdf]), { maxBytes })
    await keepUpload(context, stored)
    const id = newId(context.now.getTime())
    const fileName = `${context.t('summary.file')}-${number}.pdf`
    await context.db
      .insertInto('prints')
      .values({
        id,
        number,
        kind: 'sheet',
        state: 'ready',
        customerId: customer.id,
        request: JSON.stringify({ summary: customer.id, settings }),
        copies: 1,
        purpose,
        isOpen: true,
        rowsTotal: 1,
        rowsDone: 1,
        leftOut: 0,
        fileName,
        sha256: stored.sha256,
        size: stored.size,
        createdAt: context.now.toISOString(),
        createdBy: context.actor.id,
        expiresAt: new Date(context.now.getTime() + keptDays * 86_400_000).toISOString(),
      })
      .execute()
    context.audit({
      kind: 'print',
      subject: 'customer',
      ids: [customer.id],
      purpose,
      detail: { number, print: id, kind: 'summary' },
    })
    return { id, number, fileName }
  },
})

export const summaryCommands = [printSummary] as const
