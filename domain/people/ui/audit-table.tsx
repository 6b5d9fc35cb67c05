import { optionsOf } from '#platform/core/fields.ts'
import type { Text } from '#platform/core/i18n.ts'
import { instantText } from '#platform/ui/day-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { SkeletonRows } from '#platform/ui/skeleton.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import { auditKinds } from '../audit/schema.ts'
import type { AuditRow } from './answers.ts'
import { auditText } from './audit-text.ts'
import { peopleScreenMessages } from './messages.ts'

const tones: Partial<Record<AuditRow['kind'], TagTone>> = {
  change: 'brand',
  print: 'ochre',
  export: 'ochre',
  reveal: 'ochre',
  refused: 'seal',
}

const labels = Object.fromEntries(optionsOf(auditKinds).map((one) => [one.key, one.label])) as Record<
  AuditRow['kind'],
  Text
>

/** The rows of the audit record: when, who, what, why, from where. */
export function AuditTable({ rows, stale }: { rows: readonly AuditRow[] | undefined; stale: boolean }) {
  const t = useT(peopleScreenMessages)
  const inWords = useText()
  const { language } = useLanguage()
  return (
    <table className={stale ? 'tb stale' : 'tb'} aria-busy={rows === undefined || stale}>
      <thead>
        <tr>
          <th scope="col">{t('people.audit_at')}</th>
          <th scope="col">{t('people.audit_person')}</th>
          <th scope="col">{t('people.audit_kind')}</th>
          <th scope="col">{t('people.audit_what')}</th>
          <th scope="col">{t('people.audit_why')}</th>
          <th scope="col">{t('people.audit_ip')}</th>
        </tr>
      </thead>
      <tbody>
        {rows === undefined && <SkeletonRows columns={6} />}
        {rows?.map((row) => (
          <tr key={row.id}>
            <td className="n ink2">{instantText(row.at, language)}</td>
            <td className="name">{row.actorName || t('people.audit_guest')}</td>
            <td>
              <Tag tone={tones[row.kind] ?? 'plain'}>{inWords(labels[row.kind])}</Tag>
            </td>
            <td title={row.operation}>{auditText(row, language, t)}</td>
            <td>{row.purpose}</td>
            <td className="n mut">{row.ip}</td>
            <td className="two">
              {instantText(row.at, language)}
              <Rule />
              {auditText(row, language, t)}
            </td>
            <td className="end">
              <Tag tone={tones[row.kind] ?? 'plain'}>{inWords(labels[row.kind])}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
