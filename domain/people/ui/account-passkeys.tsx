import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { TypedInput } from '#platform/ui/typed-input.tsx'
import { renew, useAsk, useCall } from '#web/api-hooks.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { peopleScreenMessages } from './messages.ts'
import { canUsePasskeys, makePasskey } from './passkey-device.ts'

/** Passkeys of the own account. */
export function AccountPasskeys() {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  const client = useQueryClient()
  const { data } = useAsk('passkey.list', {})
  const remove = useCall('passkey.remove')
  const [name, setName] = useState<string>()
  const add = async (password: string) => {
    await makePasskey(name?.trim() || navigator.platform || 'passkey', password)
    setName(undefined)
    await renew(client, ['passkey'])
  }
  return (
    <Panel title={t('people.passkeys')} note={t('people.passkeys_say')}>
      {data?.rows.length === 0 && <p className="pad mut">{t('people.passkey_none')}</p>}
      {data?.rows.map((row) => (
        <div key={row.id} className="kv">
          <Icon name="key" />
          <span className="grow">
            <b>{row.name}</b>
            <small>
              {row.lastUsedAt === null
                ? t('people.made_at', { at: instantText(row.createdAt, language) })
                : t('people.used_at', { at: instantText(row.lastUsedAt, language) })}
            </small>
          </span>
          <Button small onClick={() => remove.mutate({ id: row.id })}>
            {t('ui.remove', { name: '' }).trim()}
          </Button>
        </div>
      ))}
      <p className="pad">
        <Button
          small
          icon="plus"
          onClick={() => setName('')}
          {...(canUsePasskeys() ? {} : { reason: t('people.passkey_needs_https') })}
        >
          {t('people.passkey_add')}
        </Button>
      </p>
      {name !== undefined && (
        <ConfirmDialog title={t('people.passkey_add')} onClose={() => setName(undefined)} onConfirm={add}>
          <div className="fl">
            <label htmlFor="passkey-name">{t('people.passkey_name')}</label>
            <TypedInput
              id="passkey-name"
              value={name}
              onChange={(value) => setName(String(value ?? ''))}
              maxLength={60}
            />
          </div>
        </ConfirmDialog>
      )}
    </Panel>
  )
}
