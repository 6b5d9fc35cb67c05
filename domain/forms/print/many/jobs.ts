import { type Frame, frameOf, paperOf } from '#domain/archives/print/making/queries.ts'
import { runPrint, type Setting } from '#domain/archives/print/running/commands.ts'
import type { Context, Job } from '#domain/kit.ts'
import type { Paper, PaperLayout, PaperTableRow } from '#platform/core/paper.ts'
import { currentDefinition } from '../../definitions/queries.ts'
import type { Definition } from '../../definitions/rules.ts'
import { type RecordsFilter, whereOf } from '../../listing/finding/queries.ts'
import { totalsFor } from '../../listing/queries.ts'
import { filledPapers } from '../filled/queries.ts'
import { headOf } from '../rules.ts'
import { registerBlocks } from '../tables/rules.ts'
import { printablePages } from './queries.ts'

type Asked = { filter: RecordsFilter & { form: string }; layout: PaperLayout }

/** Sets all forms of a list part by part and keeps the file. */
export const writeFormPrint: Job = {
  name: 'form.writePrint',
  async run(context, payload, { signal }) {
    await runPrint<Asked>(context, String(payload['id']), signal, setForms)
  },
}

const setForms: Setting<Asked> = async (asker, row, path, progress) => {
  const { filter, layout } = row.request
  const definition = await currentDefinition(asker, filter.form)
  const settings = { layout, copies: 1, marks: 'none' } as const
  const frame = await frameOf(asker, settings, { number: row.number, printedAt: row.createdAt })
  if (definition.form.shape === 'register') {
    const paper = await registerPaper(asker, filter, definition, frame)
    return await asker.printer.table(paper, registerRows(asker, filter, definition, frame), path, progress)
  }
  return await asker.printer.papers(sheets(asker, filter, definition, frame), path, progress)
}

async function* sheets(
  context: Context,
  filter: RecordsFilter,
  definition: Definition,
  frame: Frame,
): AsyncGenerator<Paper[]> {
  for await (const held of printablePages(context, filter, definition)) yield await filledPapers(context, held, frame)
}

/** The head of the register with its totals over all rows that are printed (FRM-19). */
async function registerPaper(context: Context, filter: RecordsFilter, definition: Definition, frame: Frame) {
  const { recordNumber: _none, ...head } = headOf(definition.form, frame.language, { version: definition.version })
  const where = await whereOf(context, filter, definition)
  const totals = await totalsFor(context, definition, where)
  return paperOf(frame, head, registerBlocks(definition.form, [totals], {}, frame).map(withoutRows))
}

function withoutRows(block: Paper['blocks'][number]): Paper['blocks'][number] {
  return block.kind === 'table' ? { ...block, rows: [], minRows: 0 } : block
}

async function* registerRows(
  context: Context,
  filter: RecordsFilter,
  definition: Definition,
  frame: Frame,
): AsyncGenerator<PaperTableRow[]> {
  let rowsBefore = 0
  for await (const held of printablePages(context, filter, definition)) {
    // Rows of older versions too are ruled as the register is now.
    const alike = held.map((one) => ({ ...one, definition }))
    const [paper] = await filledPapers(context, alike, frame, { rowsBefore })
    rowsBefore += held.length
    yield paper?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? []
  }
}

export const manyJobs = [writeFormPrint]
