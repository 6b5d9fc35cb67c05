import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FormValues } from '#platform/core/forms/filling.ts'
import { newId } from '#platform/core/ids.ts'
import type { FormError } from '#platform/ui/field-form.ts'
import { keyAt } from '#platform/ui/forms/progress.ts'
import type { InputOf, OutputOf } from '#web/api.ts'
import { keyFor } from '#web/api-hooks.ts'
import { discard, hearAnswers, putAside, sendWaiting, useOutbox, type Waiting, waitingIn } from '#web/outbox.ts'

// A pause in typing; each key by itself would be a version, and a sentence is one thought.
const pauseMs = 700

type Keep = InputOf<'form.keep'>

/** Later answers over earlier ones; the version stays the one the first was given on. */
const join = (before: Keep, next: Keep): Keep => ({
  ...before,
  ...next,
  version: before.version,
  values: { ...before.values, ...next.values },
})

export type DraftState = 'saved' | 'saving' | 'away'

type Options = {
  id: string
  version: number
  staffId: string
  onErrors: (errors: readonly FormError[]) => void
}

/**
 * Keeps a draft as it is typed: each change lies on this device at once and goes out after a pause, without a network
 * when it is back. Answers that do not fit stay on the screen and are named; nothing is sent twice.
 */
export function useDraft({ id, version: given, staffId, onErrors }: Options) {
  const client = useQueryClient()
  const slot = `form.record/${id}`
  const version = useRef(given)
  version.current = Math.max(version.current, given)
  const refused = useRef<Record<string, { value: unknown; errors: FormError[] }>>({})
  const typed = useRef<Record<string, unknown>>({})
  const [savedAt, setSavedAt] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waiting = useOutbox({ slot })
  const heard = useRef(onErrors)
  heard.current = onErrors

  useEffect(
    () =>
      hearAnswers(slot, (answer) => {
        const { version: next, errors = [] } = answer as OutputOf<'form.keep'>
        version.current = next
        setSavedAt(new Date().toISOString())
        for (const error of errors) {
          const key = keyAt(error.path)
          const before = refused.current[key]?.errors.filter(({ path }) => path !== error.path) ?? []
          refused.current[key] = { value: typed.current[key], errors: [...before, error] }
        }
        // What was refused before and not touched since is still wrong.
        heard.current(Object.values(refused.current).flatMap((one) => one.errors))
      }),
    [slot],
  )
  /** Sends what waits; true when all of it arrived. */
  const send = useCallback(async () => {
    clearTimeout(timer.current)
    await sendWaiting(staffId)
    return waitingIn(slot).length === 0
  }, [slot, staffId])
  // Whoever leaves the page has it sent on the way out, and finds it as it was left: the answer that was read when the
  // page was opened is older than what was typed since.
  useEffect(
    () => () => {
      void send().then(() => client.removeQueries({ queryKey: keyFor('form.record', { id }) }))
      client.removeQueries({ queryKey: keyFor('form.record', { id }) })
    },
    [send, client, id],
  )

  const put = useCallback(
    (input: Omit<Keep, 'id' | 'version'>) => {
      const entry: Waiting<'form.keep'> = {
        key: newId(),
        staffId,
        name: 'form.keep',
        slot,
        input: { id, version: version.current, ...input },
      }
      putAside(entry, join)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void send(), pauseMs)
    },
    [id, slot, staffId, send],
  )
  const change = useCallback(
    (key: string, value: unknown) => {
      delete refused.current[key]
      typed.current[key] = value ?? null
      put({ values: { [key]: value ?? null } })
    },
    [put],
  )
  /** What is on this device and not on the server, laid over what is. */
  const overlay = useCallback(
    (values: FormValues): FormValues => ({
      ...values,
      ...Object.fromEntries(Object.entries(refused.current).map(([key, { value }]) => [key, value])),
      ...mineOf(waitingIn(slot)),
    }),
    [slot],
  )
  const drop = useCallback(() => discard(waitingIn(slot).map(({ key }) => key)), [slot])
  /** After somebody else saved first: what is kept of one's own goes on from their version. */
  const settle = useCallback(
    (values: FormValues, at: number) => {
      drop()
      version.current = at
      if (Object.keys(values).length > 0) put({ values: { ...values } })
      void send()
    },
    [drop, put, send],
  )
  const mine = useMemo(() => mineOf(waiting), [waiting])
  const refusal = waiting.find((one) => one.refusal !== undefined)?.refusal
  const state: DraftState = waiting.some((one) => one.isAway) ? 'away' : waiting.length > 0 ? 'saving' : 'saved'
  return { change, put, send, drop, settle, overlay, refusal, state, savedAt, version, mine }
}

export type Draft = ReturnType<typeof useDraft>

function mineOf(waiting: readonly Waiting[]): Record<string, unknown> {
  return Object.assign({}, ...waiting.map((one) => (one.input as Keep).values)) as Record<string, unknown>
}
