import type { UrlState } from '#platform/ui/url-state.ts'
import { type TaskKind, taskKinds } from '../schema.ts'

export const whoses = ['me', 'department', 'all'] as const
export type Whose = (typeof whoses)[number]
export const listWhens = ['open', 'overdue', 'today', 'week', 'later', 'done'] as const
export const views = ['list', 'month', 'promises'] as const
export const promiseStates = ['all', 'open', 'overdue', 'kept', 'keptLate', 'dropped'] as const

function oneOf<K extends string>(all: readonly K[], value: unknown): K | undefined {
  return all.find((one) => one === value)
}

/** What the address says of the page of tasks. */
export function filtersIn(state: UrlState) {
  return {
    view: oneOf(views, state['view']) ?? 'list',
    whose: oneOf(whoses, state['whose']) ?? 'me',
    when: oneOf(listWhens, state['when']) ?? 'open',
    kind: oneOf(Object.keys(taskKinds) as TaskKind[], state['kind']),
    promise: oneOf(promiseStates, state['state']) ?? 'all',
    search: typeof state['q'] === 'string' ? state['q'] : undefined,
  }
}
