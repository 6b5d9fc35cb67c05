import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { moneyText } from '#platform/ui/number-text.ts'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useCall } from '#web/api-hooks.ts'
import { ledgersTexts } from './ledgers-texts.ts'
import type { Trade } from './shapes.ts'

/** Undoes a line by its opposite, with the reason. */
export function ReverseDialog({ row, onClose }: { row: Trade; onClose: () => void }) {
  const t = useT(ledgersTexts)
  const { language } = useLanguage()
  const [reason, setReason] = useState('')
  const reverse = useCall('trade.reverse', { renews: ['customer'], onDone: onClose })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('trade.reverse')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="stop"
            busy={reverse.isPending}
            {...(reason.trim() === '' && { reason: t('trade.reverse_first') })}
            onClick={() => reverse.mutate({ id: row.id, reason: reason.trim() })}
          >
            {t('trade.reverse')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p>
          <b>{row.item}</b> {moneyText(row.amount, row.currency, language)}
        </p>
        <p className="ink2">{t('trade.reverse_about')}</p>
        <div className="fl">
          <label htmlFor="reverse-reason">{t('trade.reverse_reason')}</label>
          <input
            id="reverse-reason"
            className="in"
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <RefusedNote error={reverse.error} />
      </div>
    </Dialog>
  )
}
