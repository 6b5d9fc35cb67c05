import { useParams } from '@tanstack/react-router'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { ColumnsView } from './columns-view.tsx'
import { FileView } from './file-view.tsx'
import { importMessages } from './import-messages.ts'
import { RehearsalView } from './rehearsal-view.tsx'
import { useRun, useTarget } from './run.ts'
import './imports.css'

/** 导入客户, or the records of a form: without a run in the address the file is chosen, with one it goes on where it stands. */
export function ImportPage() {
  const [state, change] = useUrlState()
  const { key } = useParams({ strict: false }) as { key?: string }
  const id = typeof state['run'] === 'string' ? state['run'] : undefined
  if (id === undefined)
    return <FileView target={key === undefined ? 'customer' : `form:${key}`} onStarted={(run) => change({ run })} />
  return <RunPage key={id} id={id} isAtColumns={state['step'] === 'columns'} />
}

function RunPage({ id, isAtColumns }: { id: string; isAtColumns: boolean }) {
  const t = useT(importMessages)
  const { run, error, askAgain } = useRun(id)
  const target = useTarget(run?.target)
  if (run === undefined || target === undefined) {
    return (
      <>
        <PageTitle title={t('importing.heading')} />
        {error ? (
          <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void askAgain()} />
        ) : (
          <Skeleton percent={100} />
        )}
      </>
    )
  }
  const canPlan = run.state === 'mapping' || run.state === 'rehearsed' || run.state === 'cancelled'
  if (run.state === 'mapping' || (isAtColumns && canPlan))
    return <ColumnsView key={run.version} run={run} target={target} />
  return <RehearsalView run={run} target={target} />
}
