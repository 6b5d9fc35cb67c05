import { useCallback, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { ApiError } from '#web/api-error.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'
import { remedyOf } from '../robots/faults/rules.ts'
import { robot } from '../robots/schema.ts'
import { faultText, faultTexts } from './fault-text.ts'
import { RobotDrawer } from './robot-drawer.tsx'
import { robotTexts } from './robot-texts.ts'
import type { Robot } from './shapes.ts'

const tones = { sent: 'pine', waiting: 'ochre', failed: 'seal' } as const

/** Where the morning's reminders are said besides the bell, and whether the last one arrived (TSK-02). */
export function RobotsPanel() {
  const t = useT(robotTexts)
  const { data, refetch } = useAsk('robot.list', {}, { staleMs: 0 })
  const [open, setOpen] = useState<{ held: Robot | undefined }>()
  useNews(
    'robot.changed',
    useCallback(() => void refetch(), [refetch]),
  )
  return (
    <Panel
      title={t('robots.title')}
      note={t('robots.note')}
      aside={
        <Button small icon="plus" onClick={() => setOpen({ held: undefined })}>
          {t('robots.add')}
        </Button>
      }
    >
      {data?.rows.length === 0 && (
        <EmptyState drawing="paper" title={t('robots.none')}>
          {t('robots.none_how')}
        </EmptyState>
      )}
      {data?.rows.map((row) => (
        <RobotLine key={row.id} row={row} onEdit={() => setOpen({ held: row })} />
      ))}
      {open && <RobotDrawer held={open.held} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

type RobotLineProps = { row: Robot; onEdit: () => void }

function RobotLine({ row, onEdit }: RobotLineProps) {
  const t = useT(robotTexts)
  const say = useToast()
  const { language } = useLanguage()
  const onError = (error: ApiError) => say({ tone: 'seal', text: error.message })
  const test = useCall('robot.test', { onDone: () => say({ tone: 'pine', text: t('robots.tested') }) })
  const resend = useCall('robot.resend', {
    onDone: ({ count }) => say({ tone: 'pine', text: t('robots.resent', { n: count }) }),
  })
  return (
    <div className="kv many">
      <span className="grow">
        <b>
          {row.name} {row.isActive ? <StateTag row={row} /> : <Tag tone="lined">{t('robots.off')}</Tag>}
        </b>
        <small>
          {optionText(robot.fields.kind, row.kind, language)}
          <Rule />
          {row.departmentName ?? t('robots.all')}
          {row.lastState === 'sent' && row.lastAt && (
            <>
              <Rule />
              {t('robots.last', { at: instantText(row.lastAt, language) })}
            </>
          )}
        </small>
        <small className="int-address">{row.address}</small>
        {row.isActive && <Trouble row={row} />}
      </span>
      {row.resendable > 0 && row.isActive && (
        <Button
          small
          icon="send"
          busy={resend.isPending}
          aria-label={`${t('robots.resend')} ${row.name}`}
          onClick={() => resend.mutate({ id: row.id }, { onError })}
        >
          {t('robots.resend')}
        </Button>
      )}
      {row.kind !== 'sms' && row.isActive && (
        <Button
          small
          busy={test.isPending}
          aria-label={`${t('robots.test')} ${row.name}`}
          onClick={() => test.mutate({ id: row.id }, { onError })}
        >
          {t('robots.test')}
        </Button>
      )}
      <Button small aria-label={`${t('robots.change')} ${row.name}`} onClick={onEdit}>
        {t('robots.change')}
      </Button>
    </div>
  )
}

function StateTag({ row: { lastState, lastFault, failingSince } }: { row: Robot }) {
  const t = useT(robotTexts)
  if (lastState === null) return <Tag>{t('robots.never')}</Tag>
  if (failingSince !== null) return <Tag tone="seal">{t('robots.failing')}</Tag>
  if (lastState === 'waiting' && lastFault === null) return <Tag tone="ochre">{t('robots.sending')}</Tag>
  return <Tag tone={tones[lastState]}>{t(`robots.${lastState}`)}</Tag>
}

/** Since when nothing arrives, why, what can be done about it, and when it is tried again. */
function Trouble({ row: { kind, failingSince, lastFault, nextAt } }: { row: Robot }) {
  const t = useT(robotTexts)
  const why = useT(faultTexts)
  const { language } = useLanguage()
  if (failingSince === null || lastFault === null) return null
  const remedy = remedyOf(kind, lastFault)
  return (
    <>
      <small className="red">
        {t('robots.since', { at: instantText(failingSince, language), why: faultText(lastFault, why) })}
        {nextAt !== null && t('robots.again', { at: instantText(nextAt, language) })}
      </small>
      {remedy !== undefined && <small>{t(`robots.remedy_${remedy}`)}</small>}
    </>
  )
}
