import { z } from 'zod'
import { takeNumbers } from '#domain/archives/opening/queries.ts'
import { countPages, keepPrint } from '#domain/archives/print/keeping/commands.ts'
import { frameOf, paperOf } from '#domain/archives/print/making/queries.ts'
import { printSeries } from '#domain/archives/print/rules.ts'
import { printSettings } from '#domain/archives/print/schema.ts'
import { copyMarks } from '#domain/archives/print/settling/rules.ts'
import { type Context, command } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import type { Paper } from '#platform/core/paper.ts'
import { paperLayoutSchema } from '#platform/core/paper-schema.ts'
import { chinaDay } from '#platform/core/time.ts'
import { takeSheets } from '../copies/commands.ts'
import { offeredDefinition } from '../definitions/queries.ts'
import { idsOf } from '../records/commands.ts'
import type { Held } from '../records/queries.ts'
import { filledPapers, readPrintable } from './filled/queries.ts'
import { layoutOf } from './layouts/rules.ts'
import { blankBlocks, headOf } from './rules.ts'

// A person waits for these: 100 sheets are set in a second or two. A year's forms are printed list by list.
const mostAtOnce = 100

export const printForm = command({
  name: 'form.print',
  about:
    'Prints filled forms, or one form empty for handwriting, as the paper they replace; a register prints its rows under one head. The print has a number; secret forms need issued copies (FRM-12, IMP-06, IMP-07)',
  needs: { right: 'forms.print' },
  input: z.strictObject({
    /** Filled forms; of one register they become rows of one table. */
    ids: z.array(z.uuid()).min(1).max(mostAtOnce).optional(),
    /** Key of the form that is printed empty. */
    blank: z.string().max(40).optional(),
    layout: paperLayoutSchema.partial().optional(),
    copies: z.int().min(1).max(50).default(1),
    marks: printSettings.shape.marks.default('none'),
    purpose: z.string().trim().max(200).optional(),
    /** Scans and photographs kept with a filled form, on sheets of their own behind it. */
    withFiles: z.boolean().default(false),
  }),
  output: z.object({ id: z.uuid(), number: z.string(), pages: z.int(), fileName: z.string() }),
  async run(context, { ids, blank, layout: given, copies, marks, purpose, withFiles }) {
    if ((ids === undefined) === (blank === undefined)) throw invalidField('ids', 'form.print_what')
    const held = ids === undefined ? [] : await readPrintable(context, ids)
    const definition = held[0]?.definition ?? (await offeredDefinition(context, blank ?? ''))
    const settings = { layout: layoutOf(definition.form, given ?? {}), copies, marks }
    const isOpen = held.length > 0 && held.some(({ definition: one }) => one.form.sensitivity !== undefined)
    if (isOpen && (purpose ?? '').length < 2) throw invalidField('purpose', 'form.print_purpose')
    const sheets = await takeSheets(context, definition, {
      kind: blank === undefined ? 'filled' : 'blank',
      recordId: held.length === 1 ? (held[0]?.row.id ?? null) : null,
      count: settings.copies,
    })
    const [number = ''] = await takeNumbers(context, printSeries(chinaDay(context.now)), 1)
    const frame = await frameOf(context, settings, { number, printedAt: context.now.toISOString() })
    const papers =
      blank !== undefined
        ? [paperOf(frame, headOf(definition.form, frame.language, definition), blankBlocks(definition.form, frame))]
        : await filledPapers(context, held, frame, { withFiles })
    const marked = copyMarks(settings, frame.language).flatMap((mark, at) =>
      papers.map((one) => withFoot(one, [mark, sheets[at]].filter((word) => word !== undefined).join(' '))),
    )
    return await settle(context, marked, { number, definition, held, settings, purpose, isOpen })
  },
})

function withFoot(paper: Paper, mark: string): Paper {
  return mark === '' ? paper : { ...paper, foot: { ...paper.foot, copy: mark } }
}

type Facts = {
  number: string
  definition: Held['definition']
  held: readonly Held[]
  settings: z.output<typeof printSettings>
  purpose: string | undefined
  isOpen: boolean
}

/** Sets the papers and keeps the file, the print log and the record of actions. */
async function settle(context: Context, papers: readonly Paper[], facts: Facts) {
  const pdf = await context.printer.pdf(papers)
  const { number, definition, held, settings, purpose, isOpen } = facts
  const customers = [...new Set(held.flatMap(({ row }) => row.customerId ?? []))]
  const fileName = `${definition.form.title.zh}-${number}.pdf`
  const pages = countPages(pdf)
  const id = await keepPrint(context, pdf, {
    kind: 'form',
    number,
    fileName,
    request: { form: definition.key, records: held.map(({ row }) => row.id), settings },
    records: held.length,
    copies: settings.copies,
    customerId: customers.length === 1 ? (customers[0] ?? null) : null,
    purpose,
    isOpen,
    pages,
  })
  context.audit({
    kind: 'print',
    subject: 'formRecord',
    ids: held.flatMap(({ row }) => idsOf(row)),
    purpose,
    detail: {
      number,
      print: id,
      form: definition.key,
      copies: settings.copies,
      ...(held.length === 0 ? { blank: true } : {}),
    },
  })
  return { id, number, pages, fileName }
}

export const printingCommands = [printForm] as const
