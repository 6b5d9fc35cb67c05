import { listText } from '#platform/core/i18n.ts'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { cadenceTexts } from './cadence-texts.ts'

// The drawing's own measures: labels left, the days to the right of them.
const [width, left, right, rowHeight] = [530, 76, 508, 34]

/** The days of a plan on one line per person, so that what falls together and what was moved is seen at once. */
export function PlanTimeline({ plan, before }: { plan: CadencePlan; before: CadencePlan | undefined }) {
  const t = useT(cadenceTexts)
  const text = useText()
  const { language } = useLanguage()
  const tracks = plan.tracks.filter(
    (track) => track.onRequest !== true && track.steps?.some((step) => step.days !== null),
  )
  if (tracks.length === 0) return null
  const daysOf = (from: CadencePlan | undefined, key: string) =>
    from?.tracks.find((one) => one.key === key)?.steps ?? []
  const all = [
    ...new Set(
      tracks.flatMap((track) =>
        [...daysOf(plan, track.key), ...daysOf(before, track.key)].map((step) => step.days ?? 0),
      ),
    ),
  ].sort((a, b) => a - b)
  const last = Math.max(1, ...all)
  const x = (days: number) => left + (Math.max(0, days) / last) * (right - left)
  const height = 20 + tracks.length * rowHeight + 12
  // Numbers that would stand on one another are left to the rows below.
  const marks = all.filter((days, at) => at === 0 || x(days) - x(all[at - 1] ?? 0) > 18)
  const label = tracks
    .map(
      (track) =>
        `${text(track.name)} ${listText(
          language,
          (track.steps ?? []).map((step) => String(step.days)),
        )}`,
    )
    .join(language === 'en' ? '; ' : '；')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, and a keyboard must reach that
    <section className="tlx" tabIndex={0} aria-label={t('cadence.timeline')}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={t('ui.says', { name: t('cadence.timeline'), what: label })}
      >
        <line x1={left} x2={left} y1={20} y2={height - 6} className="g" />
        {x(marks[0] ?? 0) - left > 26 && (
          <text x={left} y={13} className="m">
            {plan.anchor.kind === 'form' ? t('anchor.short_form') : t('anchor.short')}
          </text>
        )}
        {marks.map((days) => (
          <g key={days}>
            <line x1={x(days)} x2={x(days)} y1={20} y2={height - 6} className="g" />
            <text x={x(days)} y={13} className="m">
              {days}
            </text>
          </g>
        ))}
        {tracks.map((track, at) => {
          const y = 42 + at * rowHeight
          const old = daysOf(before, track.key)
          return (
            <g key={track.key}>
              <text x={0} y={y + 4} className="l">
                {short(text(track.name))}
              </text>
              <line x1={left} x2={right} y1={y} y2={y} className="a" />
              {old
                .filter(
                  (one) =>
                    one.days !== null &&
                    daysOf(plan, track.key).find((step) => step.key === one.key)?.days !== one.days,
                )
                .map((one) => (
                  <circle key={`o${one.key}`} cx={x(one.days ?? 0)} cy={y} r={4.5} className="o" />
                ))}
              {(track.steps ?? []).map((step) => {
                if (step.days === null) return null
                const isMoved = before !== undefined && old.find((one) => one.key === step.key)?.days !== step.days
                const isLast = x(step.days) > right - 70
                return (
                  <g key={step.key}>
                    <circle cx={x(step.days)} cy={y} r={5} className={isMoved ? 'n' : undefined} />
                    <text
                      x={x(step.days) + (isLast ? -9 : 9)}
                      y={y + 4}
                      className="t"
                      textAnchor={isLast ? 'end' : 'start'}
                    >
                      {short(text(step.purpose))}
                    </text>
                  </g>
                )
              })}
            </g>
          )
        })}
      </svg>
    </section>
  )
}

/** Six characters are what a dot has room for beside it. */
const short = (word: string) => ([...word].length > 6 ? `${[...word].slice(0, 6).join('')}…` : word)
