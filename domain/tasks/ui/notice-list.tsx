import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText, timeText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import type { OutputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { noticeTexts } from './notice-texts.ts'
import { ReminderSettings } from './reminder-settings.tsx'
import './notices.css'

type Notice = OutputOf<'notice.list'>['rows'][number]

/** What the bell holds: the newest first, unread ones marked, and how one wants to be reminded. */
export function NoticeList({ rows, unread }: { rows: readonly Notice[]; unread: number }) {
  const t = useT(noticeTexts)
  const read = useCall('notice.read')
  return (
    <>
      {unread > 0 && (
        <p className="ntc-all">
          <Button small tone="text" busy={read.isPending} onClick={() => read.mutate({})}>
            {t('notices.all_read')}
          </Button>
        </p>
      )}
      {rows.length === 0 && (
        <EmptyState drawing="calendar" title={t('notices.none')}>
          {t('notices.none_when')}
        </EmptyState>
      )}
      <ul className="ntc">
        {rows.map((row) => (
          <NoticeLine key={row.id} row={row} onRead={() => !row.isRead && read.mutate({ ids: [row.id] })} />
        ))}
      </ul>
      <ReminderSettings />
    </>
  )
}

function NoticeLine({ row, onRead }: { row: Notice; onRead: () => void }) {
  const { language } = useLanguage()
  const today = useToday()
  const day = chinaDay(new Date(row.createdAt))
  return (
    <li className={row.isRead ? undefined : 'new'}>
      <Link href={hrefOf(row)} onClick={onRead}>
        {row.text}
        <small className="mut">{day === today ? timeText(row.createdAt) : shortDayText(day, today, language)}</small>
      </Link>
    </li>
  )
}

/** Where what was told is worked on. */
function hrefOf({ kind }: Notice): string {
  if (kind === 'morning') return paths.today
  if (kind.endsWith('_failing')) return paths.settingsTab('integrations')
  return kind.startsWith('escalated') ? `${paths.tasks}?whose=all&when=overdue` : paths.tasks
}
