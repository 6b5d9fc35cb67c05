import { useState } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { integration } from '../schema.ts'
import { AskDialog } from './ask-dialog.tsx'
import { faultText, faultTexts } from './fault-text.ts'
import { integrationTexts } from './integration-texts.ts'
import { SecretDialog } from './secret-dialog.tsx'
import type { Integration } from './shapes.ts'

type IntegrationLinesProps = {
  rows: readonly Integration[]
  chosen: string | undefined
  onChoose: (id: string) => void
  onEdit: (one: Integration) => void
}

/** The systems that are told, how each stands, and what can be done with it. */
export function IntegrationLines({ rows, chosen, onChoose, onEdit }: IntegrationLinesProps) {
  const t = useT(integrationTexts)
  return (
    <Panel title={t('int.title')} note={rows.length}>
      {rows.map((one) => (
        <IntegrationLine
          key={one.id}
          one={one}
          isChosen={one.id === chosen}
          onChoose={() => onChoose(one.id)}
          onEdit={() => onEdit(one)}
        />
      ))}
    </Panel>
  )
}

type IntegrationLineProps = { one: Integration; isChosen: boolean; onChoose: () => void; onEdit: () => void }

function IntegrationLine({ one, isChosen, onChoose, onEdit }: IntegrationLineProps) {
  const t = useT(integrationTexts)
  const why = useT(faultTexts)
  const { language } = useLanguage()
  const say = useToast()
  const [asking, setAsking] = useState<'secret' | 'remove'>()
  const [secret, setSecret] = useState<string>()
  const { id, version, isActive } = one
  const test = useCall('integration.test', { onDone: () => say({ text: t('int.tested') }) })
  const change = useCall('integration.change')
  const renew = useCall('integration.renewSecret', {
    onDone: (answer) => {
      setAsking(undefined)
      setSecret(answer.secret)
    },
  })
  const remove = useCall('integration.remove', { onDone: () => say({ text: t('int.removed') }) })
  const events = one.events.map((key) => optionText(integration.fields.events, key, language))
  const items: MenuItem[] = [
    { key: 'edit', label: t('int.edit'), icon: 'edit', onPress: onEdit },
    { key: 'secret', label: t('int.secret_renew'), icon: 'key', onPress: () => setAsking('secret') },
    {
      key: 'switch',
      label: t(isActive ? 'int.off' : 'int.on'),
      icon: isActive ? 'lock' : 'play',
      onPress: () => change.mutate({ id, version, isActive: !isActive }),
    },
    { key: 'remove', label: t('int.remove'), icon: 'trash', stop: true, onPress: () => setAsking('remove') },
  ]
  const error = test.error ?? change.error
  return (
    <div className="kv">
      <span className="grow">
        <b>
          <button type="button" className={isChosen ? 'b' : 'lnk'} aria-pressed={isChosen} onClick={onChoose}>
            {one.name}
          </button>
          {!isActive && <Tag tone="lined">{t('int.is_off')}</Tag>}
          {one.waiting > 0 && <Tag tone="ochre">{t('int.waiting', { n: one.waiting })}</Tag>}
          {one.failed > 0 && <Tag tone="seal">{t('int.failed', { n: one.failed })}</Tag>}
        </b>
        <small className="int-address">{one.address}</small>
        <small>{t('int.told_of', { events })}</small>
        {isActive && one.failingSince !== null && one.fault !== null && (
          <small className="red">
            {t('int.since', { at: instantText(one.failingSince, language), why: faultText(one.fault, why) })}
          </small>
        )}
        {error && <small className="red">{error.message}</small>}
      </span>
      <Button
        small
        icon="send"
        busy={test.isPending}
        aria-label={`${t('int.test')} ${one.name}`}
        onClick={() => {
          onChoose()
          test.mutate({ id })
        }}
      >
        {t('int.test')}
      </Button>
      <Menu alignEnd label={`${t('int.more')} ${one.name}`} items={items}>
        {(props) => <IconButton small icon="more" label={`${t('int.more')} ${one.name}`} {...props} />}
      </Menu>
      {asking === 'secret' && (
        <AskDialog
          title={t('int.secret_renew')}
          about={t('int.secret_renew_about')}
          busy={renew.isPending}
          error={renew.error}
          onClose={() => setAsking(undefined)}
          onAct={() => renew.mutate({ id, version })}
        />
      )}
      {asking === 'remove' && (
        <AskDialog
          title={t('int.remove')}
          about={t('ui.says', { name: one.name, what: t('int.remove_about') })}
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setAsking(undefined)}
          onAct={() => remove.mutate({ id, version })}
        />
      )}
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </div>
  )
}
