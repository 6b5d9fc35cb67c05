import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Pager } from '#platform/ui/pager.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useExporting } from '#web/exporting.ts'
import { type Choice, choices, type Verdict, verdicts } from '../schema.ts'
import { formOf, useImportT } from './form-run-texts.ts'
import { importMessages } from './import-messages.ts'
import { RowDrawer } from './row-drawer.tsx'
import { isPassing, type Run, type StagedRow, type Target } from './run.ts'
import { VerdictRow } from './verdict-row.tsx'

// Two screens of rows; the next hundred is one press away.
const pageSize = 100

const filters: readonly Verdict[] = ['new', 'update', 'duplicate', 'pending', 'error', 'same', 'more']

/** What each row of the file would do, filtered by verdict; duplicates are decided here, one by one or all at once. */
export function VerdictRows({ run, target }: { run: Run; target: Target }) {
  const t = useImportT(run.target)
  const text = useText()
  const [state, change] = useUrlState()
  const verdict = filters.find((one) => one === state['verdict'])
  const [open, setOpen] = useState<StagedRow>()
  const [pages, setPages] = useState<readonly number[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter or another rehearsal begins at its first page
  useEffect(() => setPages([]), [verdict, run.startedAt])
  const after = pages.at(-1)
  const { data, error, refetch } = useAsk('import.rows', {
    id: run.id,
    limit: pageSize,
    ...(verdict !== undefined && { verdict }),
    ...(after !== undefined && { after }),
  })
  const rows = data?.rows as StagedRow[] | undefined
  useRenewedRows(run, (rows?.length ?? 0) < pageSize)

  const counts = run.counts ?? {}
  const total =
    verdict === undefined ? Object.values(counts).reduce((sum, one) => sum + one, 0) : (counts[verdict] ?? 0)
  const wordOf = (one: Verdict) => text({ zh: verdicts[one][0], en: verdicts[one][1] })
  const offered = filters.filter((one) => (counts[one] ?? 0) > 0 || one === verdict)
  const isDone = run.state === 'applied' || run.state === 'undone'
  return (
    <Panel
      fill
      title={t('importing.verdicts')}
      note={
        <Segmented
          label={t('importing.verdict')}
          value={verdict ?? 'all'}
          onChange={(key) => change({ verdict: key === 'all' ? undefined : key })}
          choices={[
            { key: 'all', label: t('ui.all') },
            ...offered.map((one) => ({ key: one, label: `${wordOf(one)} ${numberText(counts[one] ?? 0)}` })),
          ]}
        />
      }
      aside={<Acts run={run} verdict={verdict} />}
    >
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      <table className="tb imp-rows">
        <thead>
          <tr>
            <th className="r">{t('importing.row')}</th>
            <th>{t('importing.verdict')}</th>
            <th>{t('importing.customer')}</th>
            <th className="what">{t(isDone ? 'importing.what_done' : 'importing.what')}</th>
            <th className="r">{t('importing.handling')}</th>
          </tr>
        </thead>
        <tbody>
          {rows === undefined && !error && <Waiting />}
          {rows?.map((row) => (
            <VerdictRow key={row.rowNumber} row={row} run={run} target={target} onOpen={() => setOpen(row)} />
          ))}
        </tbody>
      </table>
      {rows?.length === 0 && (
        <EmptyState drawing="paper" title={t(isPassing(run.state) ? 'importing.rows_coming' : 'importing.no_rows')} />
      )}
      {rows && (rows.length === pageSize || pages.length > 0) && (
        <div className="imp-pager">
          <Pager
            from={pages.length * pageSize + 1}
            to={pages.length * pageSize + rows.length}
            total={total}
            exact={!isPassing(run.state)}
            onPrevious={pages.length > 0 ? () => setPages(pages.slice(0, -1)) : undefined}
            onNext={data?.next == null ? undefined : () => setPages([...pages, data.next ?? 0])}
          />
        </div>
      )}
      {open && <RowDrawer row={open} run={run} target={target} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

/** Rows follow the run: a page that is not full yet fills up while the rehearsal goes on, all change when it is over. */
function useRenewedRows(run: Run, isFilling: boolean): void {
  const client = useQueryClient()
  const stamp = isFilling ? `${run.state} ${run.rowsDone}` : run.state
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp is what makes them old
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['import.rows'] })
  }, [client, stamp])
}

const choiceKeys = Object.keys(choices) as Choice[]

/** All duplicates at once while they are looked at; else the refused rows as a file to mend. */
function Acts({ run, verdict }: { run: Run; verdict: Verdict | undefined }) {
  const t = useT(importMessages)
  const text = useText()
  const decide = useCall('import.decide')
  const { start, isUnderWay, error } = useExporting()
  const { error: refused = 0, pending = 0 } = run.counts ?? {}
  if (verdict === 'duplicate' && run.state === 'rehearsed' && formOf(run.target) === undefined) {
    const decided = choiceKeys.find((one) => run.decisions[one] === run.counts?.duplicate)
    return (
      <>
        <span className="mut sm desk">{t('importing.for_all')}</span>
        <Segmented
          label={t('importing.for_all')}
          value={decided}
          onChange={(choice) => decide.mutate({ id: run.id, choice })}
          choices={choiceKeys.map((key) => ({ key, label: text({ zh: choices[key][0], en: choices[key][1] }) }))}
        />
      </>
    )
  }
  if (refused + pending === 0 || isPassing(run.state)) return null
  return (
    <>
      <RefusedNote error={error} />
      <Button
        small
        icon="download"
        busy={isUnderWay}
        onClick={() => void start('export.importErrors', { runId: run.id })}
      >
        {t('importing.error_file')}
      </Button>
    </>
  )
}

// Rows of the same height as the ones to come; two thirds of a screen.
const waitingRows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

function Waiting() {
  return waitingRows.map((n) => (
    <tr key={n}>
      <td>
        <Skeleton percent={50} />
      </td>
      <td>
        <Skeleton percent={70} />
      </td>
      <td>
        <Skeleton percent={80} />
      </td>
      <td>
        <Skeleton percent={60} />
      </td>
      <td />
    </tr>
  ))
}
