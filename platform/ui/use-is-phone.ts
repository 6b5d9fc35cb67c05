import { useSyncExternalStore } from 'react'

// The width at which phone.css takes over.
const phone = () => window.matchMedia('(max-width: 720px)')

/** Whether the screen is a phone's, for words that are shorter there; everything else is the style sheet's. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = phone()
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => phone().matches,
  )
}
