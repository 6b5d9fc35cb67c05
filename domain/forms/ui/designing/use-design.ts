import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { call } from '#web/api.ts'
import type { ApiError } from '#web/api-error.ts'

export type Fault = { path: string; code: string; message: string }
export type KeptDraft = { id: string; version: number; revision: number; definition: FormDefinition }

// A pause between two words; each keeping checks the whole form on the server.
const pauseMs = 700
// As many steps back as anybody remembers having taken.
const mostSteps = 100

type State = 'kept' | 'keeping' | 'away'
/** What somebody else kept meanwhile, and what both began from. */
export type Stale = { who: string; base: FormDefinition; theirs: FormDefinition; revision: number }

/** A draft being drawn up: kept as one works, checked by the server each time, with steps back. */
export function useDesign(draft: KeptDraft) {
  const [definition, setDefinition] = useState(draft.definition)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [state, setState] = useState<State>('kept')
  const [stale, setStale] = useState<Stale>()
  const [refusal, setRefusal] = useState<string>()
  const [steps, setSteps] = useState<readonly FormDefinition[]>([])
  const revision = useRef(draft.revision)
  const latest = useRef(draft.definition)
  const base = useRef(draft.definition)
  const pending = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean>>(Promise.resolve(true))

  const keep = useCallback(async (): Promise<boolean> => {
    if (!pending.current) return true
    pending.current = false
    setState('keeping')
    const sent = latest.current
    try {
      const kept = await call('form.keepDefinition', { id: draft.id, revision: revision.current, definition: sent })
      revision.current = kept.revision
      base.current = sent
      setFaults(kept.faults)
      setRefusal(undefined)
      // Somebody may have gone on meanwhile.
      setState(pending.current ? 'keeping' : 'kept')
      return true
    } catch (thrown) {
      const error = thrown as ApiError
      if (error.code === 'record.stale') {
        const { who, current, version } = error.params as {
          who: string
          current: { definition: FormDefinition }
          version: number
        }
        setStale({ who, base: base.current, theirs: current.definition, revision: version })
      } else if (error.kind === 'unavailable') pending.current = true
      else setRefusal(error.fields[0]?.message ?? error.message)
      // What was refused is told above; only what never arrived is still on its way.
      setState(error.kind === 'unavailable' ? 'away' : 'kept')
      return false
    }
  }, [draft.id])

  /** What is not kept yet is sent; true when the server has everything. */
  const send = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current = running.current.then(keep, keep)
    return running.current
  }, [keep])

  const put = useCallback(
    (next: FormDefinition) => {
      latest.current = next
      pending.current = true
      setState('keeping')
      setDefinition(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void send(), pauseMs)
    },
    [send],
  )

  const change = useCallback(
    (next: FormDefinition) => {
      const before = latest.current
      setSteps((list) => [...list.slice(1 - mostSteps), before])
      put(next)
    },
    [put],
  )

  const undo = useCallback(() => {
    const before = steps.at(-1)
    if (before === undefined) return
    setSteps(steps.slice(0, -1))
    put(before)
  }, [steps, put])

  /** Goes on with this text after both were looked at. */
  const settle = (next: FormDefinition) => {
    if (!stale) return
    revision.current = stale.revision
    base.current = stale.theirs
    setStale(undefined)
    setState('kept')
    change(next)
  }

  useEffect(() => {
    void call('form.checkDefinition', { definition: draft.definition }).then(
      (checked) => setFaults(checked.faults),
      () => {},
    )
    const again = () => void send()
    window.addEventListener('online', again)
    return () => {
      window.removeEventListener('online', again)
      void send()
    }
  }, [draft.definition, send])

  return {
    id: draft.id,
    version: draft.version,
    revision,
    definition,
    faults,
    state,
    stale,
    refusal,
    change,
    undo,
    canUndo: steps.length > 0,
    send,
    settle,
  }
}

export type Design = ReturnType<typeof useDesign>

/** A key nobody used before: what was answered under an old one must never be read as something new. */
export function freshKey(prefix: string): string {
  return `${prefix}${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`
}
