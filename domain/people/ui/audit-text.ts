import type { Entity } from '#platform/core/fields.ts'
import { type Language, listText, textIn } from '#platform/core/i18n.ts'
import type { useT } from '#platform/ui/language.tsx'
import { department } from '../departments/schema.ts'
import { outsideParty } from '../outside/schema.ts'
import { post } from '../posts/schema.ts'
import { role } from '../roles/schema.ts'
import { staff } from '../schema.ts'
import type { AuditRow } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'

/** Entities whose fields this noun knows; of others the record itself says enough. */
const known: Readonly<Record<string, Entity>> = Object.fromEntries(
  [staff, department, post, role, outsideParty].map((one) => [one.name, one]),
)

type Detail = { fields?: string[]; tried?: string; by?: string; code?: string; name?: string }

type Say = ReturnType<typeof useT<typeof peopleScreenMessages>>

/** What an audit row is about: the subject, which of its fields, how many records. */
export function auditText(row: AuditRow, language: Language, t: Say): string {
  const detail = (row.detail ?? {}) as Detail
  const entity = row.subject === null ? undefined : known[row.subject]
  const subject = row.subjectName ?? row.operation
  const fields = (detail.fields ?? []).map((key) => {
    const field = entity?.fields[key]
    return field ? textIn(language, field.label) : key
  })
  const count = row.ids.length > 1 ? `${row.ids.length}` : ''
  return [subject, count, listText(language, fields), restOf(row, detail, t)].filter(Boolean).join(' ')
}

function restOf({ kind, operation }: AuditRow, { tried, by, name }: Detail, t: Say): string {
  if (tried?.includes('@')) return t('people.audit_tried', { who: tried })
  const way = `people.by_${by}`
  if (way in peopleScreenMessages) return t(way as keyof typeof peopleScreenMessages)
  return name ?? (kind === 'refused' ? operation : '')
}
