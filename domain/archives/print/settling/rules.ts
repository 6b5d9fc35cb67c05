import type { FieldData } from '#platform/core/fields.ts'
import type { Language } from '#platform/core/i18n.ts'
import { type PaperLayout, usualLayout } from '#platform/core/paper.ts'
import type { PrintKind, PrintRequest, PrintSettings } from '../schema.ts'

const landscape: ReadonlySet<PrintKind> = new Set(['list', 'directory'])

/** What a person begins with, before they settle their own. */
export function usualSettings(kind: PrintKind): PrintSettings {
  const layout: PaperLayout = landscape.has(kind) ? { ...usualLayout, orientation: 'landscape' } : usualLayout
  return { layout, copies: 1, marks: 'none' }
}

/** 原件, 副本 第 2 份 … of every copy; undefined where no mark is wanted. */
export function copyMarks({ copies, marks }: PrintSettings, language: Language): (string | undefined)[] {
  const isEnglish = language === 'en'
  return Array.from({ length: copies }, (_, at) => {
    if (marks === 'none') return undefined
    if (marks === 'original' && at === 0) return isEnglish ? 'Original' : '原件'
    const n = marks === 'original' ? at : at + 1
    return isEnglish ? `Copy no. ${n}` : `副本 第 ${n} 份`
  })
}

/**
 * Whether the purpose is asked for: everything that names people with their numbers and addresses does, a list only
 * with such a column. `isSensitive` says so of a column.
 */
export function needsPurpose(request: PrintRequest, isSensitive: (key: string) => boolean): boolean {
  return request.kind !== 'list' || request.columns.some(isSensitive)
}

const groupable: ReadonlySet<FieldData['type']> = new Set(['option', 'ref', 'boolean', 'region', 'text'])

/** Fields a list can be grouped by: those of which many customers share a value, and nothing covered. */
export function isGroupable(field: FieldData | undefined): boolean {
  return field !== undefined && groupable.has(field.type) && field.sensitivity === undefined
}
