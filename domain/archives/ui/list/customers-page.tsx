import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import { useToday } from '#platform/ui/clock.ts'
import { ColumnChooser } from '#platform/ui/column-chooser.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { countText, numberText } from '#platform/ui/number-text.ts'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ExportDialog } from '#web/export-dialog.tsx'
import { paths } from '#web/paths.ts'
import { useCustomersWord } from '#web/trade-words.ts'
import { useCustomerFields } from '../customer-fields.ts'
import { offersOfList } from '../printing/offers.ts'
import { PrintDialog } from '../printing/print-dialog.tsx'
import { ChosenActs } from './chosen-acts.tsx'
import { cellsOf, type Row } from './list-cells.tsx'
import { listMessages } from './list-messages.ts'
import { useColumns, useListState, usualColumns } from './list-state.ts'
import { NextTaskCell } from './next-task-cell.tsx'
import { NoCustomers, NoneFound } from './no-customers.tsx'
import { PhoneEnd, PhoneLine } from './phone-row.tsx'
import { SearchBox } from './search-box.tsx'
import { TitleActs } from './title-acts.tsx'
import { useNextTasks } from './use-next-tasks.ts'
import { useViews } from './use-views.ts'
import { ViewTabs } from './view-tabs.tsx'
import '../archives.css'

// As many rows as the drawings page by; a person reads that far before narrowing the search.
const pageSize = 50
const everything: Condition = { all: [] }

/** The list of customers: views, search, conditions, columns, choice, pages; all of it in the address. */
export function CustomersPage() {
  const customers = useCustomersWord()
  const t = useT(listMessages)
  const text = useText()
  const { language } = useLanguage()
  const today = useToday()
  const router = useRouter()
  const [address] = useUrlState()
  const { views, counts, figures } = useViews()
  const view = views.find((one) => one.key === (address['view'] ?? 'all')) ?? views[0]
  const list = useListState(view)
  const { state } = list
  const [columns, setColumns] = useColumns(view)
  const schema = useCustomerFields()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [whole, setWhole] = useState(false)
  const [exporting, setExporting] = useState(false)
  const [printing, setPrinting] = useState(false)
  const marks = useRef<Record<number, string | undefined>>({})

  const shownColumns = columns.filter((key) => schema.fields[key]?.list !== undefined)
  const { data, error, isPlaceholderData, refetch } = useAsk('customer.list', {
    limit: pageSize,
    columns: [...new Set([...shownColumns, 'state', 'lastContactAt', 'nextReviewOn', 'tier', 'abc', 'stage'])],
    ...(state.search !== '' && { search: state.search }),
    ...(state.condition !== undefined && { condition: state.condition }),
    ...(state.sort !== undefined && { sort: [state.sort] }),
    ...(state.cursor !== undefined && { cursor: state.cursor, count: false }),
  })
  const total = useKeptTotal(data, `${state.search}${JSON.stringify(state.condition)}`)
  useEffect(() => {
    if (state.cursor !== undefined) marks.current[state.page] = state.cursor
  }, [state.cursor, state.page])

  const rows = data?.rows as readonly Row[] | undefined
  const nextTasks = useNextTasks(rows?.map((row) => row.id) ?? [])
  const cells = {
    ...useMemo(
      () => cellsOf({ t, fields: schema.fields, language, today, names: data?.names ?? {} }),
      [t, schema.fields, language, today, data?.names],
    ),
    nextTask: (row: Row) => <NextTaskCell task={nextTasks?.get(row.id)} />,
  }
  const isFiltered =
    state.search !== '' ||
    (state.condition !== undefined && JSON.stringify(state.condition) !== JSON.stringify(everything))
  const from = (state.page - 1) * pageSize + 1
  const choose = (ids: ReadonlySet<string>) => {
    setChosen(ids)
    setWhole(false)
  }
  const exported = numberText(chosen.size > 0 && !whole ? chosen.size : (total?.total ?? 0))
  const selection = whole
    ? conditionOf(state.search, state.condition)
    : { all: [{ field: 'id', op: 'in' as const, value: [...chosen] }] }

  return (
    <>
      <PageTitle title={customers} sub={<Counts figures={figures} />}>
        <TitleActs onExport={() => setExporting(true)} onPrint={() => setPrinting(true)} />
      </PageTitle>
      <ViewTabs
        views={views}
        counts={counts}
        current={view}
        state={state}
        columns={shownColumns}
        isChanged={list.isChanged}
      />
      <div className="fb">
        <SearchBox value={state.search} understood={data?.understood} onChange={list.setSearch} />
        <ConditionChips fields={schema.fields} condition={state.condition ?? everything} onChange={list.setCondition} />
        <span className="grow" />
        {list.isChanged && (
          <span className="desk">
            <span className="mut sm">{t('list.view_changed')}</span>{' '}
            <button type="button" className="lnk" onClick={list.restore}>
              {t('list.view_restore')}
            </button>
          </span>
        )}
        <ColumnChooser
          offered={Object.entries(schema.fields)
            .filter(([, field]) => field.list !== undefined && field.sensitivity !== 'secret')
            .map(([key, field]) => ({ key, label: text(field.label) }))}
          shown={shownColumns}
          onChange={setColumns}
          onReset={() => setColumns(view?.columns ? undefined : usualColumns)}
        />
      </div>
      {error ? (
        <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
      ) : (
        <ListFromFields<Row>
          label={customers}
          fields={schema.fields}
          columns={nextTasks === undefined ? shownColumns : [...shownColumns, 'nextTask']}
          heads={{ nextTask: t('list.next_task') }}
          rows={rows}
          rowId={(row) => row.id}
          hrefOf={(row) => paths.customer(row.id)}
          onOpen={(row) => router.history.push(paths.customer(row.id))}
          nameColumn="name"
          cells={cells}
          sort={state.sort}
          onSort={list.setSort}
          chosen={chosen}
          onChoose={choose}
          stale={isPlaceholderData}
          phone={{
            second: (row) => <PhoneLine row={row} fields={schema.fields} />,
            end: (row) => <PhoneEnd row={row} task={nextTasks?.get(row.id)} />,
          }}
          bulk={
            <ChosenActs
              chosen={chosen}
              total={total}
              whole={whole}
              onWhole={() => setWhole(true)}
              condition={selection}
              onDone={() => choose(new Set())}
              onExport={() => setExporting(true)}
              onPrint={() => setPrinting(true)}
            />
          }
          empty={isFiltered || total?.total ? <NoneFound text={state.search} onClear={list.clear} /> : <NoCustomers />}
        />
      )}
      <Pager
        from={from}
        to={rows && rows.length > 0 ? from + rows.length - 1 : 0}
        size={pageSize}
        {...(total && total.total > 0 && { total: total.total, exact: total.isExact })}
        {...(data && { seconds: data.tookMs / 1000 })}
        {...(state.page > 1 && { onPrevious: () => list.toPage(marks.current[state.page - 1], state.page - 1) })}
        {...(data?.next && !isPlaceholderData && { onNext: () => list.toPage(data.next ?? undefined, state.page + 1) })}
      />
      {printing && (
        <PrintDialog
          offers={offersOfList({
            ids: chosen.size > 0 && !whole ? [...chosen] : undefined,
            condition: conditionOf(state.search, state.condition),
            columns: shownColumns,
            sort: state.sort,
            view: view?.key ?? 'all',
          })}
          count={chosen.size > 0 && !whole ? chosen.size : total?.total}
          onClose={() => setPrinting(false)}
        />
      )}
      {exporting && (
        <ExportDialog
          title={customers}
          about={t('list.export_about', { n: exported, columns: shownColumns.length })}
          begin={t('list.export_start', { n: exported })}
          command="export.start"
          input={{
            condition: chosen.size > 0 ? selection : conditionOf(state.search, state.condition),
            columns: [...shownColumns],
          }}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  )
}

/** Search and condition as one tree, for what is done with all that match. */
function conditionOf(search: string, condition: Condition | undefined): Condition {
  const parts = condition && 'all' in condition ? condition.all : condition ? [condition] : []
  return { all: [...parts, ...(search === '' ? [] : [{ search }])] }
}

type Total = { total: number; isExact: boolean }

/** Only the first page counts; the number stays while one pages through the same question. */
function useKeptTotal(
  data: { total?: number | undefined; isExact?: boolean | undefined } | undefined,
  question: string,
): Total | undefined {
  const kept = useRef<{ question: string; total: Total }>(undefined)
  if (data?.total !== undefined)
    kept.current = { question, total: { total: data.total, isExact: data.isExact ?? true } }
  return kept.current?.question === question ? kept.current.total : undefined
}

function Counts({ figures }: { figures: ReturnType<typeof useViews>['figures'] }) {
  const t = useT(listMessages)
  if (!figures) return null
  const { all, visible, today } = figures
  return (
    <>
      <b className="desk">
        {t(all.isExact ? 'list.count' : 'list.count_about', { n: all.total.toLocaleString('en') })}
      </b>
      <b className="phone">
        {t(visible.isExact ? 'list.count' : 'list.count_about', { n: visible.total.toLocaleString('en') })}
      </b>
      <span className="desk">
        <Rule />
        {t('list.visible', { n: countText(visible) })}
        <Rule />
        {t('list.today', { n: countText(today) })}
      </span>
    </>
  )
}
