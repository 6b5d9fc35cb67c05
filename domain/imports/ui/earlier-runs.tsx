import { useState } from 'react'
import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import type { RunState } from '../schema.ts'
import { importMessages } from './import-messages.ts'
import { isPassing, runHref } from './run.ts'
import { StateTag } from './state-tag.tsx'
import { UndoDialog } from './undo-dialog.tsx'

type EarlierRun = OutputOf<'import.list'>['rows'][number]

/** My runs (everybody's for who may undo them), newest first: go on, look, undo. */
export function EarlierRuns({ target }: { target: string }) {
  const t = useT(importMessages)
  const { data, error, refetch } = useAsk('import.list', {})
  const rows = data?.rows.filter((run) => run.target === target)
  const [undoing, setUndoing] = useState<EarlierRun>()
  return (
    <Panel title={t('importing.earlier')} note={t('importing.earlier_note')}>
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      {!data && !error && (
        <div className="li">
          <Skeleton percent={60} />
        </div>
      )}
      {rows?.length === 0 && (
        <EmptyState drawing="paper" title={t('importing.earlier_none')}>
          {t('importing.earlier_none_way')}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <table className="tb imp-runs">
          <thead>
            <tr>
              <th>{t('importing.col_file')}</th>
              <th>{t('importing.col_state')}</th>
              <th>{t('importing.col_result')}</th>
              <th>{t('importing.col_who')}</th>
              <th>{t('importing.col_when')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((run) => (
              <RunLine key={run.id} run={run} onUndo={() => setUndoing(run)} />
            ))}
          </tbody>
        </table>
      )}
      {undoing && <UndoDialog run={undoing} onClose={() => setUndoing(undefined)} />}
    </Panel>
  )
}

function RunLine({ run, onUndo }: { run: EarlierRun; onUndo: () => void }) {
  const t = useT(importMessages)
  const { language } = useLanguage()
  const { data: session } = useSession()
  const state = run.state as RunState
  const isMine = run.createdBy === session?.person.id
  const mayUndo = state === 'applied' && session?.rights['import.undo'] !== undefined
  const isOver = state === 'applied' || state === 'undone' || isPassing(state)
  return (
    <tr>
      <td className="name">
        {isMine ? (
          <Link href={runHref(run)} className="b">
            {run.fileName}
          </Link>
        ) : (
          <span className="b">{run.fileName}</span>
        )}
      </td>
      <td className="state">
        <StateTag state={state} />
      </td>
      <td className="result">
        <Result counts={run.counts} />
      </td>
      <td className="who">{run.createdByName}</td>
      <td className="when n">{instantText(run.createdAt, language)}</td>
      <td className="r go">
        {isMine && (
          <Link href={runHref(run)} className="lnk">
            {t(isOver ? 'importing.look' : 'importing.go_on')}
          </Link>
        )}
        {mayUndo && (
          <button type="button" className="lnk" onClick={onUndo}>
            {t('importing.undo_run')}
          </button>
        )}
      </td>
    </tr>
  )
}

function Result({ counts }: { counts: EarlierRun['counts'] }) {
  const t = useT(importMessages)
  if (!counts) return <span className="mut">—</span>
  const { new: created = 0, update: updated = 0, error = 0 } = counts
  return (
    <>
      {t('importing.result', { created: numberText(created), updated: numberText(updated) })}
      {error > 0 && <span className="red imp-after">{t('importing.result_errors', { n: numberText(error) })}</span>}
    </>
  )
}
