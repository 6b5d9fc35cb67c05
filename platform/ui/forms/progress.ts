import type { ConditionContext } from '#platform/core/condition-match.ts'
import type { FieldError } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { type FormDefinition, type FormField, type FormSection, spanOf } from '#platform/core/forms/definition.ts'
import { type FormRow, type FormValues, isEmptyValue, judgeOf } from '#platform/core/forms/filling.ts'
import { newId } from '#platform/core/ids.ts'

/** How far a section on show has been filled; what the rail beside the form says. */
export type SectionProgress = {
  section: FormSection
  /** Its number on the paper, counted over the sections on show. */
  n: number
  /** Fields on show, in order. */
  fields: readonly FormField[]
  filled: number
  asked: number
  /** Rows when the section is a table and nothing else. */
  rows: number | undefined
  hasFault: boolean
}

/** The sections on show for these answers, with what is filled and where something is amiss. */
export function progressOf(
  form: Pick<FormDefinition, 'sections'>,
  values: FormValues,
  context: ConditionContext,
  faults: readonly Pick<FieldError, 'path'>[] = [],
): SectionProgress[] {
  const holds = judgeOf(form, values, context)
  const faulty = new Set(faults.map(({ path }) => keyAt(path)))
  return form.sections
    .filter((section) => holds(section.shownWhen))
    .map((section) => ({ section, fields: section.fields.filter((field) => holds(field.shownWhen)) }))
    .filter(({ fields }) => fields.length > 0)
    .map(({ section, fields }, at) => {
      const asked = fields.filter((field) => field.type !== 'computed')
      const table = asked.length === 1 && asked[0]?.type === 'table' ? asked[0] : undefined
      return {
        section,
        n: at + 1,
        fields,
        filled: asked.filter((field) => !isEmptyValue(values[field.key])).length,
        asked: asked.length,
        rows: table && rowsOf(table, values[table.key]).length,
        hasFault: fields.some((field) => faulty.has(field.key) || faulty.has(`${field.key}Other`)),
      }
    })
}

/** The field as the parts for fields of records take it; its options are already all there. */
export function dataOf(field: FormField): FieldData {
  const { openOptions: _, ...data } = field
  return data as unknown as FieldData
}

/** The field of the form a path belongs to: 'care.r1.signed' belongs to 'care', 'values.name' to 'name'. */
export function keyAt(path: string): string {
  return path.replace(/^values\./, '').split('.')[0] ?? path
}

/**
 * Sections that were passed over: empty, nothing required (a whole form requires everything), and something filled after them. They begin folded, so
 * that what was written is in sight.
 */
export function passedOver(sections: readonly SectionProgress[], isWhole = false): ReadonlySet<string> {
  const last = sections.findLastIndex((one) => one.filled > 0)
  return new Set(
    sections
      .slice(0, Math.max(0, last))
      .filter((one) => one.filled === 0 && !one.fields.some((field) => field.required ?? isWhole))
      .map((one) => one.section.key),
  )
}

/** What stands together on the paper: short fields in a grid, ticks and scores in rows of their own, tables apart. */
export type FieldBlock = { kind: 'grid' | 'lines' | 'table'; fields: FormField[] }

export function blocksOf(fields: readonly FormField[]): FieldBlock[] {
  const blocks: FieldBlock[] = []
  for (const field of fields) {
    const kind = blockKindOf(field)
    const last = blocks.at(-1)
    if (last?.kind === kind && kind !== 'table') last.fields.push(field)
    else blocks.push({ kind, fields: [field] })
  }
  return blocks
}

// Beyond this many ticks one searches a list instead of reading them all.
const mostTicks = 30

/** Lists so long that they are chosen from, not ticked. */
export function isLongList(field: FormField): boolean {
  return field.type === 'option' && (field.options?.length ?? 0) > mostTicks
}

function blockKindOf(field: FormField): FieldBlock['kind'] {
  if (field.type === 'table') return 'table'
  const isTicked = field.type === 'options' || field.type === 'option'
  return (isTicked && !isLongList(field) && spanOf(field) === 12) || field.type === 'score' ? 'lines' : 'grid'
}

/** The rows a table shows: those it always has, each in its place, then what was added. */
export function rowsOf(table: FormField, value: unknown): FormRow[] {
  const given = Array.isArray(value) ? (value as FormRow[]) : []
  if (!table.fixedRows) return given
  const fixed = table.fixedRows.map(({ key }) => given.find((row) => row.id === key) ?? { id: key })
  return [...fixed, ...given.filter((row) => !table.fixedRows?.some(({ key }) => key === row.id))]
}

/** A new row with what its columns begin with. */
export function newRow(table: FormField, today: string, me: { id: string; name: string } | undefined): FormRow {
  const starts = (table.columns ?? []).flatMap(({ key, starts: start, type }) => {
    if (start === 'today') return [[key, today] as const]
    if (start === 'now') return [[key, new Date().toISOString()] as const]
    if (start === 'me' && me) return [[key, type === 'person' ? { name: me.name, staffId: me.id } : me.id] as const]
    return typeof start === 'object' ? [[key, start.value] as const] : []
  })
  return { id: newId(), ...Object.fromEntries(starts) }
}
