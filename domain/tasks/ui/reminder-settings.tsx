import { useEffect, useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { noticeTexts } from './notice-texts.ts'

type Settings = OutputOf<'reminder.settings'>

/** By mail or not, when not to be disturbed, and the address of one's calendar. */
export function ReminderSettings() {
  const { data } = useAsk('reminder.settings', {})
  if (data === undefined) return null
  return (
    <section className="rmd">
      <Ways settings={data} />
      <Calendar settings={data} />
    </section>
  )
}

function Ways({ settings }: { settings: Settings }) {
  const t = useT(noticeTexts)
  const say = useToast()
  const [byMail, setByMail] = useState(settings.byMail)
  const [from, setFrom] = useState(settings.quietFrom ?? '')
  const [to, setTo] = useState(settings.quietTo ?? '')
  useEffect(() => {
    setByMail(settings.byMail)
    setFrom(settings.quietFrom ?? '')
    setTo(settings.quietTo ?? '')
  }, [settings])
  const set = useCall('reminder.set', { onDone: () => say({ tone: 'pine', text: t('reminders.saved') }) })
  return (
    <form
      className="rmd-ways"
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate({ version: settings.version, byMail, quietFrom: from || null, quietTo: to || null })
      }}
    >
      <h3>{t('reminders.title')}</h3>
      <p>
        <Checkbox checked={byMail} onChange={setByMail}>
          {t('reminders.by_mail')}
        </Checkbox>{' '}
        {!settings.canMail && <span className="mut sm">{t('reminders.no_mail')}</span>}
      </p>
      <div className="flex">
        <span className="ink2 sm">{t('reminders.quiet')}</span>
        <input
          type="time"
          className="in s"
          aria-label={t('reminders.quiet_from')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <span aria-hidden="true">–</span>
        <input
          type="time"
          className="in s"
          aria-label={t('reminders.quiet_to')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <Button small type="submit" busy={set.isPending}>
          {t('reminders.save')}
        </Button>
      </div>
      <RefusedNote error={set.error} />
    </form>
  )
}

function Calendar({ settings }: { settings: Settings }) {
  const t = useT(noticeTexts)
  const { language } = useLanguage()
  const [path, setPath] = useState<string>()
  const make = useCall('calendar.make', { renews: ['reminder'], onDone: (made) => setPath(made.path) })
  const end = useCall('calendar.end', { renews: ['reminder'], onDone: () => setPath(undefined) })
  const isUsed = settings.calendarMadeAt !== null
  return (
    <div>
      <h3>{t('reminders.calendar')}</h3>
      <p className="mut sm">{t('reminders.calendar_about')}</p>
      {path !== undefined && (
        <input
          className="in s address"
          readOnly
          aria-label={t('reminders.calendar_address')}
          value={new URL(path, window.location.href).href}
          onFocus={(event) => event.target.select()}
        />
      )}
      <div className="flex">
        {settings.calendarMadeAt !== null && (
          <span className="sm ink2">
            {t('reminders.calendar_since', { day: dayText(chinaDay(new Date(settings.calendarMadeAt)), language) })}
          </span>
        )}
        <Button small busy={make.isPending} onClick={() => make.mutate({})}>
          {t(isUsed ? 'reminders.calendar_renew' : 'reminders.calendar_make')}
        </Button>
        {isUsed && (
          <Button small tone="text" busy={end.isPending} onClick={() => end.mutate({})}>
            {t('reminders.calendar_end')}
          </Button>
        )}
      </div>
    </div>
  )
}
