import { useEffect, useMemo } from 'react'
import type { FormValues } from '#platform/core/forms/filling.ts'

const keyOf = (token: string) => `answer:${token}`

/** What was begun behind this link in this tab: a reload or a phone that fell asleep loses nothing. */
export function useBegun(token: string, isPersonal: boolean): FormValues {
  return useMemo(() => {
    if (!isPersonal) return {}
    try {
      return JSON.parse(sessionStorage.getItem(keyOf(token)) ?? '{}') as FormValues
    } catch {
      return {}
    }
  }, [token, isPersonal])
}

/** Keeps the answers with the tab. Not for links that many answer: the next guest at a counter would see them. */
export function useKeeping(token: string, isPersonal: boolean, values: FormValues): void {
  useEffect(() => {
    if (!isPersonal) return
    try {
      sessionStorage.setItem(keyOf(token), JSON.stringify(values))
    } catch {
      // A browser that keeps nothing loses it on reloading, and no more.
    }
  }, [token, isPersonal, values])
}

export function forget(token: string): void {
  sessionStorage.removeItem(keyOf(token))
}
