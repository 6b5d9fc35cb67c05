import { useCallback, useMemo, useState } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import type { ListSort } from '#platform/ui/list-head.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { View } from './use-views.ts'

/** The columns of the drawings; a person's own choice is kept in this browser. */
export const usualColumns: readonly string[] = [
  'number',
  'name',
  'tier',
  'abc',
  'creditGrade',
  'stage',
  'completeness',
  'region',
  'ownerId',
  'lastContactAt',
  'nextReviewOn',
]

const columnsKey = 'kedang.customers.columns'

export type ListState = {
  search: string
  condition: Condition | undefined
  sort: ListSort | undefined
  cursor: string | undefined
  page: number
}

/**
 * What the list shows, as its address says it; what the address leaves open is as the view has it.
 * `c`: condition as JSON, `q`: search, `sort` and `down`, `after`: mark of the page, `page`: its number.
 */
export function useListState(view: View | undefined) {
  const [address, change] = useUrlState()
  const state = useMemo((): ListState => {
    const own = conditionOf(address['c'])
    const sort =
      typeof address['sort'] === 'string'
        ? { field: address['sort'], descending: address['down'] === true }
        : view?.sort
    return {
      search: address['q'] === undefined ? (view?.search ?? '') : String(address['q']).trim(),
      condition: own ?? view?.condition,
      sort,
      cursor: typeof address['after'] === 'string' ? address['after'] : undefined,
      page: typeof address['page'] === 'number' ? address['page'] : 1,
    }
  }, [address, view])
  const start = { after: undefined, page: undefined }
  const isChanged = address['c'] !== undefined || address['sort'] !== undefined
  return {
    state,
    isChanged,
    setSearch: (q: string) => {
      // Emptied in a view that searches: the address must say so, else the view's own search would be back.
      const said = q === (view?.search ?? '') ? undefined : q || ' '
      change({ q: said, ...start }, { replace: true })
    },
    setCondition: (c: Condition) => change({ c: isEmpty(c) && !view?.condition ? undefined : c, ...start }),
    setSort: (sort: ListSort) => change({ sort: sort.field, down: sort.descending || undefined, ...start }),
    toPage: (after: string | undefined, page: number) => change({ after, page: page > 1 ? page : undefined }),
    restore: () => change({ c: undefined, sort: undefined, down: undefined, ...start }),
    clear: () => change({ c: view?.condition ? { all: [] } : undefined, q: undefined, ...start }),
  }
}

function conditionOf(value: unknown): Condition | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return value as Condition
}

function isEmpty(condition: Condition): boolean {
  return 'all' in condition && condition.all.length === 0
}

/** The columns shown: the view's, else the person's own, else the usual ones. */
export function useColumns(
  view: View | undefined,
): [shown: readonly string[], set: (columns: readonly string[] | undefined) => void] {
  const [own, setOwn] = useState<readonly string[] | undefined>(readColumns)
  const set = useCallback((columns: readonly string[] | undefined) => {
    setOwn(columns)
    if (columns) localStorage.setItem(columnsKey, JSON.stringify(columns))
    else localStorage.removeItem(columnsKey)
  }, [])
  return [own ?? view?.columns ?? usualColumns, set]
}

function readColumns(): readonly string[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(columnsKey) ?? 'null')
    return Array.isArray(kept) && kept.length > 0 ? kept.map(String) : undefined
  } catch {
    return undefined
  }
}
