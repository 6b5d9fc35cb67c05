import { birthdayText } from '#platform/ui/birthday-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { workbenchMessages } from '../messages.ts'
import { hrefOf, type Today } from './lists.ts'

/** Birthdays of the coming week; a moon for the lunar calendar, a sun for the solar one. */
export function Birthdays({ today }: { today: Today | undefined }) {
  const t = useT(workbenchMessages)
  const { language } = useLanguage()
  const list = today?.lists.birthdays
  if (list === undefined) return null
  return (
    <Panel
      title={t('workbench.birthdays')}
      note={t('workbench.birthdays_note')}
      aside={
        list.count > list.rows.length && (
          <span className="mut sm">{t('workbench.rest_link', { n: list.count - list.rows.length })}</span>
        )
      }
    >
      {list.count === 0 && <p className="mut sm wkb-none">{t('workbench.birthdays_none')}</p>}
      {list.rows.map((row) => (
        <div key={row.id} className="li wkb-li">
          <Icon name={row.detail?.startsWith('L') ? 'moon' : 'sun'} />
          <Link className="grow ell" href={hrefOf('birthdays', row)}>
            <b>{row.name}</b> <span className="ink2 sm">{row.detail && birthdayText(row.detail, language)}</span>
          </Link>
          {row.dueOn && <DueBadge due={row.dueOn} />}
        </div>
      ))}
    </Panel>
  )
}
