import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { type Figure, Strip } from '#platform/ui/strip.tsx'
import { useIsPhone } from '#platform/ui/use-is-phone.ts'
import { paths } from '#web/paths.ts'
import { workbenchMessages } from '../messages.ts'
import { whenOf } from '../rules.ts'
import { type ListKey, listHref, matterKeys, type Today, type Whose } from './lists.ts'
import type { DueTasks } from './use-due-tasks.ts'

// As many as the lines of the two drawings hold.
const figuresShown = { desk: 6, phone: 5 }
const keys: readonly ListKey[] = [
  'approvals',
  'verifications',
  'formDecisions',
  'formSignatures',
  'writeIns',
  'reviews',
  'updates',
  'gaps',
  'duplicates',
  'contracts',
]

/** The key figures of the day; each leads to its list. */
export function Figures({
  today,
  tasks: { counts: tasks, isCounting },
  whose,
}: {
  today: Today | undefined
  tasks: DueTasks
  whose: Whose
}) {
  const t = useT(workbenchMessages)
  const { language } = useLanguage()
  const isPhone = useIsPhone()
  const now = useToday()
  const day = today?.day ?? now
  const late = matterKeys
    .flatMap((key) => today?.lists[key]?.rows ?? [])
    .filter((row) => whenOf(row.dueOn, day) === 'late')
  const first = [...late.map((row) => row.dueOn ?? ''), ...(tasks?.earliest ? [tasks.earliest] : [])].sort()[0]
  const lateCount = late.length + (tasks?.overdue ?? 0)
  const tasksHref = (when: string) =>
    `${paths.tasks}?${new URLSearchParams({ when, ...(whose !== 'me' && { whose }) })}`
  const figures: Figure[] = [
    ...(tasks === undefined
      ? []
      : [
          {
            href: tasksHref('today'),
            value: tasks.today,
            label: t(isPhone ? 'workbench.due_today_short' : 'workbench.due_today'),
            note: t('workbench.done_today', { n: tasks.doneToday }),
          },
        ]),
    {
      href: tasks ? tasksHref('overdue') : whose === 'me' ? paths.today : `${paths.today}?whose=${whose}`,
      value: today ? lateCount : '—',
      label: t(isPhone ? 'workbench.late_short' : 'workbench.late'),
      alarm: lateCount > 0,
      ...(first && { note: t('workbench.since', { day: shortDayText(first, day, language) }) }),
    },
    ...fullFirst(today).flatMap((key): Figure[] => {
      const list = today?.lists[key]
      if (list === undefined) return []
      const isMany = list.count >= (today?.countedUpTo ?? Number.POSITIVE_INFINITY)
      const value = isMany ? t('workbench.many', { n: list.count }) : list.count
      return [
        {
          href: listHref(key, whose),
          value,
          label: t(`workbench.${key}${isPhone ? '_short' : ''}` as 'workbench.gaps'),
          ...noteOf(key, t),
        },
      ]
    }),
  ]
  const shown = isPhone ? figuresShown.phone : figuresShown.desk
  return (
    <Strip
      label={t('workbench.figures')}
      figures={figures.slice(0, shown)}
      coming={today === undefined || isCounting ? shown : undefined}
    />
  )
}

/** In their order, but what has nothing in it makes room for what has. */
function fullFirst(today: Today | undefined): readonly ListKey[] {
  const isFull = (key: ListKey) => (today?.lists[key]?.count ?? 0) > 0
  return [...keys.filter(isFull), ...keys.filter((key) => !isFull(key))]
}

function noteOf(key: ListKey, t: ReturnType<typeof useT<typeof workbenchMessages>>): { note?: string } {
  if (key === 'approvals') return { note: t('workbench.approvals_note') }
  if (key === 'verifications') return { note: t('workbench.verifications_note') }
  if (key === 'formDecisions') return { note: t('workbench.formDecisions_note') }
  if (key === 'formSignatures') return { note: t('workbench.formSignatures_note') }
  if (key === 'writeIns') return { note: t('workbench.writeIns_note') }
  if (key === 'gaps') return { note: t('workbench.gaps_note') }
  if (key === 'duplicates') return { note: t('workbench.duplicates_note') }
  return {}
}
