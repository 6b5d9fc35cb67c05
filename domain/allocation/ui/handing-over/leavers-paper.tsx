import { useRouter } from '@tanstack/react-router'
import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { allocationTexts } from '../allocation-texts.ts'

/** Begins the firm's own paper on a leaver, its list of forms already filled. */
export function LeaversPaper({ staffId }: { staffId: string }) {
  const t = useT(allocationTexts)
  const router = useRouter()
  const { data: session } = useSession()
  const start = useCall('form.start', { onDone: ({ id }) => router.history.push(paths.formRecord(id)) })
  const off = session?.rights['forms.fill'] === undefined ? { reason: t('over.no_fill') } : {}
  return (
    <>
      <Button
        small
        icon="document"
        busy={start.isPending}
        onClick={() => start.mutate({ form: 'F-105', staffId })}
        {...off}
      >
        {t('over.paper')}
      </Button>
      <RefusedNote error={start.error} />
    </>
  )
}
