import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Candidate } from './combobox.tsx'

/** How records of other entities are found and named. The app provides it once; `to` is the field's entity. */
export type References = {
  /**
   * `only` narrows them to those of one kind, as the records of one form; `about` is the record the page is about, whose
   * own come into question.
   */
  find(to: string, text: string, only?: string, about?: string): Promise<readonly Candidate[]>
  /** The name of a record; undefined when it is gone or not to be seen. */
  read(to: string, id: string): Promise<string | undefined>
}

export const ReferencesContext = createContext<References>({
  find: async () => [],
  read: async () => undefined,
})

const names = new WeakMap<References, Map<string, Promise<string | undefined>>>()

function nameOf(references: References, to: string, id: string): Promise<string | undefined> {
  const known = names.get(references) ?? new Map<string, Promise<string | undefined>>()
  names.set(references, known)
  const key = `${to}/${id}`
  const asked = known.get(key)
  if (asked) return asked
  const name = references.read(to, id).catch(() => {
    // Not remembered: the network may be back the next time the name is wanted.
    known.delete(key)
    return undefined
  })
  known.set(key, name)
  return name
}

export function useReferences(): References {
  return useContext(ReferencesContext)
}

/** References found from within a page about one record. */
export function ReferencesAbout({ id, children }: { id: string | undefined; children: ReactNode }) {
  const references = useReferences()
  const narrowed = useMemo(
    (): References => ({
      find: (to, text, only, about = id) => references.find(to, text, only, about),
      read: references.read,
    }),
    [references, id],
  )
  return <ReferencesContext value={narrowed}>{children}</ReferencesContext>
}

/** The name of the record `id` of entity `to`, undefined until it is known. One question per record and page. */
export function useReferenceName(to: string, id: string | undefined): string | undefined {
  const references = useReferences()
  const [name, setName] = useState<string>()
  useEffect(() => {
    let gone = false
    if (id === undefined) setName(undefined)
    else void nameOf(references, to, id).then((found) => !gone && setName(found))
    return () => {
      gone = true
    }
  }, [references, to, id])
  return name
}
