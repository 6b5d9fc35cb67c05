import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { peopleScreenMessages } from './messages.ts'

/** Where the account is signed in, each of which can be ended. */
export function AccountDevices() {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  const { data } = useAsk('session.devices', {})
  const end = useCall('session.revoke')
  const others = data?.rows.some((row) => !row.isCurrent) ?? false
  return (
    <Panel
      title={t('people.devices')}
      aside={
        others && (
          <button type="button" className="lnk" onClick={() => end.mutate({ id: 'others' })}>
            {t('people.devices_end_others')}
          </button>
        )
      }
    >
      {data?.rows.map((row) => (
        <div key={row.id} className="kv">
          <Icon name={/Android|iOS|HarmonyOS/.test(row.device) ? 'phone' : 'globe'} />
          <span className="grow">
            <b>
              {row.device || t('people.device_unknown')}
              {row.isCurrent && <Tag tone="pine">{t('people.device_this')}</Tag>}
            </b>
            <small>
              {row.ip} {t('people.device_seen', { at: instantText(row.seenAt, language) })}
            </small>
          </span>
          {!row.isCurrent && (
            <Button small onClick={() => end.mutate({ id: row.id })}>
              {t('people.device_end')}
            </Button>
          )}
        </div>
      ))}
    </Panel>
  )
}
