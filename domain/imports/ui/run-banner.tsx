import { useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { useLanguage } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Rule } from '#platform/ui/page-title.tsx'
import { useSession } from '#web/session.ts'
import { useImportT } from './form-run-texts.ts'
import { listHref, type Run, resultOf } from './run.ts'
import { UndoDialog } from './undo-dialog.tsx'

/** How the run ended: written, undone, stopped or failed, with the one thing to do about it. */
export function RunBanner({ run }: { run: Run }) {
  const t = useImportT(run.target)
  const [undoing, setUndoing] = useState<'all' | 'rest'>()
  const isRefused = run.state === 'applied' && run.failure?.code === 'import.changed_since'
  return (
    <div className="imp-banner">
      {run.state === 'applied' && <Written run={run} onUndo={() => setUndoing('all')} />}
      {isRefused && (
        <Banner
          tone="seal"
          title={t('importing.undo_refused')}
          announce
          action={
            <Button small tone="stop" onClick={() => setUndoing('rest')}>
              {t('importing.undo_rest')}
            </Button>
          }
        >
          {run.failure?.message}
        </Banner>
      )}
      {run.failure && !isRefused && (
        <Banner tone="seal" title={t('importing.failed')} announce>
          {run.failure.message}
        </Banner>
      )}
      {run.state === 'undone' && (
        <Banner tone="pine" icon="undo" title={t('importing.undone')}>
          {t('importing.undone_say')}
        </Banner>
      )}
      {run.state === 'cancelled' && (
        <Banner tone="ochre" title={t('importing.stopped')}>
          {t('importing.stopped_say')}
        </Banner>
      )}
      {undoing && (
        <UndoDialog run={run as never} leaveChanged={undoing === 'rest'} onClose={() => setUndoing(undefined)} />
      )}
    </div>
  )
}

function Written({ run, onUndo }: { run: Run; onUndo: () => void }) {
  const t = useImportT(run.target)
  const { language } = useLanguage()
  const { data: session } = useSession()
  const mayUndo = session?.rights['import.undo'] !== undefined
  const { created, updated } = resultOf(run)
  const { error = 0 } = run.counts ?? {}
  const leftOut = error + (run.decisions['skip'] ?? 0)
  return (
    <Banner
      tone="pine"
      title={t('importing.written')}
      action={
        <span className="acted">
          {created > 0 && (
            <ButtonLink small href={listHref(run)}>
              {t('importing.see_customers')}
            </ButtonLink>
          )}
          <Button small icon="undo" {...(!mayUndo && { reason: t('importing.no_undo_right') })} onClick={onUndo}>
            {t('importing.undo_run')}
          </Button>
        </span>
      }
    >
      {t('importing.written_say', { created: numberText(created), updated: numberText(updated) })}
      {leftOut > 0 && (
        <>
          <Rule />
          {t('importing.left_out', { n: numberText(leftOut) })}
        </>
      )}
      {run.appliedAt && (
        <>
          <Rule />
          <span className="mut">{instantText(run.appliedAt, language)}</span>
        </>
      )}
    </Banner>
  )
}
