import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText, instantText } from '#platform/ui/day-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { peopleScreenMessages } from './messages.ts'
import { TokenDialog } from './token-dialog.tsx'

// A token that ends at midnight is good on the day before.
const lastDayOf = (expiresAt: string) => chinaDay(new Date(Date.parse(expiresAt) - 1))

/** API tokens of the own account; `rights` are those the person may pass on. */
export function AccountTokens({ rights }: { rights: readonly string[] }) {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  const { data } = useAsk('token.list', {})
  const revoke = useCall('token.revoke')
  const [isMaking, setIsMaking] = useState(false)
  return (
    <Panel title={t('people.tokens')} note={t('people.tokens_say')}>
      {data?.rows.length === 0 && <p className="pad mut">{t('people.token_none')}</p>}
      {data?.rows.map((row) => (
        <div key={row.id} className="kv">
          <Icon name="link" />
          <span className="grow">
            <b>{row.name}</b>
            <small>
              {row.expiresAt && t('people.token_until_day', { day: dayText(lastDayOf(row.expiresAt), language) })}{' '}
              {row.lastUsedAt && t('people.used_at', { at: instantText(row.lastUsedAt, language) })}
            </small>
          </span>
          <Button small onClick={() => revoke.mutate({ id: row.id })}>
            {t('people.token_end')}
          </Button>
        </div>
      ))}
      <p className="pad">
        <Button small icon="plus" onClick={() => setIsMaking(true)}>
          {t('people.token_new')}
        </Button>
      </p>
      {isMaking && <TokenDialog rights={rights.filter((right) => right !== '*')} onClose={() => setIsMaking(false)} />}
    </Panel>
  )
}
