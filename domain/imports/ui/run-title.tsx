import { BackLink } from '#platform/ui/back-link.tsx'
import { ButtonLink } from '#platform/ui/button.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { Stepper } from '#platform/ui/stepper.tsx'
import { sizeText } from '#web/exporting.ts'
import type { RunState } from '../schema.ts'
import { useImportT } from './form-run-texts.ts'
import { importMessages } from './import-messages.ts'
import { expectedRows, importHref, listOf, type Run, useTarget } from './run.ts'

const stepOf: Record<RunState, number> = {
  mapping: 1,
  rehearsing: 2,
  rehearsed: 2,
  cancelled: 2,
  applying: 3,
  applied: 4,
  undoing: 4,
  undone: 4,
}

/** The steps of an import, from the file to the written rows. */
export function ImportSteps({ at }: { at: number }) {
  const t = useT(importMessages)
  const steps = [
    t('importing.step_file'),
    t('importing.step_columns'),
    t('importing.step_rehearsal'),
    t('importing.step_write'),
  ]
  return <Stepper steps={steps} at={at} />
}

/** Which file, which sheet, how large, and how far it has come. */
export function RunTitle({ run, at = stepOf[run.state] }: { run: Run; at?: number }) {
  const t = useImportT(run.target)
  const what = useTarget(run.target)?.label ?? ''
  const { sheets, sheet } = run.inspection
  const rows = expectedRows(run)
  const isOver = run.state === 'applied' || run.state === 'undone'
  return (
    <>
      <BackToList target={run.target} what={what} />
      <PageTitle
        title={t('importing.title', { what })}
        sub={
          <span className="imp-sub">
            <Icon name="file" small /> <span className="ell">{run.fileName}</span>
            <span className="mut">
              {sheets.length > 1 && (
                <>
                  <Rule />
                  {t('importing.sheet', { name: sheets.find((one) => one.index === sheet)?.name ?? '' })}
                </>
              )}
              {rows !== undefined && (
                <>
                  <Rule />
                  {t('importing.rows', { n: numberText(rows) })}
                </>
              )}
              <Rule />
              {sizeText(run.size)}
            </span>
          </span>
        }
      >
        <ImportSteps at={at} />
        {isOver && (
          <ButtonLink small href={importHref(run.target)} icon="upload">
            {t('importing.another')}
          </ButtonLink>
        )}
      </PageTitle>
    </>
  )
}

/** The list the records go to; absent for customers, whose list is one press away. */
export function BackToList({ target, what }: { target: string; what: string }) {
  const list = listOf(target)
  if (list === undefined) return null
  return <BackLink href={list} label={what} />
}
