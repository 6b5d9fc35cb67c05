import { useState } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { call, type InputOf, upload } from '#web/api.ts'
import { type ApiError, toApiError } from '#web/api-error.ts'
import { useCall } from '#web/api-hooks.ts'
import { needsResult } from '../rules.ts'
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
  const complete = useCall('task.complete', {
    renews: ['workbench', 'journal', 'customer', 'promise', 'notice'],
    onDone: () => {
      const name = task.customerName
      say({
        tone: 'pine',
        text: name && result.trim() ? t('task.completed', { name }) : t('task.completed_plain', { title: task.title }),
      })
      onDone()
    },
  })

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

  const save = () => {
    if (reason !== undefined || complete.isPending) return
    complete.mutate({
      id: task.id,
      version: task.version,
      ...(result.trim() !== '' && { result: result.trim() }),
      ...(proof.length > 0 && { proof: [...proof] }),
      ...(next === 'day' && { next: { dueOn: nextOn } }),
      ...(next === 'none' && task.nextOn !== null && { next: 'none' as const }),
      ...(isPromise && {
        promise: { dueOn: promise.dueOn, ...(promise.content.trim() !== '' && { content: promise.content.trim() }) },
      }),
    })
  }

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
    busy: complete.isPending,
    error: complete.error ?? fault,
  }
}
