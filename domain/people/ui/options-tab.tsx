import { listText } from '#platform/core/i18n.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { peopleScreenMessages } from './messages.ts'
import { OptionsPanel } from './options-panel.tsx'
import { SettingsTabs } from './settings-tabs.tsx'

/** 选项: the lists that end in 其他 on paper, extended by the firm (FRM-20). */
export function OptionsTab() {
  const t = useT(peopleScreenMessages)
  const text = useText()
  const { language } = useLanguage()
  const [address] = useUrlState()
  const { data } = useAsk('option.lists', {})
  const chosen = data?.rows.find((one) => one.list === address['list']) ?? data?.rows[0]
  return (
    <>
      <PageTitle title={t('people.settings')} />
      <SettingsTabs on="options" />
      <div className="split left">
        <nav className="sheet col tree" aria-label={t('people.lists')}>
          {data?.rows.map((one) => (
            <Link
              key={one.list}
              href={`${paths.settingsTab('options')}?list=${one.list}`}
              className={one.list === chosen?.list ? 'on' : undefined}
              aria-current={one.list === chosen?.list ? 'true' : undefined}
            >
              <span className="ell">
                {text(one.label)} <span className="mut sm">{listText(language, one.usedIn.map(text).slice(0, 2))}</span>
              </span>
              <small>{t('people.list_count', { n: one.options })}</small>
            </Link>
          ))}
        </nav>
        {chosen && (
          <OptionsPanel
            key={chosen.list}
            list={chosen.list}
            label={text(chosen.label)}
            usedIn={t('people.list_used_in', { where: chosen.usedIn.map(text) })}
          />
        )}
      </div>
    </>
  )
}
