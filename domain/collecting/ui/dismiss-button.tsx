import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { collectingTexts } from './collecting-texts.ts'
import type { Collection } from './shapes.ts'

/** Declines answers with a reason; the form stays. */
export function DismissButton({ form }: { form: Collection }) {
  const t = useT(collectingTexts)
  const { data: session } = useSession()
  const [reason, setReason] = useState<string>()
  const dismiss = useCall('collection.dismiss', { renews: ['dataForm', 'campaign'] })
  if (session?.rights['collecting.manage'] === undefined) return null
  if (reason === undefined) {
    return (
      <p className="acts-line end">
        <Button small tone="text" onClick={() => setReason('')}>
          {t('form.dismiss')}
        </Button>
      </p>
    )
  }
  return (
    <div className="acts-line">
      <input
        className="in"
        aria-label={t('form.dismiss_reason')}
        placeholder={t('form.dismiss_reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        tone="stop"
        busy={dismiss.isPending}
        {...(reason.trim() === '' && { reason: t('form.dismiss_reason') })}
        onClick={() => dismiss.mutate({ id: form.id, version: form.version, reason: reason.trim() })}
      >
        {t('form.dismiss')}
      </Button>
      <RefusedNote error={dismiss.error} />
    </div>
  )
}
