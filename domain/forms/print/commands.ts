import { Readable } from 'node:stream'
import { z } from 'zod'
import { keepUpload } from '#domain/archives/attachments/commands.ts'
import { takeNumbers } from '#domain/archives/opening/queries.ts'
import { frameOf, paperOf } from '#domain/archives/print/making/queries.ts'
import { printSeries } from '#domain/archives/print/rules.ts'
import { printSettings } from '#domain/archives/print/schema.ts'
import { copyMarks } from '#domain/archives/print/settling/rules.ts'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { type Paper, paperLayoutSchema } from '#platform/core/paper.ts'
import { chinaDay } from '#platform/core/time.ts'
import { takeSheets } from '../copies/commands.ts'
import { offeredDefinition } from '../definitions/queries.ts'
import { reachesRecord } from '../policy.ts'
import { idsOf } from '../records/commands.ts'
import { type Held, readRecord } from '../records/queries.ts'
import { grantOf } from '../sealing/commands.ts'
import { filledPapers } from './filled/queries.ts'
import { layoutOf } from './layouts/rules.ts'
import { blankBlocks, headOf } from './rules.ts'

// A person waits for these: 100 sheets are set in a second or two. A year's forms are printed list by list.
const mostAtOnce = 100
const keptDays = 7
const maxBytes = 256 * 1024 ** 2

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
  }),
  output: z.object({ id: z.uuid(), number: z.string(), pages: z.int(), fileName: z.string() }),
  async run(context, { ids, blank, layout: given, copies, marks, purpose }) {
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
        ? [
            paperOf(
              frame,
              headOf(definition.form, frame.language, definition),
              blankBlocks(definition.form, frame.language),
            ),
          ]
        : await filledPapers(context, held, frame)
    const marked = copyMarks(settings, frame.language).flatMap((mark, at) =>
      papers.map((one) => withFoot(one, [mark, sheets[at]].filter((word) => word !== undefined).join(' '))),
    )
    return await keepPrint(context, marked, { number, definition, held, settings, purpose, isOpen })
  },
})

/** The records that may be printed, or the first reason why one may not. */
async function readPrintable(context: Context, ids: readonly string[]): Promise<Held[]> {
  const held: Held[] = []
  for (const id of ids) {
    const one = await readRecord(context, id)
    if (!reachesRecord(context.actor, 'forms.print', one.row)) throw new AppError('missing', 'record.missing')
    if (one.row.sealedAt !== null && (await grantOf(context, one.row)) === undefined)
      throw new AppError('forbidden', 'form.sealed')
    if (one.definition.form.sensitivity === 'secret' && ids.length > 1)
      throw new AppError('conflict', 'form.print_one_secret')
    held.push(one)
  }
  return held
}

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

/** Sets the papers, keeps the file for some days and the row of the print log for good. */
async function keepPrint(context: Context, papers: readonly Paper[], facts: Facts) {
  const pdf = await context.printer.pdf(papers)
  const stored = await context.files.put(Readable.from([pdf]), { maxBytes })
  await keepUpload(context, stored)
  const { number, definition, held, settings, purpose, isOpen } = facts
  const customers = [...new Set(held.flatMap(({ row }) => row.customerId ?? []))]
  const id = newId(context.now.getTime())
  const fileName = `${definition.form.title.zh}-${number}.pdf`
  const pages = countPages(pdf)
  await context.db
    .insertInto('prints')
    .values({
      id,
      number,
      kind: 'form',
      state: 'ready',
      customerId: customers.length === 1 ? (customers[0] ?? null) : null,
      request: JSON.stringify({ form: definition.key, records: held.map(({ row }) => row.id), settings }),
      copies: settings.copies,
      purpose: purpose ?? null,
      isOpen,
      rowsTotal: held.length,
      rowsDone: held.length,
      leftOut: 0,
      pages,
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

/** Pages of a PDF of our own press: each has one page object. */
function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 1
  )
}

export const printingCommands = [printForm] as const
