import { useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { Plan } from '../schema.ts'
import { ColumnsPanel } from './columns-panel.tsx'
import { kindOf, useImportT } from './form-run-texts.ts'
import { PlanPanel } from './plan-panel.tsx'
import { mainGroup, type Run, type Target } from './run.ts'
import { RunRules } from './run-rules.tsx'
import { RunTitle } from './run-title.tsx'
import { SheetPanel } from './sheet-panel.tsx'
import { useRehearsing } from './use-rehearsing.ts'

/** The second step: the header found in the sheet, where each column goes, and how the rows are treated. */
export function ColumnsView({ run, target }: { run: Run; target: Target }) {
  const t = useImportT(run.target)
  const [, change] = useUrlState()
  const [plan, setPlan] = useState<Plan>(run.plan)
  const { rehearse, isBusy, error } = useRehearsing(run, () => change({ step: undefined, verdict: undefined }))
  const kind = kindOf(run.target)
  const isForm = kind === 'form'
  const hasName = Object.values(plan.columns).includes(`${mainGroup(target)}.name`)
  const isNameless = !isForm && !hasName && plan.mode !== 'updateOnly'
  return (
    <>
      <RunTitle run={run} at={1} />
      {run.failure && (
        <div className="imp-banner">
          <Banner tone="seal" title={t('importing.failed_rehearsal')} announce>
            {run.failure.message}
          </Banner>
        </div>
      )}
      <div className="split imp-split">
        <div className="stack col">
          <SheetPanel run={run} />
          <ColumnsPanel run={run} target={target} plan={plan} onChange={setPlan} />
        </div>
        <div className="stack col">
          {!isForm && <PlanPanel target={target} plan={plan} onChange={setPlan} />}
          {kind !== 'customer' && <RunRules run={run} target={target} />}
        </div>
      </div>
      <SaveBar say={error ? <RefusedNote error={error} /> : t('importing.columns_say')}>
        <Button
          tone="primary"
          busy={isBusy}
          {...(isNameless && { reason: t('importing.none_matched') })}
          onClick={() => void rehearse(plan)}
        >
          {t('importing.start_rehearsal')}
        </Button>
      </SaveBar>
    </>
  )
}
