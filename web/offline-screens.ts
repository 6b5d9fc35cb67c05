import { paths } from './paths.ts'
import { screens } from './screens.ts'

// What one turns to on the road: the day, the entry, and what is open with whom.
const needed: readonly string[] = [paths.today, paths.newEntry, paths.tasks, paths.customers]

// After what the first screen asks for itself.
const pauseMs = 2_000

/** Fetches the code of the screens that serve without a network while there is one; returns the way to stop. */
export function fetchAhead(): () => void {
  const timer = setTimeout(() => {
    // A network that goes away now will be there for the next screen that is opened.
    for (const { path, load } of screens) if (needed.includes(path)) void load().catch(() => undefined)
  }, pauseMs)
  return () => clearTimeout(timer)
}
