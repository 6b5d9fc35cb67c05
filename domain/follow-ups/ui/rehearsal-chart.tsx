import { dayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import type { OutputOf } from '#web/api.ts'
import { cadenceTexts } from './cadence-texts.ts'

type Day = OutputOf<'rehearsal.cadence'>['days'][number]

// The drawing's own measures, in which fourteen bars of 14 stand 22 apart.
const [bottom, top, first, pitch, bar] = [94, 6, 26, 22, 14]

/** The follow-ups of fourteen days: what the rules of today make, and what the change adds or takes away. */
export function RehearsalChart({ days }: { days: readonly Day[] }) {
  const t = useT(cadenceTexts)
  const { language } = useLanguage()
  const most = roundUp(Math.max(1, ...days.map((one) => Math.max(one.current, one.proposed))))
  const y = (n: number) => bottom - (n / most) * (bottom - top)
  return (
    <>
      <svg viewBox="0 0 340 112" className="sim" role="img" aria-label={t('rehearsal.chart')}>
        <line x1="22" x2="338" y1={bottom} y2={bottom} className="b" />
        {[most / 2, most].map((n) => (
          <line key={n} x1="22" x2="338" y1={y(n)} y2={y(n)} className="g" />
        ))}
        {[0, most / 2, most].map((n) => (
          <text key={n} x="18" y={y(n) + 4} className="y">
            {n}
          </text>
        ))}
        {days.map(({ day, current, proposed, isWorking }, at) => {
          const x = first + at * pitch
          const kept = Math.min(current, proposed)
          return (
            <g key={day}>
              <rect x={x} width={bar} y={y(kept)} height={bottom - y(kept)} className="od" />
              {proposed > current && (
                <rect x={x} width={bar} y={y(proposed)} height={y(current) - y(proposed)} className="nw" />
              )}
              {proposed < current && (
                <rect x={x + 0.5} width={bar - 1} y={y(current)} height={y(proposed) - y(current)} className="ls" />
              )}
              <text x={x + bar / 2} y="107" className={isWorking ? 'm' : 'm w'}>
                {Number(day.slice(8))}
              </text>
            </g>
          )
        })}
      </svg>
      <details>
        <summary>{t('rehearsal.table')}</summary>
        <table className="tb c">
          <thead>
            <tr>
              <th>{t('rehearsal.day')}</th>
              <th className="r">{t('rehearsal.now')}</th>
              <th className="r">{t('rehearsal.after')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, current, proposed, isWorking }) => (
              <tr key={day}>
                <td className={isWorking ? undefined : 'och'}>{dayText(day, language)}</td>
                <td className="r n">{current}</td>
                <td className="r n">{proposed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

/** An even number one can halve, so that the lines carry whole numbers. */
function roundUp(n: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(n)))
  return [2, 4, 10, 20].map((times) => times * step).find((each) => each >= n) ?? n
}
