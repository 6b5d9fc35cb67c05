import { type Language, listText } from '#platform/core/i18n.ts'
import type { useT } from '#platform/ui/language.tsx'
import type { AuditRow } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'

type Detail = { tried?: string; by?: string; code?: string; name?: string }

type Say = ReturnType<typeof useT<typeof peopleScreenMessages>>

/** What an audit row is about: the subject, which of its fields, how many records. */
export function auditText(row: AuditRow, language: Language, t: Say): string {
  const detail = (row.detail ?? {}) as Detail
  const subject = row.subjectName ?? row.operation
  const count = row.ids.length > 1 ? `${row.ids.length}` : ''
  return [subject, count, listText(language, row.fieldNames), restOf(row, detail, t)].filter(Boolean).join(' ')
}

function restOf({ kind, operation }: AuditRow, { tried, by, name }: Detail, t: Say): string {
  if (tried?.includes('@')) return t('people.audit_tried', { who: tried })
  const way = `people.by_${by}`
  if (way in peopleScreenMessages) return t(way as keyof typeof peopleScreenMessages)
  return name ?? (kind === 'refused' ? operation : '')
}
