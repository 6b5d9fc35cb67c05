import { useState } from 'react'
import { RulesFrame } from '#domain/policies/ui/rules-frame.tsx'
import { addDays } from '#platform/core/time.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { isWorkingDay } from '../calendar/rules.ts'
import { cadenceTexts } from './cadence-texts.ts'
import { LimitsPanel } from './limits-panel.tsx'
import './cadences.css'

type Year = OutputOf<'calendar.year'>

/** The days people work: a year at a glance, holidays and the days worked for them, with the notice they come from. */
export function CalendarPage() {
  const t = useT(cadenceTexts)
  const today = useToday()
  const [state, change] = useUrlState()
  const year = Number(state['year'] ?? today.slice(0, 4))
  const { data: session } = useSession()
  const mayManage = session?.rights['cadence.manage'] !== undefined
  const { data } = useAsk('calendar.year', { year } as never)
  const [isOpen, setOpen] = useState(false)
  const years = [year - 1, year, year + 1]
  return (
    <RulesFrame
      tab="calendar"
      title={t('calendar.title')}
      acts={
        <Button small icon="edit" onClick={() => setOpen(true)} {...(!mayManage && { reason: t('cadence.no_right') })}>
          {t('calendar.set')}
        </Button>
      }
    >
      <div className="cgrid">
        <div className="fb">
          <Segmented
            label={t('calendar.title')}
            choices={years.map((one) => ({ key: String(one), label: t('calendar.previous', { year: one }) }))}
            value={String(year)}
            onChange={(key) => change({ year: Number(key) })}
          />
          {data?.isOfficial && (
            <span className="mut sm">{t('calendar.official', { source: data.sources.join('；') })}</span>
          )}
        </div>
        {data && !data.isOfficial && <Banner tone="ochre">{t('calendar.unofficial', { year })}</Banner>}
        {data && (
          <section className="sheet" aria-label={t('calendar.previous', { year })}>
            <YearGrid year={data} today={today} />
            <div className="keys">
              <span>
                <b className="och">{t('calendar.legend_off')}</b>
              </span>
              <span>
                <b style={{ color: 'var(--brand)' }}>{t('calendar.legend_on')}</b>
              </span>
              <span className="mut">{t('calendar.legend_weekend')}</span>
            </div>
          </section>
        )}
        <LimitsPanel mayManage={mayManage} />
      </div>
      {isOpen && <DaysDialog year={year} onClose={() => setOpen(false)} />}
    </RulesFrame>
  )
}

const weekdays = { 'zh-CN': ['一', '二', '三', '四', '五', '六', '日'], en: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] }
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function YearGrid({ year, today }: { year: Year; today: string }) {
  const t = useT(cadenceTexts)
  const { language } = useLanguage()
  const own = new Map(year.days.map((one) => [one.day, one]))
  const calendar = new Map(year.days.map((one) => [one.day, one.isWorking]))
  return (
    <div className="year">
      {monthNames.map((name, at) => {
        const first = `${year.year}-${String(at + 1).padStart(2, '0')}-01`
        const days = daysOfMonth(first)
        const blank = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
        const cells = [...Array.from({ length: blank }, () => undefined), ...days]
        const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) => cells.slice(n * 7, n * 7 + 7))
        return (
          <table key={first}>
            <caption>
              {language === 'en' ? name : `${at + 1} 月`}
              <small>{t('calendar.days', { n: days.filter((day) => isWorkingDay(day, calendar)).length })}</small>
            </caption>
            <thead>
              <tr>
                {weekdays[language].map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.find((day) => day !== undefined)}>
                  {Array.from({ length: 7 }, (_, n) => week[n]).map((day, n) =>
                    day === undefined ? (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the places of a week are what they are
                      <td key={n} />
                    ) : (
                      <td key={day} className={lookOf(day, calendar, own.has(day), day === today)}>
                        <span title={own.get(day)?.note ?? undefined}>
                          {Number(day.slice(8))}
                          {own.has(day) && (
                            <span className="vh">
                              {' '}
                              {own.get(day)?.note} {t(calendar.get(day) ? 'calendar.legend_on' : 'calendar.legend_off')}
                            </span>
                          )}
                        </span>
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </div>
  )
}

function daysOfMonth(first: string): string[] {
  const days: string[] = []
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day)
  return days
}

function lookOf(day: string, calendar: ReadonlyMap<string, boolean>, isOwn: boolean, isToday: boolean): string {
  const works = isWorkingDay(day, calendar)
  const look = isOwn ? (works ? 'on' : 'off') : works ? '' : 'we'
  return isToday ? `${look} now` : look
}

function DaysDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const t = useT(cadenceTexts)
  const say = useToast()
  const today = useToday()
  const first = today.startsWith(String(year)) ? today : `${year}-01-01`
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState(first)
  const [kind, setKind] = useState<'off' | 'on' | 'plain'>('off')
  const [note, setNote] = useState('')
  const [source, setSource] = useState('')
  const set = useCall('calendar.set', {
    onDone: ({ days }) => {
      say({ tone: 'pine', text: t('calendar.saved', { n: days }) })
      onClose()
    },
  })
  const save = () =>
    set.mutate({
      from,
      to,
      isWorking: kind === 'plain' ? null : kind === 'on',
      ...(note && { note }),
      ...(source && { source }),
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('calendar.set')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={set.isPending} onClick={save}>
            {t('calendar.save')}
          </Button>
        </>
      }
    >
      <div className="fm1">
        <div className="cfill">
          <Day label={t('calendar.from')} value={from} onChange={setFrom} />
          <Day label={t('calendar.to')} value={to} onChange={setTo} />
        </div>
        <Segmented
          label={t('calendar.kind')}
          choices={(['off', 'on', 'plain'] as const).map((key) => ({ key, label: t(`calendar.kind_${key}`) }))}
          value={kind}
          onChange={setKind}
        />
        <div className="fl">
          <label htmlFor="day-note">{t('calendar.note')}</label>
          <input
            id="day-note"
            className="in"
            maxLength={60}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <div className="fl">
          <label htmlFor="day-source">{t('calendar.source')}</label>
          <input
            id="day-source"
            className="in"
            maxLength={120}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </div>
        <RefusedNote error={set.error} />
      </div>
    </Dialog>
  )
}

export function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const id = `day-${label}`
  return (
    <div className="fl">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className="in"
        value={value}
        onChange={(event) => event.target.value && onChange(event.target.value)}
      />
    </div>
  )
}
