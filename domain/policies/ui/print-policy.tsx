import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useCall } from '#web/api-hooks.ts'
import { policyTexts } from './policy-texts.ts'

/** Makes the print of the version on show; a second press opens it. */
export function PrintPolicy({ id, versionId }: { id: string; versionId: string }) {
  const t = useT(policyTexts)
  const print = useCall('policy.print')
  const made = print.data
  if (made)
    return (
      <a className="btn s" href={`/api/prints/${made.id}`} target="_blank" rel="noreferrer">
        {t('policy.print_open', { number: made.number, pages: made.pages })}
      </a>
    )
  return (
    <Button
      small
      icon="print"
      busy={print.isPending}
      onClick={() => print.mutate({ id, versionId })}
      {...(print.error && { reason: print.error.message })}
    >
      {t('policy.print')}
    </Button>
  )
}
