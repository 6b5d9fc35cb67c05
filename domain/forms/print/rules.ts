import { type Names, optionsOf } from '#domain/archives/print/rules.ts'
import type { FieldData } from '#platform/core/fields.ts'
import {
  type FormDefinition,
  type FormField,
  type FormSection,
  formFields,
  isPutAway,
  spanOf,
} from '#platform/core/forms/definition.ts'
import { isEmptyValue, isSigned, otherKey, totalsOf } from '#platform/core/forms/filling.ts'
import { rowsOf } from '#platform/core/forms/signing.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import {
  label,
  type PaperBlock,
  type PaperCell,
  type PaperContent,
  type PaperHead,
  type PaperRow,
  type PaperTableRow,
  value,
} from '#platform/core/paper.ts'
import type { Answers } from '../schema.ts'
import { answerText } from './answers/rules.ts'
import { signerOf, strokesIn } from './signatures/rules.ts'

/** What a form is printed with: nothing of it depends on who reads the screen. */
export type FormPrint = {
  form: FormDefinition
  values: Answers
  names: Names
  language: Language
  isBlank: boolean
  /** Strokes of the signatures by their id. */
  drawn?: Readonly<Record<string, string>>
}

// A line of paper has 24 parts: four short answers with their labels, as on the cards of the trades.
const parts = 24
const labelParts = 3

/** The head of a printed form: title, official number and version, its own number, keeper and retention (FRM-02, IMP-06). */
export function headOf(
  form: FormDefinition,
  language: Language,
  more: { version: number; number?: string },
): PaperHead {
  const years = form.keepYears
  const retention =
    years === 'always'
      ? language === 'en'
        ? 'for good'
        : '长期'
      : years !== undefined && (language === 'en' ? `${years} years` : `${years} 年`)
  const originals = (form.originals ?? []).map(({ holder, count }) => `${textIn(language, holder)} ${count}`)
  return {
    title: textIn(language, form.title),
    formCode: form.code ?? form.key,
    version: String(more.version),
    recordNumber: more.number ?? '',
    ...(form.keeper === undefined ? {} : { keeper: textIn(language, form.keeper) }),
    ...(retention ? { retention } : {}),
    ...(form.sensitivity === 'secret' ? { secrecy: language === 'en' ? 'SECRET' : '机密' } : {}),
    ...(originals.length === 0
      ? {}
      : {
          facts: [
            { label: language === 'en' ? 'Originals' : '正本', value: originals.join(language === 'en' ? ', ' : '、') },
          ],
        }),
  }
}

/** The form as it is handed out to be filled in with a pen. */
export function blankBlocks(form: FormDefinition, language: Language): PaperBlock[] {
  if (form.shape === 'register') return registerBlocks(form, [], {}, language)
  return sheetBlocks({ form, values: {}, names: {}, language, isBlank: true })
}

/** A form as it lies on the desk: every label, every option with its box, tables with room to write, places to sign. */
export function sheetBlocks(print: FormPrint): PaperBlock[] {
  const { form, language } = print
  const blocks = form.sections.filter((one) => !isPutAway(one)).flatMap((section) => sectionBlocks(print, section))
  return [
    ...(form.instructions === undefined ? [] : [{ kind: 'note' as const, text: textIn(language, form.instructions) }]),
    ...blocks.map((block, at) => withSeal(block, at === lastSigned(blocks) ? form.paper?.seal : undefined, language)),
    ...(form.paper?.note === undefined ? [] : [{ kind: 'note' as const, text: textIn(language, form.paper.note) }]),
  ]
}

function lastSigned(blocks: readonly PaperBlock[]): number {
  return blocks.findLastIndex((block) => block.kind === 'signatures')
}

function withSeal(block: PaperBlock, seal: { zh: string; en: string } | undefined, language: Language): PaperBlock {
  if (seal === undefined || block.kind !== 'signatures') return block
  const signers = block.signers.map((one, at) =>
    at === block.signers.length - 1 ? { ...one, seal: textIn(language, seal) } : one,
  )
  return { ...block, signers }
}

/** Runs of plain answers become a grid, runs of signatures a row of places to sign, each table stands for itself. */
function sectionBlocks(print: FormPrint, section: FormSection): PaperBlock[] {
  const { language, drawn = {} } = print
  const values = print.isBlank ? {} : print.values
  const blocks: PaperBlock[] = []
  let plain: FormField[] = []
  let signed: FormField[] = []
  const flush = () => {
    if (plain.length > 0) blocks.push({ kind: 'grid', columns: Array(parts).fill(1), rows: gridRows(print, plain) })
    if (signed.length > 0)
      blocks.push({ kind: 'signatures', signers: signed.map((field) => signerOf(field, values, language, drawn)) })
    plain = []
    signed = []
  }
  for (const field of section.fields) {
    if (isPutAway(field)) continue
    if (field.type === 'table') {
      flush()
      blocks.push(tableBlock(print, field))
    } else if (isSigned(field)) {
      if (plain.length > 0) flush()
      signed.push(field)
    } else {
      if (signed.length > 0) flush()
      plain.push(field)
    }
  }
  flush()
  return blocks
}

/** Answers side by side as wide as the form has them; the last of a line takes what is left of it. */
function gridRows(print: FormPrint, fields: readonly FormField[]): PaperRow[] {
  const rows: PaperRow[] = []
  let cells: PaperCell[] = []
  let used = 0
  let lines = 1
  const close = () => {
    const last = cells.at(-1)
    if (last === undefined) return
    last.span = (last.span ?? 1) + parts - used
    // 7 mm a line is what a pen needs.
    rows.push(lines > 1 ? { cells, height: lines * 7 } : { cells })
    cells = []
    used = 0
    lines = 1
  }
  for (const field of fields) {
    const width = spanOf(field) * 2
    if (used + width > parts) close()
    const labelled = Math.min(labelParts, width - 2)
    cells.push(
      label(textIn(print.language, field.label), labelled),
      value(contentOf(print, field, print.values), width - labelled),
    )
    lines = Math.max(lines, linesOf(print, field))
    used += width
    if (used >= parts) close()
  }
  close()
  return rows
}

/** Lines left for handwriting where nothing is written yet. */
function linesOf({ isBlank, values }: FormPrint, field: FormField): number {
  if (!isBlank && !isEmptyValue(values[field.key])) return 1
  return field.lines ?? (field.type === 'longText' ? 2 : 1)
}

/** The answer as it stands on paper: all options with their boxes, texts as written, room where nothing is. */
function contentOf(print: FormPrint, field: FormField, values: Answers): PaperContent {
  const { language, isBlank } = print
  const given = isBlank ? null : values[field.key]
  if (field.type === 'option' || field.type === 'options' || field.type === 'boolean') {
    const all = optionsOf(field as unknown as FieldData, given, language)
    if (all !== undefined && typeof all === 'object' && all.kind === 'options' && field.hasOther) {
      const more = isBlank ? '' : String(values[otherKey(field.key)] ?? '')
      const options = all.options.map((one, at) => (at === all.options.length - 1 ? { ...one, more } : one))
      return { kind: 'options', options }
    }
    if (all !== undefined) return all
    return allOptions(field, given, language)
  }
  if (field.type === 'score' && isBlank) return allScores(field)
  return answerText(field, values, isBlank ? {} : print.names, language, isBlank)
}

/** Long lists too print every option: the paper is ticked by hand (FRM-06). */
function allOptions(field: FormField, given: unknown, language: Language): PaperContent {
  const chosen = new Set([given].flat().map(String))
  const options = (field.options ?? []).map((one) => ({
    label: textIn(language, one.label),
    chosen: chosen.has(one.key),
  }))
  return { kind: 'options', options }
}

function allScores(field: FormField): PaperContent {
  const [least, most] = [field.min ?? 1, field.max ?? 5]
  const options = Array.from({ length: most - least + 1 }, (_, n) => ({ label: String(most - n), chosen: false }))
  return { kind: 'options', options }
}

const rightAligned: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'ratio', 'computed', 'duration'])

function columnsOf(fields: readonly FormField[], language: Language) {
  return fields.map((field) => ({
    label: textIn(language, field.label),
    width: Math.max(2, Math.min(spanOf(field), 4)),
    ...(rightAligned.has(field.type) ? { align: 'right' as const } : {}),
  }))
}

// What a table is printed with when the form does not say: enough to write on, little enough for one page.
const usualRows = 5

function tableBlock(print: FormPrint, field: FormField): PaperBlock {
  const { language, values, names, isBlank, drawn = {} } = print
  const columns = field.columns ?? []
  const rows = isBlank ? [] : rowsOf(values[field.key])
  const fixed = field.fixedRows ?? []
  const texts = (row: Answers | undefined): PaperContent[] =>
    columns.map((column) =>
      row === undefined ? '' : (strokesIn(column, row, drawn) ?? answerText(column, row, names, language)),
    )
  const body: PaperTableRow[] =
    fixed.length > 0
      ? fixed.map((one) => [textIn(language, one.label), ...texts(rows.find((row) => row.id === one.key))])
      : rows.map((row) => texts(row))
  const totals = totalRow(columns, rows, language)
  return {
    kind: 'table',
    title: textIn(language, field.label),
    columns: [...(fixed.length > 0 ? [{ label: '', width: 2 }] : []), ...columnsOf(columns, language)],
    rows: body,
    ...(fixed.length > 0 ? {} : { minRows: print.form.paper?.rows ?? usualRows }),
    ...(totals === undefined ? {} : { totals: fixed.length > 0 ? ['', ...totals] : totals }),
  }
}

/** 合计 under every column that is added up, over the rows shown (FRM-19); undefined when none is. */
function totalRow(
  columns: readonly FormField[],
  rows: readonly Answers[],
  language: Language,
): PaperContent[] | undefined {
  if (!columns.some((column) => column.total)) return undefined
  const sums = totalsOf(columns, rows)
  const words = columns.map((column) => {
    const sum = sums[column.key]
    if (sum === undefined || rows.length === 0) return ''
    return column.type === 'money' || column.as === 'money' ? Number(sum).toFixed(2) : sum
  })
  const free = columns.findIndex((column) => !column.total)
  if (free !== -1) words[free] = language === 'en' ? 'Total' : '合计'
  return words
}

/** Many records of a register under one head, one a row, with the totals over them (FRM-18, FRM-19). */
export function registerBlocks(
  form: FormDefinition,
  rows: readonly Answers[],
  names: Names,
  language: Language,
  drawn: Readonly<Record<string, string>> = {},
): PaperBlock[] {
  const columns = formFields(form).filter(
    (field) => field.type !== 'table' && field.type !== 'files' && !isPutAway(field),
  )
  const totals = totalRow(columns, rows, language)
  return [
    ...(form.instructions === undefined ? [] : [{ kind: 'note' as const, text: textIn(language, form.instructions) }]),
    {
      kind: 'table',
      columns: columnsOf(columns, language),
      rows: rows.map((row) =>
        columns.map((field) => strokesIn(field, row, drawn) ?? answerText(field, row, names, language)),
      ),
      minRows: form.paper?.rows ?? 15,
      ...(totals === undefined ? {} : { totals }),
    },
    ...(form.paper?.note === undefined ? [] : [{ kind: 'note' as const, text: textIn(language, form.paper.note) }]),
  ]
}
