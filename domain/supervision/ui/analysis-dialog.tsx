import { useState } from 'react'
import { addMonths } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { supervisionTexts } from './supervision-texts.ts'

/** The figures of a period, counted; the reading of them is written beside (JRN-07). */
export function AnalysisDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useT(supervisionTexts)
  const today = useToday()
  const [from, setFrom] = useState(addMonths(today, -3))
  const [to, setTo] = useState(today)
  const [text, setText] = useState('')
  const [measures, setMeasures] = useState('')
  const { data } = useAsk('journal.market', { customerId, from, to })
  const write = useCall('journal.analyse', { renews: ['supervision'], onDone: onClose })
  const lines = data === undefined ? [] : [{ ...data.total, category: t('sum.total') }, ...data.categories]
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('sum.analysis')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={write.isPending}
            onClick={() =>
              write.mutate({
                customerId,
                from,
                to,
                reading: text.trim(),
                ...(measures.trim() !== '' && { measures: measures.trim() }),
              })
            }
            {...(text.trim() === '' && { reason: t('sum.analysis_first') })}
          >
            {t('sum.analysis_save')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{t('sum.analysis_about')}</p>
        <p className="flex">
          <input
            type="date"
            className="in s"
            aria-label={t('sup.from')}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <span className="mut">—</span>
          <input
            type="date"
            className="in s"
            aria-label={t('sup.to')}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </p>
        <table className="tb c stk">
          <thead>
            <tr>
              <th> </th>
              <th className="r">{t('sum.now')}</th>
              <th className="r">{t('sum.before')}</th>
              <th className="r">{t('sum.change')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <tr key={one.category}>
                <td>{one.category || '—'}</td>
                <td className="r n">{numberText(one.amount)}</td>
                <td className="r n mut">{numberText(one.before)}</td>
                <td className={one.change !== null && one.change < 0 ? 'r n red' : 'r n'}>
                  {one.change === null ? '—' : `${one.change < 0 ? '−' : '+'}${Math.abs(one.change)}%`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="fl">
          <label htmlFor="analysis-reading">{t('sum.analysis_reading')}</label>
          <textarea
            id="analysis-reading"
            className="in area"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className="fl">
          <label htmlFor="analysis-measures">{t('sum.analysis_measures')}</label>
          <textarea
            id="analysis-measures"
            className="in area"
            value={measures}
            onChange={(event) => setMeasures(event.target.value)}
          />
        </div>
        <RefusedNote error={write.error} />
      </div>
    </Dialog>
  )
}
