import { useState } from 'react'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useCall } from '#web/api-hooks.ts'
import { importMessages } from './import-messages.ts'
import { MatchedColumns } from './matched-columns.tsx'
import { ProgressLine } from './progress-line.tsx'
import { type Run, runHref, type Target, writableRows } from './run.ts'
import { RunBanner } from './run-banner.tsx'
import { RunRules } from './run-rules.tsx'
import { RunTitle } from './run-title.tsx'
import { useRehearsing } from './use-rehearsing.ts'
import { ValuesPanel } from './values-panel.tsx'
import { VerdictRows } from './verdict-rows.tsx'

/** From the rehearsal to the report: progress and counts, what each row would do, and writing or undoing it all. */
export function RehearsalView({ run, target }: { run: Run; target: Target }) {
  const isOver = run.state === 'applied' || run.state === 'undone' || run.state === 'undoing'
  return (
    <>
      <RunTitle run={run} />
      <ProgressLine run={run} />
      <RunBanner run={run} />
      <div className="split left imp-split">
        <div className="stack col imp-side">
          <MatchedColumns run={run} target={target} />
          <ValuesPanel run={run} target={target} />
          <RunRules run={run} target={target} />
        </div>
        <VerdictRows run={run} target={target} />
      </div>
      {!isOver && <WriteBar run={run} target={target} />}
    </>
  )
}

const reasonId = 'importing-why'

/** The lower edge: what holds now, why it cannot be written yet, back, and the act itself. */
function WriteBar({ run, target }: { run: Run; target: Target }) {
  const t = useT(importMessages)
  const apply = useCall('import.apply', { renews: ['customer', 'form', 'product', 'staff'] })
  const rehearsing = useRehearsing(run)
  const [isAsked, setIsAsked] = useState(false)
  const why = useReason(run, target)
  const n = numberText(writableRows(run))
  const error = apply.error ?? rehearsing.error
  const isRunning = run.state === 'rehearsing' || run.state === 'applying'
  const say = t(run.state === 'applying' ? 'importing.say_applying' : 'importing.say_rehearsal')
  const write = () => {
    setIsAsked(true)
    apply.mutate({ id: run.id, version: run.version })
  }
  return (
    <SaveBar
      say={
        error ? (
          <RefusedNote error={error} />
        ) : (
          <>
            <Icon name="info" small /> {say}
          </>
        )
      }
    >
      {why !== undefined && (
        <span className="why" id={reasonId}>
          {why}
        </span>
      )}
      {!isRunning && <ButtonLink href={runHref(run, { step: 'columns' })}>{t('importing.back_to_columns')}</ButtonLink>}
      {run.state === 'cancelled' ? (
        <Button tone="primary" busy={rehearsing.isBusy} onClick={() => void rehearsing.rehearse(run.plan)}>
          {t('importing.rehearse')}
        </Button>
      ) : (
        <Button
          tone="primary"
          busy={apply.isPending || (isAsked && run.state === 'applying')}
          {...(why !== undefined && { reasonElsewhere: reasonId })}
          onClick={write}
        >
          {t('importing.write', { n })}
        </Button>
      )}
    </SaveBar>
  )
}

function useReason(run: Run, target: Target): string | undefined {
  const t = useT(importMessages)
  const [first, ...others] = run.unmatched
  if (run.state === 'rehearsing') return t('importing.why_rehearsing')
  if (run.state === 'applying') return t('importing.why_applying')
  if (run.state === 'cancelled') return undefined
  if (first !== undefined) {
    const field = target.fields.find((one) => one.key === run.plan.columns[first.column])?.label ?? ''
    const key = others.length === 0 ? 'importing.why_pending' : 'importing.why_pending_more'
    return t(key, { field, raw: first.raw, n: run.unmatched.length })
  }
  return writableRows(run) === 0 ? t('importing.why_nothing') : undefined
}
