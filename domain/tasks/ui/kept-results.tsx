import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { call, type InputOf } from '#web/api.ts'
import { type ApiError, toApiError } from '#web/api-error.ts'
import { renew } from '#web/api-hooks.ts'
import { discard, sendWaiting, useOutbox, type Waiting } from '#web/outbox.ts'
import { useSession } from '#web/session.ts'
import { taskTexts } from './task-texts.ts'

type About = Readonly<Record<string, string>>
const touched = ['task', 'workbench', 'journal', 'customer', 'promise', 'notice']

export const slotOf = (taskId: string) => `task:${taskId}`

/** Done here and not sent yet. */
export function useIsKept(taskId: string): boolean {
  return useOutbox({ slot: slotOf(taskId) }).some((one) => one.refusal === undefined)
}

/** Writes into the journal what was to finish a task that somebody else finished first; gives the refusal, if any. */
export function useToJournal() {
  const t = useT(taskTexts)
  const say = useToast()
  const client = useQueryClient()
  return async (about: About, text: string, happenedAt: string): Promise<ApiError | undefined> => {
    const { customerId = '', category, name = '' } = about
    const values = { category: (category ?? 'note') as 'call', text }
    try {
      await call('journal.write', { customerId, values, happenedAt }, { key: crypto.randomUUID() })
      say({ tone: 'pine', text: t('task.in_journal', { name }) })
      await renew(client, ['journal', 'customer'])
      return undefined
    } catch (caught) {
      return toApiError(caught)
    }
  }
}

/** What was done without a network: it waits and goes out by itself; what came too late is shown, never dropped unseen. */
export function KeptResults() {
  const t = useT(taskTexts)
  const client = useQueryClient()
  const { data: session } = useSession()
  const staffId = session?.person.id
  const own = useOutbox({ name: 'task.complete' }).filter((one) => one.staffId === staffId)
  const refused = own.filter((one) => one.refusal !== undefined)
  const waiting = own.length - refused.length
  const late = refused.length
  useEffect(() => {
    // The list still has as open what somebody else has finished.
    if (late > 0) void renew(client, touched)
  }, [late, client])
  if (staffId === undefined) return null
  return (
    <>
      {waiting > 0 && (
        <Banner
          tone="ochre"
          action={
            <Button small onClick={() => void sendWaiting(staffId).then(() => renew(client, touched))}>
              {t('task.kept_send')}
            </Button>
          }
        >
          {t('task.kept_waiting', { n: waiting })}
        </Banner>
      )}
      {refused.map((one) => (
        <TooLate key={one.key} kept={one as Waiting<'task.complete'>} />
      ))}
    </>
  )
}

function TooLate({ kept }: { kept: Waiting<'task.complete'> }) {
  const t = useT(taskTexts)
  const toJournal = useToJournal()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError>()
  const { result = '', happenedAt = '' } = kept.input as InputOf<'task.complete'>
  const about = kept.about ?? {}
  const writeDown = async () => {
    setBusy(true)
    const refusal = await toJournal(about, result, happenedAt)
    setBusy(false)
    if (refusal === undefined) discard([kept.key])
    else setError(refusal)
  }
  return (
    <Banner
      tone="seal"
      announce
      title={t('task.kept_refused', { name: about['name'] ?? '', reason: kept.refusal?.message ?? '' })}
      action={
        <span className="flex">
          {about['customerId'] && result !== '' && (
            <Button small tone="primary" busy={busy} onClick={() => void writeDown()}>
              {t('task.to_journal')}
            </Button>
          )}
          <Button small onClick={() => discard([kept.key])}>
            {t('task.kept_drop')}
          </Button>
        </span>
      }
    >
      {result !== '' && t('task.kept_text', { text: result })}
      <RefusedNote error={error} />
    </Banner>
  )
}
