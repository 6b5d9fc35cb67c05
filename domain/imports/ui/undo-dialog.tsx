import { useId, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { useCall } from '#web/api-hooks.ts'
import { useImportT } from './form-run-texts.ts'

type UndoDialogProps = {
  run: {
    id: string
    version: number
    target: string
    fileName: string
    counts: Readonly<Record<string, number>> | null
  }
  /** Customers changed since the import keep what they have now. */
  leaveChanged?: boolean
  onClose: () => void
}

/** Taking a whole run back: what it does, and why it is done. */
export function UndoDialog({ run, leaveChanged = false, onClose }: UndoDialogProps) {
  const t = useImportT(run.target)
  const id = useId()
  const [reason, setReason] = useState('')
  const undo = useCall('import.undo', { renews: ['customer', 'form', 'product', 'staff'], onDone: onClose })
  const n = (run.counts?.['new'] ?? 0) + (run.counts?.['update'] ?? 0)
  const isEmpty = reason.trim() === ''
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('importing.undo_title')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="stop"
            busy={undo.isPending}
            {...(isEmpty && { reason: t('importing.undo_why_reason') })}
            onClick={() => undo.mutate({ id: run.id, version: run.version, reason: reason.trim(), leaveChanged })}
          >
            {leaveChanged ? t('importing.undo_rest') : t('importing.undo_do', { n: numberText(n) })}
          </Button>
        </>
      }
    >
      <p>{t(leaveChanged ? 'importing.undo_keep' : 'importing.undo_what', { file: run.fileName })}</p>
      <div className="fl imp-gap">
        <label htmlFor={id}>{t('importing.undo_reason')}</label>
        <textarea
          id={id}
          className="in"
          maxLength={500}
          placeholder={t('importing.undo_reason_hint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {undo.error && <ErrorNote requestId={undo.error.requestId}>{undo.error.message}</ErrorNote>}
    </Dialog>
  )
}
