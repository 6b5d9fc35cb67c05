import { useRef } from 'react'

/** Choosing rows of one page: single, with shift a stretch, or all. */
export type Choosing = {
  has(id: string): boolean
  count: number
  /** Whether the page has any row to choose. */
  any: boolean
  all: boolean
  some: boolean
  toggle(id: string, on: boolean, stretch: boolean): void
  toggleAll(on: boolean): void
  clear(): void
}

/** `ids` are the rows of the page that may be chosen, in order; what is chosen may reach over several pages. */
export function useChoosing(
  ids: readonly string[],
  chosen: ReadonlySet<string> = new Set(),
  onChoose: ((ids: ReadonlySet<string>) => void) | undefined,
): Choosing | undefined {
  const last = useRef<string>(undefined)
  if (!onChoose) return undefined
  const change = (some: readonly string[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of some) on ? next.add(id) : next.delete(id)
    onChoose(next)
  }
  const onPage = ids.filter((id) => chosen.has(id)).length
  return {
    has: (id) => chosen.has(id),
    count: chosen.size,
    any: ids.length > 0,
    all: ids.length > 0 && onPage === ids.length,
    some: onPage > 0,
    toggle(id, on, stretch) {
      const from = stretch && last.current !== undefined ? ids.indexOf(last.current) : -1
      const to = ids.indexOf(id)
      change(from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1), on)
      last.current = id
    },
    toggleAll: (on) => change(ids, on),
    clear: () => onChoose(new Set()),
  }
}
