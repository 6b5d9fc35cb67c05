import type { Entity } from '#platform/core/fields.ts'
import { type Language, listText, type Text, textIn } from '#platform/core/i18n.ts'
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

/** What the subjects of other nouns are called. */
const names: Readonly<Record<string, Text>> = {
  account: { zh: '帐号', en: 'Account' },
  token: { zh: '接口令牌', en: 'API token' },
  firm: { zh: '企业设置', en: 'Firm settings' },
  customer: { zh: '客户档案', en: 'Customer archive' },
  contact: { zh: '联系人', en: 'Contact' },
  entry: { zh: '日志', en: 'Journal entry' },
  trade: { zh: '往来', en: 'Trade line' },
  contract: { zh: '合同', en: 'Contract' },
  product: { zh: '产品', en: 'Product' },
  import: { zh: '导入', en: 'Import' },
}

type Detail = { fields?: string[]; tried?: string; by?: string; code?: string; name?: string }

type Say = ReturnType<typeof useT<typeof peopleScreenMessages>>

/** What an audit row is about: the subject, which of its fields, how many records. */
export function auditText(row: AuditRow, language: Language, t: Say): string {
  const detail = (row.detail ?? {}) as Detail
  const entity = row.subject === null ? undefined : known[row.subject]
  const label = entity?.label ?? names[row.subject ?? '']
  const subject = label ? textIn(language, label) : (row.subject ?? row.operation)
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
