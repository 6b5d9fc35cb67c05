import { useNavigate, useSearch } from '@tanstack/react-router'

export type UrlState = Readonly<Record<string, unknown>>

/**
 * State that belongs in the address: filters, sort, tab, chosen view, so that a link shows what its sender saw.
 * `change` merges; undefined removes. Typing passes `replace`, so that Back leaves the page and not the letter.
 */
export function useUrlState(): [state: UrlState, change: (patch: UrlState, how?: { replace?: boolean }) => void] {
  const state = useSearch({ strict: false }) as UrlState
  const navigate = useNavigate()
  const change = (patch: UrlState, { replace = false } = {}) => {
    void navigate({ to: '.', search: (before: UrlState) => withoutEmpty({ ...before, ...patch }), replace } as never)
  }
  return [state, change]
}

function withoutEmpty(state: UrlState): UrlState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined && value !== ''))
}
