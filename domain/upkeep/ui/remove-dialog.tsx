import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useCall } from '#web/api-hooks.ts'
import { upkeepScreenMessages } from './messages.ts'
import type { BackupRow } from './shapes.ts'

/** A copy that is removed is gone for good, so it is asked once. */
export function RemoveDialog({ backup, onClose }: { backup: BackupRow; onClose: () => void }) {
  const t = useT(upkeepScreenMessages)
  const remove = useCall('backup.remove', { onDone: onClose })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('upkeep.remove_title')}
      footer={
        <>
          <Button onClick={onClose}>{t('upkeep.keep')}</Button>
          <Button tone="stop" busy={remove.isPending} onClick={() => remove.mutate({ id: backup.id })}>
            {t('upkeep.remove')}
          </Button>
        </>
      }
    >
      <p>{t('upkeep.remove_say', { name: backup.fileName })}</p>
      {remove.error && <ErrorNote requestId={remove.error.requestId}>{remove.error.message}</ErrorNote>}
    </Dialog>
  )
}
