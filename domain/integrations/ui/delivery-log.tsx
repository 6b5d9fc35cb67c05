import { useCallback } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'
import { deliveryStates, integration, testEvent } from '../schema.ts'
import { faultText, faultTexts } from './fault-text.ts'
import { integrationTexts } from './integration-texts.ts'
import type { Delivery, Integration } from './shapes.ts'

const states = ['waiting', 'sent', 'failed'] as const
const tones = { waiting: 'ochre', sent: 'pine', failed: 'seal' } as const

/** What one system was told, what it answered, and when it is tried again. */
export function DeliveryLog({ of }: { of: Integration }) {
  const t = useT(integrationTexts)
  const { language } = useLanguage()
  const [address, change] = useUrlState()
  const state = states.find((one) => one === address['state'])
  const { data, refetch } = useAsk('integration.deliveries', { id: of.id, ...(state && { state }) }, { staleMs: 0 })
  useNews(
    'integration.changed',
    useCallback((news) => news['id'] === of.id && void refetch(), [of.id, refetch]),
  )
  const wordOf = (key: (typeof states)[number]) => deliveryStates[key][language === 'en' ? 1 : 0]
  return (
    <Panel
      title={t('int.log')}
      note={of.name}
      aside={
        <Segmented
          label={t('int.log_which')}
          choices={[{ key: 'all', label: t('int.all') }, ...states.map((key) => ({ key, label: wordOf(key) }))]}
          value={state ?? 'all'}
          onChange={(key) => change({ state: key === 'all' ? undefined : key })}
        />
      }
    >
      {data?.rows.length === 0 && (
        <EmptyState drawing="paper" title={t('int.log_none')}>
          {t('int.log_none_way')}
        </EmptyState>
      )}
      <ul>
        {data?.rows.map((row) => (
          <DeliveryLine key={row.id} row={row} word={wordOf(row.state)} />
        ))}
      </ul>
    </Panel>
  )
}

function DeliveryLine({ row, word }: { row: Delivery; word: string }) {
  const t = useT(integrationTexts)
  const why = useT(faultTexts)
  const { language } = useLanguage()
  const say = useToast()
  const resend = useCall('integration.resend', { onDone: () => say({ text: t('int.resent') }) })
  const event =
    row.event === testEvent ? t('int.test_event') : optionText(integration.fields.events, row.event, language)
  const facts = [
    row.status !== null && t('int.answer', { status: row.status }),
    row.fault !== null && faultText(row.fault, why),
    row.tookMs !== null && t('int.took', { n: row.tookMs }),
    row.attempts > 1 && t('int.attempts', { n: row.attempts }),
    row.state === 'waiting' &&
      row.attempts > 0 &&
      row.nextAt &&
      t('int.again_at', { at: instantText(row.nextAt, language) }),
  ].filter((one): one is string => typeof one === 'string')
  return (
    <li className="kv">
      <span className="mut sm n nw">{instantText(row.createdAt, language)}</span>
      <span className="grow">
        <b>
          {event} <Tag tone={tones[row.state]}>{word}</Tag>
        </b>
        <small>{facts.join(language === 'en' ? ', ' : '，')}</small>
        <details className="sm">
          <summary>{t('int.body')}</summary>
          <pre className="int-body">{JSON.stringify(JSON.parse(row.body), null, 2)}</pre>
        </details>
        {resend.error && <small className="red">{resend.error.message}</small>}
      </span>
      {row.state !== 'waiting' && (
        <Button small busy={resend.isPending} onClick={() => resend.mutate({ id: row.id })}>
          {t('int.resend')}
        </Button>
      )}
    </li>
  )
}
