import type { FieldData } from '#platform/core/fields.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import { label, type PaperContent, type PaperRow, value } from '#platform/core/paper.ts'
import { lettersOf, type Names, optionsOf, type Row, textOf } from '../rules.ts'

export type Section = { label: string; fields: { key: string; field: FieldData; isExtra: boolean }[] }
export type Fill = 'all' | 'filled' | 'blank'

// A label of two columns and a value of four: two facts side by side on the twelve columns of the paper.
const labelSpan = 2
const halfSpan = 4
const fullSpan = 10
// As many Hanzi of options fit into half a row.
const halfLetters = 14
const wide: ReadonlySet<FieldData['type']> = new Set(['longText', 'emails', 'url', 'strings', 'options'])

/** The rows of a sheet: each section under its heading, short facts in pairs, long ones over the whole width. */
export function sheetRows(
  sections: readonly Section[],
  row: Row,
  { fill, language, names }: { fill: Fill; language: Language; names: Names },
): PaperRow[] {
  return sections.flatMap((section) => {
    const facts = section.fields.flatMap(({ key, field, isExtra }) => {
      const values = isExtra ? ((row['extra'] ?? {}) as Row) : row
      const content = fill === 'blank' ? blankOf(field, language) : contentOf(field, key, values, language, names)
      if (fill === 'filled' && isEmpty(values[key])) return []
      return [{ label: textIn(language, field.label), content, isWide: isWide(field, content) }]
    })
    if (facts.length === 0) return []
    return [{ cells: [{ content: section.label, role: 'heading' as const, span: 12 }] }, ...paired(facts)]
  })
}

type Fact = { label: string; content: PaperContent; isWide: boolean }

function paired(facts: readonly Fact[]): PaperRow[] {
  const rows: PaperRow[] = []
  let waiting: Fact | undefined
  const half = (fact: Fact) => [label(fact.label, labelSpan), value(fact.content, halfSpan)]
  const flush = () => {
    if (waiting !== undefined) rows.push({ cells: [label(waiting.label, labelSpan), value(waiting.content, fullSpan)] })
    waiting = undefined
  }
  for (const fact of facts) {
    if (fact.isWide) {
      flush()
      rows.push({ cells: [label(fact.label, labelSpan), value(fact.content, fullSpan)] })
    } else if (waiting === undefined) waiting = fact
    else {
      rows.push({ cells: [...half(waiting), ...half(fact)] })
      waiting = undefined
    }
  }
  flush()
  return rows
}

function contentOf(field: FieldData, key: string, values: Row, language: Language, names: Names): PaperContent {
  return optionsOf(field, values[key], language) ?? textOf(field, key, values, language, names)
}

function blankOf(field: FieldData, language: Language): PaperContent {
  return optionsOf(field, null, language) ?? ''
}

function isWide(field: FieldData, content: PaperContent): boolean {
  if (typeof content !== 'string') return content.kind === 'options' && lettersOf(content.options) > halfLetters
  return wide.has(field.type) || (field.max ?? 0) >= 300
}

function isEmpty(one: unknown): boolean {
  return one === null || one === undefined || one === '' || (Array.isArray(one) && one.length === 0)
}
