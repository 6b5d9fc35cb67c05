import { useState } from 'react'
import { TaskLine } from '#domain/tasks/ui/task-line.tsx'
import { TasksComing } from '#domain/tasks/ui/task-list.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { paths } from '#web/paths.ts'
import { workbenchMessages } from '../messages.ts'
import { byDue, type When, whenOf } from '../rules.ts'
import { type MatterKey, matterKeys, type Today, type Whose } from './lists.ts'
import { MatterLine, type Standing } from './matter-line.tsx'
import { type DueTask, type DueTasks, kindWords, type TaskKind, useDepartmentLate } from './use-due-tasks.ts'

const order: readonly When[] = ['late', 'today', 'soon', 'undated']

type Entry = { id: string; dueOn: string | null; when: When } & ({ task: DueTask } | { matter: Standing })

/** Everything with a day to it, overdue first; one kind alone after a press on its word or figure. */
export function Matters({ today, tasks, whose }: { today: Today | undefined; tasks: DueTasks; whose: Whose }) {
  const t = useT(workbenchMessages)
  const [state, change] = useUrlState()
  const [openId, setOpenId] = useState<string>()
  const offered = matterKeys.filter((key) => today?.lists[key] !== undefined)
  const countOf = (key: MatterKey) => today?.lists[key]?.count ?? 0
  const kinds = tasks.counts?.kinds ?? []
  const keys: readonly (TaskKind | MatterKey)[] = [...kinds.map((one) => one.kind), ...offered]
  const chosen = keys.find((key) => key === state['list'])
  const isComing = today === undefined || tasks.isComing
  const entries = isComing ? undefined : entriesOf(today, tasks.rows, chosen)
  const taskCount = kinds.reduce((sum, one) => sum + one.count, 0)
  const total = taskCount + offered.reduce((sum, key) => sum + countOf(key), 0)
  const counted = chosen === undefined ? total : countIn(chosen, kinds, countOf)
  const hidden = counted - (entries?.length ?? 0)
  const done = tasks.counts?.doneToday ?? 0
  return (
    <Panel
      fill
      title={t(whose === 'me' ? 'workbench.matters' : `workbench.matters_${whose}`)}
      note={done > 0 ? t('workbench.matters_done', { n: done }) : t('workbench.matters_note')}
      aside={
        keys.length > 1 && (
          <Segmented
            label={t('workbench.matters')}
            value={chosen ?? 'all'}
            onChange={(key) => change({ list: key === 'all' ? undefined : key })}
            choices={[
              { key: 'all' as TaskKind | MatterKey | 'all', label: `${t('ui.all')} ${total}` },
              ...kinds.map(({ kind, count }) => ({ key: kind, label: `${t(kindWords[kind])} ${count}` })),
              ...offered
                .filter((key) => countOf(key) > 0 || key === chosen)
                .map((key) => ({ key, label: `${t(`workbench.${key}_tag`)} ${countOf(key)}` })),
            ]}
          />
        )
      }
    >
      {entries === undefined && <TasksComing />}
      {entries?.length === 0 && (
        <EmptyState drawing="calendar" title={t('workbench.matters_none')}>
          {t('workbench.matters_none_when')}
          {whose === 'me' && chosen === undefined && <DepartmentLate />}
        </EmptyState>
      )}
      {order.map((when) => (
        <Group
          key={when}
          when={when}
          entries={entries?.filter((one) => one.when === when) ?? []}
          day={today?.day ?? ''}
          openId={openId}
          onOpen={setOpenId}
          whose={whose}
        />
      ))}
      {hidden > 0 && (
        <p className="mut sm wkb-rest">
          <Link className="lnk" href={whose === 'me' ? paths.tasks : `${paths.tasks}?whose=${whose}`}>
            {t('workbench.rest', { n: hidden })}
          </Link>
        </p>
      )}
    </Panel>
  )
}

/** The way on for whoever has nothing due and answers for others. */
function DepartmentLate() {
  const t = useT(workbenchMessages)
  const late = useDepartmentLate()
  if (late === 0) return null
  return (
    <p>
      <Link className="lnk" href={`${paths.tasks}?whose=department&when=overdue`}>
        {t('workbench.department_late', { n: late })}
      </Link>
    </p>
  )
}

function countIn(
  chosen: TaskKind | MatterKey,
  kinds: readonly { kind: TaskKind; count: number }[],
  countOf: (key: MatterKey) => number,
): number {
  return kinds.find((one) => one.kind === chosen)?.count ?? countOf(chosen as MatterKey)
}

function entriesOf(today: Today, tasks: readonly DueTask[], chosen: TaskKind | MatterKey | undefined): Entry[] {
  const wanted = matterKeys.filter((key) => chosen === undefined || key === chosen)
  const matters = wanted.flatMap((key) =>
    (today.lists[key]?.rows ?? []).map((row): Entry => {
      const when = whenOf(row.dueOn, today.day)
      return { id: `${key} ${row.id}`, dueOn: row.dueOn, when, matter: { ...row, key } }
    }),
  )
  const due = tasks
    .filter((row) => chosen === undefined || row.kind === chosen)
    .map((row): Entry => ({ id: row.id, dueOn: row.dueOn, when: whenOf(row.dueOn, today.day), task: row }))
  return [...due, ...matters].toSorted(byDue)
}

type GroupProps = {
  when: When
  entries: readonly Entry[]
  day: string
  openId: string | undefined
  onOpen: (id: string | undefined) => void
  whose: Whose
}

function Group({ when, entries, day, openId, onOpen, whose }: GroupProps) {
  const t = useT(workbenchMessages)
  if (entries.length === 0) return null
  return (
    <section>
      <h3 className="gh">
        <span className={when === 'late' ? 'red' : undefined}>{t(`workbench.${when}`)}</span>
        <span className="ct">
          {entries.some((one) => one.id === openId) ? t('workbench.with_open', { n: entries.length }) : entries.length}
        </span>
      </h3>
      {entries.map((one) =>
        'task' in one ? (
          <TaskLine
            key={one.id}
            task={one.task}
            isOpen={one.id === openId}
            onOpen={(isOpen) => onOpen(isOpen ? one.id : undefined)}
            withOwner={whose !== 'me'}
          />
        ) : (
          <MatterLine key={one.id} row={one.matter} day={day} />
        ),
      )}
    </section>
  )
}
