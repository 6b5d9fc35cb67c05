import { lettersOf, type Names, optionsOf } from '#domain/archives/print/rules.ts'
import { formatBirthday } from '#platform/core/chinese/birthday.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { capitalsHead, capitalsOf, isInCapitals } from '#platform/core/forms/capitals.ts'
import { type FormDefinition, type FormField, spanOf } from '#platform/core/forms/definition.ts'
import { isEmptyValue, otherKey } from '#platform/core/forms/filling.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import {
  label,
  type PaperBlock,
  type PaperContent,
  type PaperLayout,
  type PaperOption,
  type PaperRow,
  value,
} from '#platform/core/paper.ts'
import { balanced, insetMm, letterMm, lettersIn, longestRun, optionLetters, roomOf } from '#platform/core/paper-room.ts'
import type { Answers } from '../../schema.ts'
import { answerText } from '../answers/rules.ts'
import { leastLetters } from '../widths/rules.ts'

/** What a form is printed with: nothing of it depends on who reads the screen. */
export type FormPrint = {
  form: FormDefinition
  values: Answers
  names: Names
  language: Language
  isBlank: boolean
  layout: PaperLayout
  /** Days as 2026-05-16 only: one of them has no room for more, and a paper writes its days alike. */
  shortDays?: boolean
  /** Strokes of the signatures by their id. */
  drawn?: Readonly<Record<string, string>>
  /** What stands under the form on the same page. */
  after?: readonly PaperBlock[]
}

// A line of paper has 24 parts: four short answers with their labels, as on the cards of the trades.
export const parts = 24
const labelParts = 3
// 7 mm a line is what a pen needs.
const lineMm = 7

// A number longer than that is set in two lines.
const mostRun = 12

type Place = { field: FormField; width: number; least: number; labelled: number }

/** Answers side by side as wide as the form has them, each with the room its kind of answer cannot do without. */
export function gridRows(print: FormPrint, fields: readonly FormField[]): PaperRow[] {
  const lines: Place[][] = []
  let used = parts
  for (const field of fields) {
    const place = placeOf(print, field)
    const line = lines.at(-1)
    const isFull = used + place.width > parts || sumOf([...(line ?? []), place], 'least') > parts
    if (line === undefined || isFull) {
      lines.push([place])
      used = place.width
    } else {
      line.push(place)
      used += place.width
    }
  }
  return lines.map((line) => rowOf(print, line))
}

function sumOf(line: readonly Place[], what: 'width' | 'least'): number {
  return line.reduce((sum, one) => sum + one[what], 0)
}

function placeOf(print: FormPrint, field: FormField): Place {
  const width = spanOf(field) * 2
  const labelled = Math.min(labelParts, width - 2)
  const part = roomOf(print.layout).width / parts
  const needed = Math.ceil((leastOf(print, field) * letterMm(print.layout) + insetMm(print.layout)) / part)
  return { field, width, labelled, least: Math.min(parts, labelled + needed) }
}

/** Letters an answer needs beside its label: its longest piece, or half of its boxes where they take two lines. */
function leastOf(print: FormPrint, field: FormField): number {
  const content = contentOf(print, field, 0)
  if (typeof content === 'string') return Math.max(leastLetters(field), Math.min(mostRun, longestRun(content)))
  if (content.kind !== 'options') return leastLetters(field)
  const all = optionLetters(content.options) - 0.9
  const longest = Math.max(...content.options.map((one) => optionLetters([one]) - 0.9))
  return lettersOf(content.options) <= 12 ? all : Math.max(longest, all / 2)
}

/** The widths of a line: nobody below what it needs, and the line is filled to its end. */
function rowOf(print: FormPrint, line: readonly Place[]): PaperRow {
  const widths = line.map((one) => Math.max(one.width, one.least))
  for (let over = widths.reduce((a, b) => a + b, 0) - parts; over > 0; over--) {
    const slack = widths.map((width, at) => width - (line[at]?.least ?? 0))
    const at = slack.indexOf(Math.max(...slack))
    widths[at] = (widths[at] ?? 0) - 1
  }
  const last = widths.length - 1
  widths[last] = (widths[last] ?? 0) + parts - widths.reduce((a, b) => a + b, 0)
  const part = roomOf(print.layout).width / parts
  const cells = line.flatMap(({ field, labelled }, at) => {
    const width = (widths[at] ?? 0) - labelled
    const fits = (labelled * part - 1) / letterMm(print.layout)
    const room = (width * part - insetMm(print.layout)) / letterMm(print.layout)
    return [
      label(balanced(textIn(print.language, field.label), fits), labelled),
      value(contentOf(print, field, room), width),
    ]
  })
  const lines = Math.max(...line.map(({ field }) => field.lines ?? (field.type === 'longText' ? 2 : 1)))
  return lines > 1 ? { cells, height: lines * lineMm } : { cells }
}

/** The answer as it stands on paper: all options with their boxes, texts as written, room where nothing is. */
function contentOf(print: FormPrint, field: FormField, room: number): PaperContent {
  const { language, isBlank, values } = print
  const given = isBlank ? null : values[field.key]
  if (field.type === 'option' || field.type === 'options' || field.type === 'boolean') {
    const all = optionsOf(field as unknown as FieldData, given, language)
    if (all !== undefined && typeof all === 'object' && all.kind === 'options' && field.hasOther) {
      const more = isBlank ? '' : String(values[otherKey(field.key)] ?? '')
      const options = all.options.map((one, at) => (at === all.options.length - 1 ? { ...one, more } : one))
      return { kind: 'options', options }
    }
    if (all !== undefined) return all
    return { kind: 'options', options: allOptions(field, given, language) }
  }
  if (field.type === 'score' && isBlank) return roomForScore(field)
  if (isInCapitals(field))
    return isBlank || isEmptyValue(given) ? roomForCapitals(language) : amountOnPaper(field, values, language, room)
  const said = answerText(field, values, isBlank ? {} : print.names, language, isBlank)
  if (!isDay(field) || isEmptyValue(given)) return said
  return dayOnPaper(String(given), said, language, print.shortDays === true ? 0 : room)
}

/** An amount in words and in figures, one under the other where a line has no room for both; figures alone where words cannot say it. */
function amountOnPaper(field: FormField, values: Answers, language: Language, room: number): PaperContent {
  const figures = answerText(field, values, {}, language)
  const words = capitalsOf(field, values[field.key], language, values[`${field.key}Currency`])
  if (words === undefined) return figures
  const line = `${words}\u3000${figures}`
  return lettersIn(line) <= room ? line : { kind: 'stack', parts: [words, figures] }
}

/** 人民币（大写）＿＿＿ ¥＿＿, to be written by hand. */
export function roomForCapitals(language: Language): PaperContent {
  if (language === 'en') return ''
  return { kind: 'line', parts: [capitalsHead, { kind: 'blank', width: 22 }, '¥', { kind: 'blank', width: 12 }] }
}

const isDay = ({ type }: FormField) => type === 'date' || type === 'partialDate' || type === 'birthday'

/** 2026 年 5 月 16 日 where a line has room for it, 2026-05-16 where it has not. */
function dayOnPaper(day: string, said: string, language: Language, room: number): string {
  const full = /^\d{4}(-\d\d){0,2}$/.test(day) && language !== 'en' ? formatBirthday(day, 'zh') : said
  return lettersIn(full) <= room ? full : day.startsWith('L') ? said : day
}

/** Whether a day of these blocks had no room for 年 月 日. */
export function hasShortDay(blocks: readonly PaperBlock[]): boolean {
  const cells = blocks.flatMap((block) => (block.kind === 'grid' ? block.rows.flatMap((row) => row.cells) : []))
  return cells.some(({ content }) => typeof content === 'string' && /^\d{4}-\d\d(-\d\d)?$/.test(content))
}

/** Long lists too print every option: the paper is ticked by hand (FRM-06). */
function allOptions(field: FormField, given: unknown, language: Language): PaperOption[] {
  const chosen = new Set([given].flat().map(String))
  return (field.options ?? []).map((one) => ({ label: textIn(language, one.label), chosen: chosen.has(one.key) }))
}

// A scale of more steps is written as a number, as the cards of dealers have it.
const mostSteps = 6

function roomForScore(field: FormField): PaperContent {
  const [least, most] = [field.min ?? 1, field.max ?? 5]
  if (most - least >= mostSteps) return { kind: 'line', parts: [{ kind: 'blank', width: 12 }, `(${least}–${most})`] }
  const options = Array.from({ length: most - least + 1 }, (_, n) => ({ label: String(most - n), chosen: false }))
  return { kind: 'options', options }
}
