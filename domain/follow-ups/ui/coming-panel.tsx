import { useState } from 'react'
import { becauseText } from '#domain/tasks/because/rules.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { dayText, shortDayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { AskDialog, PauseDialog, PlanDialog } from './coming-dialogs.tsx'
import { comingTexts } from './coming-texts.ts'

type Coming = OutputOf<'followUp.coming'>
type Opened = 'plan' | 'pause' | { ask: Coming['onRequest'][number] } | undefined
type ComingPanelProps = { customerId: string; mayDo: boolean; mayChange: boolean }

/** What the cadences will still ask for with a customer, each day with its reason; what rests; what may be asked for. */
export function ComingPanel({ customerId, mayDo, mayChange }: ComingPanelProps) {
  const t = useT(comingTexts)
  const text = useText()
  const { data } = useAsk('followUp.coming', { customerId })
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  const noTask = mayDo ? {} : { reason: t('coming.no_right') }
  return (
    <Panel
      title={t('coming.title')}
      note={t('coming.note')}
      aside={
        <span className="flex">
          {data?.onRequest.map((one) => (
            <Button key={one.cadenceId + one.track} small onClick={() => setOpened({ ask: one })} {...noTask}>
              {t('coming.ask', { who: text(one.trackName) })}
            </Button>
          ))}
          <Button small icon="plus" onClick={() => setOpened('plan')} {...noTask}>
            {t('coming.plan')}
          </Button>
          <Button
            small
            onClick={() => setOpened('pause')}
            {...(mayDo && !mayChange ? { reason: t('coming.no_change') } : noTask)}
          >
            {t('coming.pause')}
          </Button>
        </span>
      }
    >
      {data?.pauses.map((one) => (
        <PauseLine key={one.id} pause={one} mayChange={mayDo && mayChange} />
      ))}
      {data?.rows.length === 0 && (
        <EmptyState drawing="calendar" title={t('coming.none')}>
          {t('coming.none_how')}
        </EmptyState>
      )}
      {data?.rows.map((one) => (
        <ComingLine key={`${one.cadenceId}${one.dueOn}${one.title}`} row={one} />
      ))}
      {opened === 'plan' && <PlanDialog customerId={customerId} rows={data?.rows ?? []} onClose={close} />}
      {opened === 'pause' && <PauseDialog customerId={customerId} rows={data?.rows ?? []} onClose={close} />}
      {typeof opened === 'object' && <AskDialog customerId={customerId} asked={opened.ask} onClose={close} />}
    </Panel>
  )
}

function ComingLine({ row }: { row: Coming['rows'][number] }) {
  const t = useT(comingTexts)
  const { language } = useLanguage()
  const today = useToday()
  const why = becauseText(row.because, { t: t as never, dayWord: (day) => shortDayText(day, today, language) })
  return (
    <div className="li">
      <span className="tm n nw cday">{shortDayText(row.dueOn, today, language)}</span>
      <span className="grow ell">
        <b>{row.title}</b> <span className="mut sm">{row.cadenceName}</span> <span className="ink2 sm">{why}</span>
      </span>
      <span className={row.ownerName === null ? 'red sm' : 'mut sm'}>{row.ownerName ?? t('coming.nobody')}</span>
    </div>
  )
}

function PauseLine({ pause, mayChange }: { pause: Coming['pauses'][number]; mayChange: boolean }) {
  const t = useT(comingTexts)
  const say = useToast()
  const { language } = useLanguage()
  const resume = useCall('followUp.resume', {
    renews: ['task'],
    onDone: () => say({ tone: 'pine', text: t('coming.resume') }),
  })
  const name = pause.cadenceName ?? t('coming.all')
  return (
    <div className="li">
      <span className="grow ell och">
        {pause.untilOn === null
          ? t('coming.paused_open', { name })
          : t('coming.paused', { name, day: dayText(pause.untilOn, language) })}{' '}
        <span className="ink2 sm">
          {pause.reason} {pause.byName}
        </span>
      </span>
      <Button
        small
        busy={resume.isPending}
        onClick={() => resume.mutate({ id: pause.id, version: pause.version })}
        {...(!mayChange && { reason: t('coming.no_change') })}
      >
        {t('coming.resume')}
      </Button>
    </div>
  )
}
