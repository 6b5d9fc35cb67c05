import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { careTexts } from './care-texts.ts'

type Channel = 'email' | 'sms'
const obstacles = ['avoided', 'noConsent', 'noAddress', 'underWay'] as const

/** Says who would be written to and who not and why, and how it reads, before anything is sent. */
export function SendDialog({ ruleId, onClose }: { ruleId: string; onClose: () => void }) {
  const t = useT(careTexts)
  const say = useToast()
  const { language } = useLanguage()
  const today = useToday()
  const [channel, setChannel] = useState<Channel>('email')
  const { data, error } = useAsk('greeting.preview', { ruleId, channel }, { staleMs: 0 })
  const send = useCall('greeting.send', {
    renews: ['care', 'task'],
    onDone: ({ messages }) => {
      say({ tone: 'pine', text: t('send.begun', { n: messages }) })
      onClose()
    },
  })
  const ready = data?.ready ?? 0
  const why = data?.why ?? (ready === 0 ? t('send.nobody') : undefined)
  const held = obstacles.filter((key) => (data?.obstacles[key] ?? 0) > 0)
  const startsAt = data?.startsAt ? new Date(data.startsAt) : undefined
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('send.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            icon="send"
            busy={send.isPending}
            onClick={() => send.mutate({ ruleId, channel, expects: ready })}
            {...(why !== undefined && { reason: why })}
          >
            {t('send.do', { n: ready })}
          </Button>
        </>
      }
    >
      <Segmented
        label={t('send.channel')}
        choices={(['email', 'sms'] as const).map((key) => ({ key, label: t(`send.${key}`) }))}
        value={channel}
        onChange={setChannel}
      />
      <RefusedNote error={error} />
      <p>
        <b>{t('send.ready', { n: ready })}</b>
        <span className="mut sm">
          {held.map((key) => (
            <span key={key} className="nw">
              <Rule />
              {t(`send.${key}`, { n: data?.obstacles[key] })}
            </span>
          ))}
        </span>
      </p>
      {startsAt && ready > 0 && (
        <p className="och sm">
          {t('send.quiet', {
            when: `${shortDayText(chinaDay(startsAt), today, language)} ${startsAt.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })}`,
          })}
        </p>
      )}
      {data && data.samples.length > 0 && (
        <section className="fs">
          <h3>{t('send.samples')}</h3>
          <ul className="samples">
            {data.samples.map((one) => (
              <li key={one.taskId}>
                <b>{one.recipient}</b>{' '}
                {one.recipient !== one.customerName && <span className="mut sm">{one.customerName}</span>}
                <p className="ink2">{one.body}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <RefusedNote error={send.error} />
    </Dialog>
  )
}
