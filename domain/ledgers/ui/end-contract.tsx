import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import type { OutputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { ledgersTexts } from './ledgers-texts.ts'

/** Ends a signed contract before its term; absent where there is nothing to end. */
export function EndContract({ held, onDone }: { held: OutputOf<'contract.get'>; onDone: () => void }) {
  const t = useT(ledgersTexts)
  const [isOpen, setIsOpen] = useState(false)
  const [endedOn, setEndedOn] = useState(chinaDay(new Date()))
  const [reason, setReason] = useState('')
  const end = useCall('contract.end', { onDone })
  if (held.endedOn !== null || held.signedOn === null) return null
  return (
    <>
      <Button tone="stop" onClick={() => setIsOpen(true)}>
        {t('contract.end')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('contract.end')}
        footer={
          <>
            <Button onClick={() => setIsOpen(false)}>{t('ui.cancel')}</Button>
            <Button
              tone="stop"
              busy={end.isPending}
              {...(reason.trim() === '' && { reason: t('trade.reverse_first') })}
              onClick={() => end.mutate({ id: held.id, version: held.version, endedOn, reason: reason.trim() })}
            >
              {t('contract.end')}
            </Button>
          </>
        }
      >
        <div className="stacked">
          <p className="ink2">{t('contract.end_about')}</p>
          <div className="fl">
            <label htmlFor="end-on">{t('contract.end_on')}</label>
            <input
              id="end-on"
              type="date"
              className="in"
              value={endedOn}
              onChange={(event) => setEndedOn(event.target.value)}
            />
          </div>
          <div className="fl">
            <label htmlFor="end-reason">{t('contract.end_reason')}</label>
            <input
              id="end-reason"
              className="in"
              value={reason}
              maxLength={500}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <RefusedNote error={end.error} />
        </div>
      </Dialog>
    </>
  )
}
