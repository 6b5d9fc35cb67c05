import { KeptResults } from '#domain/tasks/ui/kept-results.tsx'
import { ButtonLink } from '#platform/ui/button.tsx'
import { longDayText, shortDayText } from '#platform/ui/day-text.ts'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useIsPhone } from '#platform/ui/use-is-phone.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { workbenchMessages } from '../messages.ts'
import { Birthdays } from './birthdays.tsx'
import { Figures } from './figures.tsx'
import { sideKeys, type Today, type Whose, whoses } from './lists.ts'
import { Matters } from './matters.tsx'
import { SideLists } from './side-lists.tsx'
import { useDueTasks } from './use-due-tasks.ts'
import './workbench.css'

/** 今日工作台: what is due, waits for me or happened, for me, my department or all I may see. */
export function TodayPage() {
  const [state] = useUrlState()
  const whose = whoses.find((one) => one === state['whose']) ?? 'me'
  const { data, error, isPlaceholderData, refetch } = useAsk('workbench.today', { whose })
  const chosen = sideKeys.find((one) => one === state['list'])
  const tasks = useDueTasks(whose)
  return (
    <>
      <Head today={data} whose={whose} />
      <KeptResults />
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      {!error && (
        <>
          <Figures today={data} tasks={tasks} whose={whose} />
          <div
            className={['split wkb', isPlaceholderData && 'stale', chosen && 'aside-first'].filter(Boolean).join(' ')}
          >
            <Matters today={data} tasks={tasks} whose={whose} />
            <div className="stack col">
              <SideLists today={data} chosen={chosen} />
              <Birthdays today={data} />
            </div>
          </div>
        </>
      )}
    </>
  )
}

function Head({ today, whose }: { today: Today | undefined; whose: Whose }) {
  const t = useT(workbenchMessages)
  const { language } = useLanguage()
  const [, change] = useUrlState()
  const { data: session } = useSession()
  const isPhone = useIsPhone()
  // Who may see nobody's customers but their own has no use for the choice.
  const reachesFurther = Object.entries(session?.rights ?? {}).some(
    ([right, scope]) => (right.startsWith('customer.') || right === 'task.read') && scope !== 'own',
  )
  return (
    <PageTitle
      title={t(isPhone ? 'workbench.title_short' : 'workbench.title')}
      sub={
        today && (
          <>
            {isPhone
              ? `${shortDayText(today.day, today.day, language)} ${weekdayOf(today.day, language)}`
              : longDayText(today.day, language)}
            <Rule />
            <span className={today.isMarked ? 'b' : undefined}>{today.lunar}</span>
            {!isPhone && (
              <>
                <Rule />
                {t(today.isWeekend ? 'workbench.weekend' : 'workbench.workday')}
              </>
            )}
          </>
        )
      }
    >
      {reachesFurther && (
        <Segmented
          label={t('workbench.whose')}
          value={whose}
          onChange={(key) => change({ whose: key === 'me' ? undefined : key })}
          choices={whoses.map((key) => ({ key, label: t(`workbench.whose_${key}`) }))}
        />
      )}
      {!isPhone && (
        <ButtonLink small href={paths.newEntry} icon="notebook">
          {t('workbench.write_entry')}
        </ButtonLink>
      )}
    </PageTitle>
  )
}

function weekdayOf(day: string, language: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { weekday: 'short', timeZone: 'UTC' })
}
