import { chinaDay } from '#platform/core/time.ts'
import { dayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { RecordPage } from '../shapes.ts'
import { recordTexts } from './record-texts.ts'

/** 办理结果: what came of the things this form left to be done, and by whom. */
export function OutcomesPanel({ page }: { page: RecordPage }) {
  const t = useT(recordTexts)
  const { language } = useLanguage()
  const outcomes = page.record.outcomes ?? []
  if (outcomes.length === 0) return null
  return (
    <Panel title={t('paper.outcomes')} note={outcomes.length}>
      {outcomes.map((one) => (
        <div key={one.part} className="custody-li">
          <span className="who">{one.title}</span>
          <small>
            {t('paper.outcome', { day: dayText(chinaDay(new Date(one.at)), language), who: one.byName })}
            {one.result && <> {one.result}</>}
          </small>
        </div>
      ))}
    </Panel>
  )
}
