import { useCallback } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'
import { paths } from '#web/paths.ts'
import { careTexts } from './care-texts.ts'
import '#domain/collecting/ui/collecting.css'

type Run = OutputOf<'greeting.runs'>['rows'][number]

/** What was sent of an occasion, how far it is, and whom it did not reach. */
export function Sendings({ ruleId }: { ruleId: string }) {
  const t = useT(careTexts)
  const { data, refetch } = useAsk('greeting.runs', { ruleId }, { staleMs: 0 })
  useNews(
    'greeting',
    useCallback(() => void refetch(), [refetch]),
  )
  if (!data || data.rows.length === 0) return null
  return (
    <Panel title={t('send.runs')} note={data.rows.length}>
      <ul className="cards">
        {data.rows.map((row) => (
          <Sending key={row.id} row={row} />
        ))}
      </ul>
    </Panel>
  )
}

const tones = { running: 'ochre', done: 'pine', cancelled: 'lined' } as const

function Sending({ row }: { row: Run }) {
  const t = useT(careTexts)
  const say = useToast()
  const { language } = useLanguage()
  const { id, version } = row
  const cancel = useCall('greeting.cancel', {
    onDone: ({ cancelled }) => say({ text: t('send.cancelled', { n: cancelled }) }),
  })
  const retry = useCall('greeting.retry', { onDone: ({ again }) => say({ text: t('send.again', { n: again }) }) })
  const total = row.waiting + row.sent + row.failed + row.cancelled
  const error = cancel.error ?? retry.error
  return (
    <li>
      <div className="grow">
        <div className="l1">
          <b>{t(`send.${row.means}`)}</b>
          <Tag tone={tones[row.state]}>{t(`send.state_${row.state}`)}</Tag>
        </div>
        <p className="mut sm">
          {dayText(chinaDay(new Date(row.createdAt)), language)}
          <Rule />
          {row.byName}
          <Rule />
          {t('send.counts', { sent: row.sent, total })}
          {row.failed > 0 && (
            <>
              <Rule />
              <span className="red">{t('send.failed', { n: row.failed })}</span>
            </>
          )}
        </p>
        {row.state === 'running' && (
          <ProgressBar
            label={t('send.runs')}
            parts={[
              { tone: 'brand', share: total === 0 ? 1 : row.sent / total, label: `${row.sent}` },
              { tone: 'seal', share: total === 0 ? 0 : row.failed / total, label: `${row.failed}` },
            ]}
          />
        )}
        {row.failures.length > 0 && (
          <ul className="samples">
            {row.failures.map((one) => (
              <li key={one.id}>
                <Link className="lnk" href={paths.customer(one.customerId)}>
                  {one.recipient}
                </Link>{' '}
                <span className="mut sm">{one.fault}</span>
              </li>
            ))}
          </ul>
        )}
        <RefusedNote error={error} />
      </div>
      <span className="acts">
        {row.state === 'running' && (
          <Button small tone="text" busy={cancel.isPending} onClick={() => cancel.mutate({ id, version })}>
            {t('send.stop')}
          </Button>
        )}
        {row.failed > 0 && (
          <Button small tone="text" busy={retry.isPending} onClick={() => retry.mutate({ id, version })}>
            {t('send.retry', { n: row.failed })}
          </Button>
        )}
      </span>
    </li>
  )
}
