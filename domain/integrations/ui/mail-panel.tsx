import { useCallback } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'
import { mailTexts } from './mail-texts.ts'
import type { MailState } from './shapes.ts'

/** Whether mail goes out, and if not since when and why (TSK-02). */
export function MailPanel() {
  const t = useT(mailTexts)
  const say = useToast()
  const { data, refetch } = useAsk('mail.state', {}, { staleMs: 0 })
  useNews(
    'mail.changed',
    useCallback(() => void refetch(), [refetch]),
  )
  const test = useCall('mail.test', {
    onDone: ({ to }) => {
      say({ text: t('mailing.tested', { to }) })
      void refetch()
    },
  })
  if (data === undefined) return null
  return (
    <Panel
      title={t('mailing.title')}
      note={t('mailing.note')}
      aside={
        data.from !== null && (
          <Button
            small
            icon="send"
            busy={test.isPending}
            onClick={() => test.mutate({}, { onError: (error) => say({ tone: 'seal', text: error.message }) })}
          >
            {t('mailing.test')}
          </Button>
        )
      }
    >
      {data.from === null ? (
        <EmptyState drawing="paper" title={t('mailing.none')}>
          {t('mailing.none_how')}
        </EmptyState>
      ) : (
        <Standing state={data} from={data.from} />
      )}
    </Panel>
  )
}

function Standing({ state, from }: { state: MailState; from: string }) {
  const t = useT(mailTexts)
  const { language } = useLanguage()
  const { sent, waiting, failed, fault, nextAt, test } = state
  const why = fault ?? ''
  return (
    <div className="kv">
      <span className="grow">
        <b>
          {t('mailing.from', { from })} {waiting + failed > 0 && <Tag tone="seal">{t('mailing.failing')}</Tag>}
        </b>
        <small>{sent + waiting + failed === 0 ? t('mailing.quiet') : t('mailing.morning', { sent })}</small>
        {waiting > 0 && nextAt !== null && (
          <small className="red">{t('mailing.waiting', { n: waiting, why, at: instantText(nextAt, language) })}</small>
        )}
        {failed > 0 && waiting === 0 && <small className="red">{t('mailing.failed', { n: failed, why })}</small>}
        {test !== null && (
          <small className={test.state === 'failed' ? 'red' : undefined} role="status">
            {t(`mailing.test_${test.state}`, {
              at: instantText(test.at, language),
              to: test.to,
              why: test.fault ?? '',
            })}
          </small>
        )}
      </span>
    </div>
  )
}
