import { chinaDay } from '#platform/core/time.ts'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText, timeText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import type { OutputOf } from './api.ts'
import { useAsk } from './api-hooks.ts'
import { webMessages } from './messages.ts'
import { useLive } from './news.ts'
import { useSession } from './session.ts'

// The copy of the night is made once a day; a page left open learns of it within the hour.
const staleMs = 3_600_000

/** Lower left of the shell: whether the server answers, and the time of the last good copy of everything (TEC-16). */
export function ServerState() {
  const t = useT(webMessages)
  const isLive = useLive()
  const enabled = useSession().data !== undefined
  const { data } = useAsk('backup.state', {}, { staleMs, enabled })
  const { data: demo } = useAsk('demo.state', {}, { staleMs, enabled })
  return (
    <footer aria-live="polite">
      <span className={isLive ? 'dot' : 'dot off'} />
      {t(isLive ? 'web.database_ok' : 'web.not_live')}
      {data && <BackupLine state={data} />}
      {demo && demo.state !== 'none' && <div>{t('web.demo')}</div>}
    </footer>
  )
}

function BackupLine({ state: { lastGoodAt, isLate } }: { state: OutputOf<'backup.state'> }) {
  const t = useT(webMessages)
  const { language } = useLanguage()
  const today = useToday()
  if (lastGoodAt === null) return <div>{t('web.backup_none')}</div>
  const day = chinaDay(new Date(lastGoodAt))
  const facts = { day: shortDayText(day, today, language), time: timeText(lastGoodAt) }
  if (isLate) return <div className="red">{t('web.backup_late', facts)}</div>
  return <div>{t(wordFor(day, lastGoodAt, today), facts)}</div>
}

// Before the working day begins, a copy belongs to the night.
const morningHour = 6

function wordFor(
  day: string,
  at: string,
  today: string,
): 'web.backup_last_night' | 'web.backup_today' | 'web.backup_of' {
  if (day !== today) return 'web.backup_of'
  return Number(timeText(at).slice(0, 2)) < morningHour ? 'web.backup_last_night' : 'web.backup_today'
}
