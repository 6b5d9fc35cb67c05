import { useState } from 'react'
import { has, scopeOf } from '#platform/core/rights.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { ExportButton } from '#web/export-button.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { type TaskKind, task, taskKinds } from '../schema.ts'
import { filtersIn, listWhens, promiseStates, views, whoses } from './filters.ts'
import { KeptResults } from './kept-results.tsx'
import { MonthSheet } from './month-sheet.tsx'
import { NewTaskDialog } from './new-task-dialog.tsx'
import { SearchLine } from './search-line.tsx'
import { TaskList } from './task-list.tsx'
import { taskTexts } from './task-texts.ts'
import { useTasks } from './use-tasks.ts'
import './tasks.css'

const viewWords = { list: 'tasks.list', month: 'tasks.month', promises: 'tasks.promises' } as const

/** 回访与待办: everything to be done by a day, as a list, as a month, and the register of promises. */
export function TasksPage() {
  const t = useT(taskTexts)
  const [state, change] = useUrlState()
  const [isAdding, setIsAdding] = useState(state['new'] === true || state['new'] === 'true')
  const { data: session } = useSession()
  const actor = { kind: 'staff', rights: session?.rights ?? {} } as never
  const filters = filtersIn(state)
  const reachesFurther = session !== undefined && !['own', undefined].includes(scopeOf(actor, 'task.read'))
  const close = () => {
    setIsAdding(false)
    change({ new: undefined }, { replace: true })
  }
  return (
    <>
      <PageTitle title={t('tasks.title')}>
        {reachesFurther && (
          <Segmented
            label={t('tasks.whose')}
            value={filters.whose}
            onChange={(key) => change({ whose: key === 'me' ? undefined : key })}
            choices={whoses.map((key) => ({ key, label: t(`tasks.whose_${key}`) }))}
          />
        )}
        <Button
          small
          tone="primary"
          icon="plus"
          onClick={() => setIsAdding(true)}
          {...(session !== undefined && !has(actor, 'task.change') && { reason: t('task.no_right') })}
        >
          {t('tasks.add')}
        </Button>
      </PageTitle>
      <Tabs
        label={t('tasks.shape')}
        tabs={views.map((view) => ({
          href: hrefOf(view, filters.whose),
          label: t(viewWords[view]),
          on: view === filters.view,
        }))}
      />
      <KeptResults />
      {filters.view === 'list' && <Listed />}
      {filters.view === 'month' && <MonthSheet whose={filters.whose} kind={filters.kind} />}
      {filters.view === 'promises' && <Promises />}
      {isAdding && <NewTaskDialog onClose={close} />}
    </>
  )
}

function hrefOf(view: string, whose: string): string {
  const query = new URLSearchParams({ ...(view !== 'list' && { view }), ...(whose !== 'me' && { whose }) }).toString()
  return query === '' ? paths.tasks : `${paths.tasks}?${query}`
}

function Listed() {
  const t = useT(taskTexts)
  const { language } = useLanguage()
  const [state, change] = useUrlState()
  const { whose, when, kind, search } = filtersIn(state)
  const asked = { whose, when, ...(kind !== undefined && { kind }), ...(search !== undefined && { search }) }
  const found = useTasks('task.list', asked)
  const isFiltered = when !== 'open' || kind !== undefined || search !== undefined
  return (
    <section className="sheet tsks">
      <div className="fb">
        <Segmented
          label={t('tasks.when')}
          value={when}
          onChange={(key) => change({ when: key === 'open' ? undefined : key })}
          choices={listWhens.map((key) => ({ key, label: t(`tasks.when_${key}`) }))}
        />
        <Select
          small
          aria-label={t('tasks.kind')}
          placeholder={t('tasks.kind_all')}
          value={kind}
          onChange={(key) => change({ kind: key })}
          options={(Object.keys(taskKinds) as TaskKind[]).map((key) => ({
            key,
            label: optionText(task.fields.kind, key, language),
          }))}
        />
        <SearchLine value={search} onChange={(text) => change({ q: text }, { replace: true })} />
        <Count found={found} />
        <ExportButton asIcon title={t('tasks.title')} of={{ list: 'task.list', input: asked }} />
      </div>
      <div className="col">
        <TaskList
          found={found}
          withOwner={whose !== 'me'}
          empty={
            isFiltered ? (
              <EmptyState drawing="search" title={t('tasks.none_found')} />
            ) : (
              <EmptyState drawing="calendar" title={t('tasks.none')}>
                {t('tasks.none_how')}
              </EmptyState>
            )
          }
        />
      </div>
    </section>
  )
}

/** The register of promises (JRN-16): given when and by whom, due when, kept or not, with its proof. */
function Promises() {
  const t = useT(taskTexts)
  const [state, change] = useUrlState()
  const { whose, promise, search } = filtersIn(state)
  const asked = {
    whose,
    ...(promise !== 'all' && { state: promise }),
    ...(search !== undefined && { search }),
  }
  const found = useTasks('promise.list', asked)
  return (
    <section className="sheet tsks">
      <div className="fb">
        <Segmented
          label={t('promise.state')}
          value={promise}
          onChange={(key) => change({ state: key === 'all' ? undefined : key })}
          choices={promiseStates.map((key) => ({ key, label: t(`promise.${key}`) }))}
        />
        <SearchLine value={search} onChange={(text) => change({ q: text }, { replace: true })} />
        <Count found={found} />
        <ExportButton asIcon title={t('tasks.promises')} of={{ list: 'promise.list', input: asked }} />
      </div>
      <div className="col">
        <TaskList
          found={found}
          withOwner
          empty={
            <EmptyState drawing="paper" title={t('promise.none')}>
              {t('promise.none_how')}
            </EmptyState>
          }
        />
      </div>
    </section>
  )
}

function Count({ found }: { found: ReturnType<typeof useTasks> }) {
  const t = useT(taskTexts)
  if (found.total === undefined) return null
  return (
    <span className="mut sm nw">
      {t(found.isExact === false ? 'tasks.count_many' : 'tasks.count', { n: found.total.toLocaleString('en') })}
    </span>
  )
}
