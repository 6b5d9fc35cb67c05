import type { Names } from '#domain/archives/print/rules.ts'
import { isInCapitals, totalsInCapitals } from '#platform/core/forms/capitals.ts'
import { type FormDefinition, type FormField, formFields, isPutAway, spanOf } from '#platform/core/forms/definition.ts'
import { totalsOf } from '#platform/core/forms/filling.ts'
import { rowsOf } from '#platform/core/forms/signing.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import {
  label,
  type PaperBlock,
  type PaperColumn,
  type PaperContent,
  type PaperLayout,
  type PaperRow,
  type PaperTableRow,
  value,
} from '#platform/core/paper.ts'
import { balanced, insetMm, letterMm, lettersIn, roomOf, ruledDown, shared } from '#platform/core/paper-room.ts'
import type { Answers } from '../../schema.ts'
import { answerText } from '../answers/rules.ts'
import { type FormPrint, roomForCapitals } from '../grid/rules.ts'
import { strokesIn } from '../signatures/rules.ts'
import { leastLetters } from '../widths/rules.ts'

const rightAligned: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'ratio', 'computed', 'duration'])
/** Words run on; what is short stands in the middle of its column, as on printed forms. */
const runsOn = (field: FormField) =>
  field.type === 'longText' || field.type === 'files' || (field.type === 'text' && spanOf(field) >= 4)

/** Columns as wide as their answers and the form want them; `first` is the column of printed rows. */
function columnsOf(
  fields: readonly FormField[],
  language: Language,
  layout: PaperLayout,
  first: readonly string[] = [],
): PaperColumn[] {
  const letter = letterMm(layout)
  const named = first.length === 0 ? [] : [{ least: Math.min(10, Math.max(...first.map(lettersIn))), weight: 1 }]
  const wanted = fields.map((field) => {
    const title = lettersIn(textIn(language, field.label))
    // A head of more than five letters is set in two lines.
    const head = language === 'en' ? Math.min(title, 8) : Math.min(title, Math.max(4, title / 2))
    return { least: Math.max(head, leastLetters(field)), weight: Math.min(8, spanOf(field)) }
  })
  const { width } = roomOf(layout)
  const least = [...named, ...wanted].map((one) => ({ ...one, least: one.least * letter + insetMm(layout) }))
  const widths = shared(least, width)
  const sum = widths.reduce((a, b) => a + b, 0)
  const columns = fields.map((field, at): PaperColumn => {
    const own = ((widths[at + named.length] ?? 0) * width) / sum
    return {
      label: balanced(textIn(language, field.label), (own - 1) / letter),
      width: own,
      align: rightAligned.has(field.type) ? 'right' : runsOn(field) ? 'left' : 'center',
    }
  })
  return named.length === 0 ? columns : [{ label: '', width: widths[0] ?? 1 }, ...columns]
}

/** What stands in a column of a row; a column called 序号 that nobody filled counts its rows, as ruled paper has it. */
function cellOf(field: FormField, row: Answers, place: number, print: Pick<FormPrint, 'names' | 'language' | 'drawn'>) {
  const said = strokesIn(field, row, print.drawn ?? {}) ?? answerText(field, row, print.names, print.language)
  return said === '' && field.type === 'integer' && field.label.zh === '序号' ? String(place) : said
}

// What a table is printed with when the form does not say: enough to write on, little enough for one page.
const usualRows = 5

/** Under a table whose totals are signed for: 合计（大写） over its whole width, with room for it on a blank form. */
export function capitalRows(print: FormPrint, table: FormField): PaperBlock[] {
  const { language, isBlank, values } = print
  const columns = table.columns ?? []
  const summed = columns.filter((column) => column.total && isInCapitals(column))
  const line = (column: FormField, content: PaperContent): PaperRow => {
    const named = summed.length === 1 ? totalWord(language) : `${textIn(language, column.label)}${totalWord(language)}`
    return { cells: [label(named), value(content, 7)] }
  }
  const rows = isBlank ? [] : rowsOf(values[table.key])
  const lines =
    rows.length === 0
      ? summed.map((column) => line(column, roomForCapitals(language)))
      : totalsInCapitals(columns, rows, language).map(({ column, words }) => line(column, words))
  return lines.length === 0 || language === 'en' ? [] : [{ kind: 'grid', columns: Array(8).fill(1), rows: lines }]
}

export function tableBlock(print: FormPrint, field: FormField): PaperBlock {
  const { language, values, isBlank, layout } = print
  const columns = field.columns ?? []
  const rows = isBlank ? [] : rowsOf(values[field.key])
  const fixed = field.fixedRows ?? []
  const texts = (row: Answers | undefined, at: number): PaperContent[] =>
    columns.map((column) => (row === undefined ? '' : cellOf(column, row, at + 1, print)))
  const printed = fixed.map((one) => textIn(language, one.label))
  const body: PaperTableRow[] =
    fixed.length > 0
      ? fixed.map((one, at) => [
          printed[at] ?? '',
          ...texts(
            rows.find((row) => row.id === one.key),
            at,
          ),
        ])
      : rows.map(texts)
  const totals = totalRow(columns, rows, language)
  return {
    kind: 'table',
    title: textIn(language, field.label),
    columns: columnsOf(columns, language, layout, printed),
    rows: body,
    ...(fixed.length > 0 ? {} : { minRows: print.form.paper?.rows ?? usualRows }),
    ...(totals === undefined ? {} : { totals: fixed.length > 0 ? withName(totals, language) : totals }),
  }
}

/** Under printed rows 合计 stands in their column. */
function withName(totals: readonly PaperContent[], language: Language): PaperContent[] {
  const word = totalWord(language)
  return [word, ...totals.map((one) => (one === word ? '' : one))]
}

const totalWord = (language: Language) => (language === 'en' ? 'Total' : '合计')

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
    const exact = column.type === 'money' ? Number(sum).toFixed(2) : sum
    return answerText(column, { [column.key]: exact }, {}, language)
  })
  const free = columns.findIndex((column) => !column.total)
  if (free !== -1) words[free] = totalWord(language)
  return words
}

type Register = { drawn?: Readonly<Record<string, string>>; rowsBefore?: number }

/** Many records of a register under one head, one a row, with the totals over them (FRM-18, FRM-19). */
export function registerBlocks(
  form: FormDefinition,
  rows: readonly Answers[],
  names: Names,
  { language, layout }: { language: Language; layout: PaperLayout },
  { drawn = {}, rowsBefore = 0 }: Register = {},
): PaperBlock[] {
  const columns = formFields(form).filter(
    (field) => field.type !== 'table' && field.type !== 'files' && !isPutAway(field),
  )
  const totals = totalRow(columns, rows, language)
  const blocks: PaperBlock[] = [
    ...(form.instructions === undefined ? [] : [{ kind: 'note' as const, text: textIn(language, form.instructions) }]),
    {
      kind: 'table',
      columns: columnsOf(columns, language, layout),
      rows: rows.map((row, at) =>
        columns.map((field) => cellOf(field, row, rowsBefore + at + 1, { names, language, drawn })),
      ),
      minRows: Math.min(form.paper?.rows ?? fewestRows, fewestRows),
      ...(totals === undefined ? {} : { totals }),
    },
    ...(form.paper?.note === undefined ? [] : [{ kind: 'note' as const, text: textIn(language, form.paper.note) }]),
  ]
  return ruledDown(blocks, layout)
}

// A register is ruled to the foot of its page; fewer are none.
const fewestRows = 8
