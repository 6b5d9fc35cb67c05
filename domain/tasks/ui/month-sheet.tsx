import { addDays, addMonths } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { longDayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import type { TaskKind } from '../schema.ts'
import type { Whose } from './filters.ts'
import type { Task } from './shapes.ts'
import { TaskList } from './task-list.tsx'
import { taskTexts } from './task-texts.ts'
import { useTasks } from './use-tasks.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
// A cell of the sheet holds three lines at 92 px.
const linesOfDay = 3
// The most a month sheet asks for; the counts of each day are exact.
const tasksOfMonth = 200

type MonthSheetProps = { whose: Whose; kind: TaskKind | undefined }

/** The month on one sheet: what falls on which day; a press on a day lists its tasks below. */
export function MonthSheet({ whose, kind }: MonthSheetProps) {
  const t = useT(taskTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [state, change] = useUrlState()
  const month = typeof state['month'] === 'string' ? `${state['month']}-01` : `${today.slice(0, 7)}-01`
  const day = typeof state['day'] === 'string' ? state['day'] : undefined
  const days = daysShown(month)
  const [from = month, to = month] = [days[0], days.at(-1)]
  const narrowed = { whose, ...(kind !== undefined && { kind }) }
  const { data: counts } = useAsk('task.days', { ...narrowed, from, to })
  const { data: page } = useAsk('task.list', {
    ...narrowed,
    count: false,
    limit: tasksOfMonth,
    condition: { field: 'dueOn', op: 'betweenDays', value: [from, to] },
  })
  const go = (months: number) => change({ month: addMonths(month, months).slice(0, 7), day: undefined })
  return (
    <div className={day === undefined ? 'mon-page' : 'mon-page with-day'}>
      <section className="sheet tsks">
        <header className="sh">
          <h2>{longDayText(month, language).replace(language === 'en' ? /^\w+, 1 / : / 1 日.*$/, '')}</h2>
          <span className="aside flex">
            <Button small onClick={() => change({ month: undefined, day: undefined })}>
              {t('month.this')}
            </Button>
            <button type="button" className="btn s" aria-label={t('month.previous')} onClick={() => go(-1)}>
              ‹
            </button>
            <button type="button" className="btn s" aria-label={t('month.following')} onClick={() => go(1)}>
              ›
            </button>
          </span>
        </header>
        <div className="mon">
          {weekdays.map((one) => (
            <span key={one} className="wd">
              {t(`month.${one}`)}
            </span>
          ))}
          {days.map((one) => (
            <DayCell
              key={one}
              day={one}
              today={today}
              isOut={one.slice(0, 7) !== month.slice(0, 7)}
              isOn={one === day}
              count={counts?.days.find((of) => of.day === one)}
              tasks={page?.rows.filter((row) => row.dueOn === one) ?? []}
              onPress={() => change({ day: one === day ? undefined : one })}
            />
          ))}
        </div>
      </section>
      {day !== undefined && <DayTasks day={day} {...narrowed} />}
    </div>
  )
}

/** Whole weeks around the month, Monday first. */
function daysShown(month: string): string[] {
  const weekday = (new Date(`${month}T00:00:00Z`).getUTCDay() + 6) % 7
  const first = addDays(month, -weekday)
  const end = addMonths(month, 1)
  const shown: string[] = []
  for (let one = first; one < end || shown.length % 7 !== 0; one = addDays(one, 1)) shown.push(one)
  return shown
}

type DayCellProps = {
  day: string
  today: string
  isOut: boolean
  isOn: boolean
  count: { open: number; done: number } | undefined
  tasks: readonly Task[]
  onPress: () => void
}

function DayCell({ day, today, isOut, isOn, count, tasks, onPress }: DayCellProps) {
  const t = useT(taskTexts)
  const rest = (count?.open ?? 0) - Math.min(tasks.length, linesOfDay)
  const look = ['d', isOut && 'out', isOn && 'on', day === today && 'now'].filter(Boolean).join(' ')
  return (
    <button type="button" className={look} aria-pressed={isOn} onClick={onPress}>
      <span className="no">
        <b>{Number(day.slice(8))}</b>
        {count !== undefined && count.open > 0 && <span className="ink2">{count.open}</span>}
      </span>
      {tasks.slice(0, linesOfDay).map((row) => (
        <span key={row.id} className={day < today ? 'one_ ell late' : 'one_ ell'}>
          {row.customerName ?? row.title}
        </span>
      ))}
      {rest > 0 && tasks.length > 0 && <span className="one_ mut">{t('month.rest', { n: rest })}</span>}
    </button>
  )
}

function DayTasks({ day, whose, kind }: { day: string; whose: Whose; kind?: TaskKind }) {
  const t = useT(taskTexts)
  const { language } = useLanguage()
  const found = useTasks('task.list', {
    whose,
    ...(kind !== undefined && { kind }),
    condition: { field: 'dueOn', op: 'on', value: day },
  })
  return (
    <section className="sheet tsks day">
      <header className="sh">
        <h2>{t('month.of_day', { day: longDayText(day, language) })}</h2>
      </header>
      <div className="col">
        <TaskList
          found={found}
          withOwner={whose !== 'me'}
          empty={<EmptyState drawing="calendar" title={t('tasks.none')} />}
        />
      </div>
    </section>
  )
}
