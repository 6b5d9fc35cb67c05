import { ActDialog } from '#platform/ui/act-dialog.tsx'
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
  return (
    <ActDialog title={title} act={title} tone="stop" onDone={onAct} {...{ busy, error, onClose }}>
      <p className="ink2">{about}</p>
    </ActDialog>
  )
}
