import { SecretLine } from '#domain/people/ui/secret-line.tsx'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { integrationTexts } from './integration-texts.ts'

/** The secret calls are signed with, shown this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useT(integrationTexts)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('int.secret')}
      footer={
        <Button tone="primary" onClick={onClose}>
          {t('int.done')}
        </Button>
      }
    >
      <SecretLine secret={secret} say={t('int.secret_say')} />
    </Dialog>
  )
}
