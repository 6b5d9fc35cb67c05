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
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'
import { robot } from '../robots/schema.ts'
import { RobotDrawer } from './robot-drawer.tsx'
import { robotTexts } from './robot-texts.ts'
import type { Robot } from './shapes.ts'

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

function RobotLine({ row, onEdit }: { row: Robot; onEdit: () => void }) {
  const t = useT(robotTexts)
  const say = useToast()
  const { language } = useLanguage()
  const test = useCall('robot.test', { onDone: () => say({ tone: 'pine', text: t('robots.tested') }) })
  const tones = { sent: 'pine', waiting: 'ochre', failed: 'seal' } as const
  return (
    <div className="li">
      <span className="grow ell">
        <b>{row.name}</b>{' '}
        <span className="ink2 sm">
          {optionText(robot.fields.kind, row.kind, language)}
          <Rule />
          {row.departmentName ?? t('robots.all')}
          <Rule />
          {row.address}
        </span>{' '}
        {!row.isActive && <Tag>{t('robots.off')}</Tag>}
      </span>
      {row.lastState === null ? (
        <span className="mut sm">{t('robots.never')}</span>
      ) : (
        <span className="sm nw" title={row.lastFault ?? undefined}>
          <Tag tone={tones[row.lastState]}>{t(`robots.${row.lastState}`)}</Tag>{' '}
          {row.lastFault ?? (row.lastAt && instantText(row.lastAt, language))}
        </span>
      )}
      {row.kind !== 'sms' && (
        <Button
          small
          busy={test.isPending}
          aria-label={`${t('robots.test')} ${row.name}`}
          onClick={() =>
            test.mutate({ id: row.id }, { onError: (error) => say({ tone: 'seal', text: error.message }) })
          }
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
