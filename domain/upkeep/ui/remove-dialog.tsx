import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
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
      <RefusedNote error={remove.error} />
    </Dialog>
  )
}
