import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { type ApiError, call, type InputOf, upload } from '#web/api.ts'
import { toApiError } from '#web/api-error.ts'
import { renew } from '#web/api-hooks.ts'
import { putAside } from '#web/outbox.ts'
import { useSession } from '#web/session.ts'
import { figureKeys } from '../figures/rules.ts'
import { ledgerSubjects } from '../figures/schema.ts'
import { blankDraft, type Draft, isBlank, keepDraft, readDraft } from './drafts.ts'
import { journalTexts } from './journal-texts.ts'

type Link = NonNullable<InputOf<'journal.write'>['links']>[number]
// The journal is written in China's clock wherever the phone is.
const chinaOffsetMs = 8 * 3_600_000

/** Writing one entry: the draft kept on this device, its moment, its files, and saving with or without a network. */
export function useWriting(customer: { id: string; name: string } | undefined, onDone: () => void = () => {}) {
  const t = useT(journalTexts)
  const say = useToast()
  const client = useQueryClient()
  const { data: session } = useSession()
  const customerId = customer?.id
  const [draft, setDraft] = useState<Draft>(() => (customerId === undefined ? blankDraft : readDraft(customerId)))
  const [moment, setMoment] = useState<string>()
  const [links, setLinks] = useState<readonly Link[]>([])
  const [share, setShare] = useState<number>()
  // What the entry promises the customer, and until when; it then stands in the register of promises too.
  const [promisedOn, setPromisedOn] = useState<string>()
  // While one speaks or a file is on its way, the entry would go without it.
  const [isRecording, setIsRecording] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError>()

  // What was begun before the customer was there goes along: a text, or without one kept here the category.
  useEffect(() => {
    if (customerId === undefined) return
    const kept = readDraft(customerId)
    setDraft((before) => (isBlank(before) && !isBlank(kept) ? kept : before))
  }, [customerId])
  useEffect(() => {
    if (customerId !== undefined) keepDraft(customerId, draft)
  }, [customerId, draft])

  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  const clear = () => {
    // The category stays: whoever makes calls makes several.
    setDraft((before) => ({ ...blankDraft, category: before.category }))
    setMoment(undefined)
    setLinks([])
    setPromisedOn(undefined)
    setError(undefined)
  }

  /** @returns whether it is kept by the firm now */
  const attach = async (file: File): Promise<boolean> => {
    if (customerId === undefined) return false
    setError(undefined)
    setShare(0)
    try {
      const kept = (await upload('/api/files', file, setShare)) as { sha256: string; name: string }
      const { id } = await call('attachment.add', { customerId, sha256: kept.sha256, name: kept.name })
      setLinks((before) => [...before, { kind: 'attachment', id, label: kept.name }])
      await renew(client, ['attachment'])
      return true
    } catch (caught) {
      setError(toApiError(caught))
      return false
    } finally {
      setShare(undefined)
    }
  }

  const whyNot =
    draft.text.trim() === ''
      ? t('entry.write_first')
      : promisedOn === ''
        ? t('entry.promise_first')
        : isRecording || share !== undefined
          ? t('entry.file_first')
          : undefined

  /** `acceptOver`: samples over the allowance are meant. */
  const save = async (acceptOver = false) => {
    if (!customer || busy || whyNot !== undefined) return
    setBusy(true)
    setError(undefined)
    const input: InputOf<'journal.write'> = {
      customerId: customer.id,
      values: {
        category: draft.category as 'call',
        text: draft.text,
        solution: draft.solution.trim() || null,
        summary: draft.summary.trim() || null,
        begunBy: draft.begunBy || null,
        matter: draft.matter === '' ? null : (draft.matter as 'other'),
        ...figuresOf(draft),
      },
      // The moment of writing, so that an entry sent later still says when it happened.
      happenedAt:
        moment === undefined
          ? new Date().toISOString()
          : new Date(Date.parse(`${moment}:00Z`) - chinaOffsetMs).toISOString(),
      links: [...links],
      ...(acceptOver && { acceptOver }),
    }
    const given =
      promisedOn === undefined
        ? ({ name: 'journal.write', input } as const)
        : ({ name: 'promise.give', input: { ...input, promise: { dueOn: promisedOn } } } as const)
    const key = crypto.randomUUID()
    try {
      await call(given.name, given.input as typeof input & { promise: { dueOn: string } }, { key })
      clear()
      say({ tone: 'pine', text: t('entry.saved', { name: customer.name }) })
      await renew(client, ['journal', 'customer', 'task', 'promise'])
      onDone()
    } catch (caught) {
      const refusal = toApiError(caught)
      if (refusal.kind !== 'unavailable') setError(refusal)
      else {
        // Without a network nobody can say whether samples go over: the line is kept and marked when it does.
        const over = draft.category === 'samples' && { acceptOver: true }
        const later = { ...given, input: { ...given.input, ...over } } as typeof given
        putAside({ key, staffId: session?.person.id ?? '', ...later, isTried: true, isAway: true })
        clear()
        // Staying here: without a network the next page could not be read.
        say({ tone: 'ochre', text: t('entry.kept') })
      }
    }
    setBusy(false)
  }

  return {
    draft,
    change,
    moment,
    setMoment,
    links,
    setLinks,
    promisedOn,
    setPromisedOn,
    attach,
    share,
    isRecording,
    setIsRecording,
    /** What is still wanting before it can be saved. */
    whyNot,
    save,
    busy,
    error,
    session,
  }
}

/** The figures of a line; a subject that is no ledger has none. */
function figuresOf(draft: Draft) {
  const isOwn = !(draft.category in ledgerSubjects)
  const given = figureKeys.filter((key) => draft[key].trim() !== '' && !(isOwn && key === 'movement'))
  return Object.fromEntries(given.map((key) => [key, draft[key].trim()])) as { movement?: 'sample' }
}

export type Writing = ReturnType<typeof useWriting>
