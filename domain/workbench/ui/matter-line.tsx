import { dayText, shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { workbenchMessages } from '../messages.ts'
import { hrefOf, iconOf, type Matter, type MatterKey } from './lists.ts'

export type Standing = Matter & { key: MatterKey }

/** Something about an archive or a contract that has its day, and where it is worked on. */
export function MatterLine({ row, day }: { row: Standing; day: string }) {
  const t = useT(workbenchMessages)
  const href = hrefOf(row.key, row)
  return (
    <div className="tk wkb-tk">
      <span className="mut">
        <Icon name={iconOf(row.key, row)} />
      </span>
      <div className="grow">
        <div className="l1">
          <Link className="nm ell" href={href}>
            {row.name || row.number}
          </Link>
          <Tag tone={row.key === 'writeIns' ? 'ochre' : 'plain'}>{t(`workbench.${row.key}_tag`)}</Tag>
        </div>
        <div className="p ell">
          <Line row={row} day={day} />
        </div>
      </div>
      <span className="md" />
      <span className="dc">
        {row.dueOn ? <DueBadge due={row.dueOn} /> : row.measure !== null && <Meter percent={row.measure} />}
      </span>
      <Link className="go" href={href}>
        {t(`workbench.${row.key}_do`)}
      </Link>
    </div>
  )
}

/** The rule with the thing: why it is here and until when. */
function Line({ row, day }: { row: Standing; day: string }) {
  const t = useT(workbenchMessages)
  const { language } = useLanguage()
  const short = (one: string | null) => (one === null ? '' : shortDayText(one, day, language))
  switch (row.key) {
    case 'handIns':
      return t(row.kind === 'signed' ? 'workbench.handIns_line' : 'workbench.handIns_fill', {
        campaign: row.detail ?? '',
        day: short(row.dueOn),
      })
    case 'writeIns':
      return t('workbench.writeIns_line', { who: row.detail ?? t('workbench.nobody'), day: short(row.dueOn) })
    case 'reviews':
      return row.detail === null
        ? t('workbench.reviews_never')
        : t('workbench.reviews_line', { day: dayText(row.detail, language) })
    case 'updates':
      return t('workbench.updates_line', { day: short(row.detail ?? row.dueOn) })
    case 'gaps':
      return t('workbench.gaps_line', { fields: row.detail ?? '' })
    default:
      return `${row.number ?? ''} ${row.detail ?? ''}`
  }
}
