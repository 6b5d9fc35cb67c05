import { usualViews, type View } from './views.ts'

/** The views on offer and how many customers each holds. */
export function useViews(): { views: readonly View[]; counts: Readonly<Record<string, number>> } {
  return { views: usualViews, counts: {} }
}
