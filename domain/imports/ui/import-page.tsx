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

export const ImportCustomersPage = () => <ImportPage target="customer" />
export const ImportProductsPage = () => <ImportPage target="product" />
export const ImportStaffPage = () => <ImportPage target="staff" />

export function ImportFormPage() {
  const { key } = useParams({ strict: false }) as { key: string }
  return <ImportPage target={`form:${key}`} />
}

/** Without a run in the address the file is chosen, with one it goes on where it stands. */
function ImportPage({ target }: { target: string }) {
  const [state, change] = useUrlState()
  const id = typeof state['run'] === 'string' ? state['run'] : undefined
  if (id === undefined) return <FileView target={target} onStarted={(run) => change({ run })} />
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
