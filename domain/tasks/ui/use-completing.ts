import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { call, type InputOf, upload } from '#web/api.ts'
import { type ApiError, toApiError } from '#web/api-error.ts'
import { renew } from '#web/api-hooks.ts'
import { putAside } from '#web/outbox.ts'
import { useSession } from '#web/session.ts'
import { categoryOf, needsResult } from '../rules.ts'
import { slotOf, useToJournal } from './kept-results.tsx'
import type { Task } from './shapes.ts'
import { taskTexts } from './task-texts.ts'

export type Next = 'rule' | 'day' | 'none'
type Proof = NonNullable<InputOf<'task.complete'>['proof']>[number]

/** Doing a task: what is written, what comes next, what is promised, and why it cannot be done yet. */
export function useCompleting(task: Task, onDone: () => void) {
  const t = useT(taskTexts)
  const say = useToast()
  const [result, setResult] = useState('')
  const [next, setNext] = useState<Next>(task.nextOn === null ? 'none' : 'rule')
  const [nextOn, setNextOn] = useState('')
  const [isPromise, setIsPromise] = useState(false)
  const [promise, setPromise] = useState({ content: '', dueOn: '' })
  const [proof, setProof] = useState<readonly Proof[]>([])
  const [share, setShare] = useState<number>()
  const [fault, setFault] = useState<ApiError>()
  const [busy, setBusy] = useState(false)
  const client = useQueryClient()
  const { data: session } = useSession()
  const toJournal = useToJournal()

  const mustWrite = needsResult(task.kind, task.customerId !== null)
  const reason =
    mustWrite && result.trim() === ''
      ? t('task.result_first')
      : next === 'day' && nextOn === ''
        ? t('task.next_first')
        : isPromise && promise.dueOn === ''
          ? t('task.promise_first')
          : undefined

  const attach = async (file: File) => {
    if (task.customerId === null) return
    setFault(undefined)
    setShare(0)
    try {
      const kept = (await upload('/api/files', file, setShare)) as { sha256: string; name: string }
      const { id } = await call('attachment.add', { customerId: task.customerId, ...kept })
      setProof((before) => [...before, { kind: 'attachment', id, label: kept.name }])
    } catch (caught) {
      setFault(toApiError(caught))
    }
    setShare(undefined)
  }

  const save = async () => {
    if (reason !== undefined || busy) return
    setBusy(true)
    setFault(undefined)
    const input: InputOf<'task.complete'> = {
      id: task.id,
      version: task.version,
      ...(result.trim() !== '' && { result: result.trim() }),
      ...(proof.length > 0 && { proof: [...proof] }),
      ...(next === 'day' && { next: { dueOn: nextOn } }),
      ...(next === 'none' && task.nextOn !== null && { next: 'none' as const }),
      ...(isPromise && {
        promise: { dueOn: promise.dueOn, ...(promise.content.trim() !== '' && { content: promise.content.trim() }) },
      }),
    }
    const key = crypto.randomUUID()
    // Said again by one that was kept, so that what is sent later tells when it was.
    const happenedAt = new Date().toISOString()
    try {
      await call('task.complete', input, { key })
      const name = task.customerName
      say({
        tone: 'pine',
        text: name && result.trim() ? t('task.completed', { name }) : t('task.completed_plain', { title: task.title }),
      })
      onDone()
      await renew(client, ['task', 'workbench', 'journal', 'customer', 'promise', 'notice'])
    } catch (caught) {
      const refusal = toApiError(caught)
      if (refusal.kind !== 'unavailable') setFault(refusal)
      else {
        // The server may have done it and its answer been lost: the same key again does it once.
        const later = {
          key,
          name: 'task.complete',
          input: { ...input, happenedAt },
          isTried: true,
          isAway: true,
        } as const
        putAside({ ...later, staffId: session?.person.id ?? '', slot: slotOf(task.id), about: aboutOf(task) })
        say({ tone: 'ochre', text: t('task.kept') })
        onDone()
      }
    }
    setBusy(false)
  }

  /** Somebody else was first: what was written here is not lost. */
  const writeDown =
    fault?.code === 'task.closed' && task.customerId !== null && result.trim() !== ''
      ? async () => {
          setBusy(true)
          const refusal = await toJournal(aboutOf(task), result.trim(), new Date().toISOString())
          setBusy(false)
          if (refusal !== undefined) return setFault(refusal)
          onDone()
          await renew(client, ['task', 'workbench'])
        }
      : undefined

  return {
    result,
    setResult,
    next,
    setNext,
    nextOn,
    setNextOn,
    isPromise,
    setIsPromise,
    promise,
    setPromise,
    proof,
    attach,
    share,
    reason,
    save,
    busy,
    error: fault,
    writeDown,
  }
}

function aboutOf(task: Task): Readonly<Record<string, string>> {
  const { customerId, customerName, title, kind, means } = task
  return {
    name: customerName ?? title,
    ...(customerId !== null && { customerId, category: categoryOf(kind, means) }),
  }
}
