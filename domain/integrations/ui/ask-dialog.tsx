import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import type { ApiError } from '#web/api-error.ts'

type AskDialogProps = {
  /** The act in words; it is the button too. */
  title: string
  about: string
  busy: boolean
  error: ApiError | null
  onAct: () => void
  onClose: () => void
}

/** Says what an act that cannot be taken back will do, before it is done. */
export function AskDialog({ title, about, busy, error, onAct, onClose }: AskDialogProps) {
  const t = useT()
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="stop" busy={busy} onClick={onAct}>
            {title}
          </Button>
        </>
      }
    >
      <p className="ink2">{about}</p>
      {error && <ErrorNote requestId={error.requestId}>{error.message}</ErrorNote>}
    </Dialog>
  )
}
