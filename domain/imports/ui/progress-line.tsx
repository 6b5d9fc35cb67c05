import { useEffect, useRef, useState } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Rule } from '#platform/ui/page-title.tsx'
import { ProgressBar, type ProgressPart } from '#platform/ui/progress-bar.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useCall } from '#web/api-hooks.ts'
import type { Verdict } from '../schema.ts'
import { useImportT } from './form-run-texts.ts'
import { importMessages } from './import-messages.ts'
import { expectedRows, isPassing, type Run, resultOf, runHref } from './run.ts'

/** How far the run is, what came of the rows so far, and the way to stop. Each figure leads to its rows. */
export function ProgressLine({ run }: { run: Run }) {
  const t = useT(importMessages)
  const cancel = useCall('import.cancel')
  const isUnderWay = isPassing(run.state)
  const isUndo = run.state === 'undoing' || run.state === 'undone'
  const { created, updated } = resultOf(run)
  const total = isUndo ? Math.max(created + updated, run.rowsDone) : expectedRows(run)
  const word =
    run.state === 'applying' || run.state === 'applied'
      ? 'applying'
      : run.state === 'undoing'
        ? 'undoing'
        : 'rehearsing'
  const canStop = run.state === 'rehearsing' || run.state === 'applying'
  return (
    <div className="sum imp-sum">
      <div className="imp-prog">
        <div className="flex">
          <b>{t(`importing.${word}`)}</b>
          <span className="n">
            {total === undefined
              ? t('importing.done_rows', { n: numberText(run.rowsDone), done: numberText(run.rowsDone) })
              : t('importing.of_rows', {
                  done: numberText(run.rowsDone),
                  total: numberText(Math.max(total, run.rowsDone)),
                })}
          </span>
          {isUnderWay && <Pace key={run.state} done={run.rowsDone} total={total} />}
          <span className="grow" />
          {isUnderWay && <span className="mut sm desk">{t('importing.keeps_on')}</span>}
          {canStop && (
            <button
              type="button"
              className="lnk"
              aria-disabled={cancel.isSuccess || undefined}
              onClick={() => !cancel.isSuccess && cancel.mutate({ id: run.id })}
            >
              {t(cancel.isSuccess ? 'importing.stopping' : 'importing.stop')}
            </button>
          )}
        </div>
        <ProgressBar label={t(`importing.${word}`)} parts={partsOf(run, total, t)} />
      </div>
      <Figures run={run} />
    </div>
  )
}

type Words = ReturnType<typeof useT<typeof importMessages>>

const tones: readonly [Verdict, ProgressPart['tone']][] = [
  ['new', 'pine'],
  ['update', 'brand'],
  ['more', 'ink'],
  ['duplicate', 'ochre'],
  ['pending', 'ochre'],
  ['same', 'pale'],
  ['error', 'seal'],
]

function partsOf(run: Run, total: number | undefined, t: Words): ProgressPart[] {
  const whole = Math.max(total ?? run.rowsDone, run.rowsDone, 1)
  if (run.state === 'applying' || run.state === 'undoing') {
    return [
      {
        tone: 'pine',
        share: run.rowsDone / whole,
        label: t('importing.done_rows', { done: numberText(run.rowsDone) }),
      },
    ]
  }
  return tones.flatMap(([verdict, tone]) => {
    const count = run.counts?.[verdict] ?? 0
    return count === 0
      ? []
      : [{ tone, share: count / whole, label: `${t(`importing.count_${verdict}`)} ${numberText(count)}` }]
  })
}

/** Rows a second and what is left, from what this page has seen pass. */
function Pace({ done, total }: { done: number; total: number | undefined }) {
  const t = useT(importMessages)
  const first = useRef<{ at: number; done: number }>(undefined)
  const [rate, setRate] = useState(0)
  useEffect(() => {
    const now = performance.now()
    first.current ??= { at: now, done }
    const seconds = (now - first.current.at) / 1000
    if (seconds > 0.5 && done > first.current.done) setRate((done - first.current.done) / seconds)
  }, [done])
  if (done === 0) return <span className="mut sm">{t('importing.waiting')}</span>
  if (rate === 0) return null
  const left = total === undefined || total <= done ? undefined : Math.ceil((total - done) / rate)
  return (
    <span className="mut sm">
      {t('importing.rate', { n: numberText(Math.round(rate)) })}
      {left !== undefined && (
        <>
          <Rule />
          {left < 100
            ? t('importing.left_seconds', { n: left })
            : t('importing.left_minutes', { n: Math.ceil(left / 60) })}
        </>
      )}
    </span>
  )
}

const figures: readonly [Verdict, string][] = [
  ['new', 'grn'],
  ['update', 'lnk'],
  ['more', 'ink2'],
  ['duplicate', 'och'],
  ['pending', 'och'],
  ['error', 'red'],
  ['same', 'mut'],
]

// Shown even at nought, so that the line keeps its shape; the others appear when there is something to say.
const always: readonly Verdict[] = ['new', 'update', 'duplicate', 'error', 'same']

function Figures({ run }: { run: Run }) {
  const t = useImportT(run.target)
  const [state] = useUrlState()
  const counts = run.counts ?? {}
  const judged = Object.values(counts).reduce((sum, one) => sum + one, 0)
  const chosen = state['verdict']
  return (
    <>
      <Link href={runHref(run)} aria-current={chosen === undefined ? 'true' : undefined}>
        <em>{numberText(judged)}</em>
        {t('importing.judged')}
      </Link>
      {figures.map(([verdict, tone]) => {
        const count = counts[verdict] ?? 0
        if (count === 0 && !always.includes(verdict)) return null
        return (
          <Link key={verdict} href={runHref(run, { verdict })} aria-current={chosen === verdict ? 'true' : undefined}>
            <em className={count === 0 ? 'mut' : tone}>{numberText(count)}</em>
            {t(`importing.count_${verdict}`)}
          </Link>
        )
      })}
    </>
  )
}
