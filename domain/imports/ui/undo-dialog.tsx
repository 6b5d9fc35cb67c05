import { useState } from 'react'
import { ActDialog, WordsField } from '#platform/ui/act-dialog.tsx'
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
  const [reason, setReason] = useState('')
  const undo = useCall('import.undo', { renews: ['customer', 'form', 'product', 'staff'], onDone: onClose })
  const n = (run.counts?.['new'] ?? 0) + (run.counts?.['update'] ?? 0)
  const isEmpty = reason.trim() === ''
  return (
    <ActDialog
      title={t('importing.undo_title')}
      act={leaveChanged ? t('importing.undo_rest') : t('importing.undo_do', { n: numberText(n) })}
      tone="stop"
      isReady={!isEmpty}
      busy={undo.isPending}
      error={undo.error}
      onDone={() => undo.mutate({ id: run.id, version: run.version, reason: reason.trim(), leaveChanged })}
      onClose={onClose}
    >
      <p>{t(leaveChanged ? 'importing.undo_keep' : 'importing.undo_what', { file: run.fileName })}</p>
      <WordsField
        label={t('importing.undo_reason')}
        placeholder={t('importing.undo_reason_hint')}
        value={reason}
        onChange={setReason}
        note={isEmpty && t('importing.undo_why_reason')}
      />
    </ActDialog>
  )
}
