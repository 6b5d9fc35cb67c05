import { instantText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { SkeletonRows } from '#platform/ui/skeleton.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
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

/** The rows of the audit record: when, who, what, why, from where. */
export function AuditTable({ rows, stale }: { rows: readonly AuditRow[] | undefined; stale: boolean }) {
  const t = useT(peopleScreenMessages)
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
              <Tag tone={tones[row.kind] ?? 'plain'}>{t(`people.kind_${row.kind}`)}</Tag>
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
              <Tag tone={tones[row.kind] ?? 'plain'}>{t(`people.kind_${row.kind}`)}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
