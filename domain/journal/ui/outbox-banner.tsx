import { useQueryClient } from '@tanstack/react-query'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { renew } from '#web/api-hooks.ts'
import { discard, sendWaiting, useOutbox } from '#web/outbox.ts'
import { useSession } from '#web/session.ts'
import { journalTexts } from './journal-texts.ts'

/** Says which entries still wait on this device; they go out by themselves when the network is back. */
export function OutboxBanner() {
  const t = useT(journalTexts)
  const client = useQueryClient()
  const { data: session } = useSession()
  const staffId = session?.person.id
  const entries = useOutbox({ name: 'journal.write' })
  const promises = useOutbox({ name: 'promise.give' })
  const own = [...entries, ...promises].filter((one) => one.staffId === staffId)
  const refused = own.filter((one) => one.refusal !== undefined)
  const waiting = own.length - refused.length
  if (staffId === undefined || own.length === 0) return null
  return (
    <>
      {waiting > 0 && (
        <Banner
          tone="ochre"
          action={
            <Button
              small
              onClick={() => void sendWaiting(staffId).then(() => renew(client, ['journal', 'promise', 'task']))}
            >
              {t('entry.send_now')}
            </Button>
          }
        >
          {t('entry.waiting', { n: waiting })}
        </Banner>
      )}
      {refused.length > 0 && (
        <Banner
          tone="seal"
          action={
            <Button small onClick={() => discard(refused.map((one) => one.key))}>
              {t('entry.discard')}
            </Button>
          }
        >
          {t('entry.refused', { n: refused.length, reason: refused[0]?.refusal?.message ?? '' })}
        </Banner>
      )}
    </>
  )
}
