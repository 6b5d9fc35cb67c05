import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { setOwnOptions } from '#platform/core/open-options.ts'
import { ask } from './api.ts'
import type { ApiError } from './api-error.ts'
import { useNews } from './news.ts'

const key = ['option.own', {}] as const

/** Brings the firm's own options into every list of this browser, and again when somebody changes them. */
export function useOwnOptions(): { isReady: boolean; error: ApiError | null } {
  const client = useQueryClient()
  const { data, error } = useQuery<boolean, ApiError>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const { rows } = await ask('option.own', {}, { signal })
      setOwnOptions(rows)
      return true
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  useNews(
    'options.changed',
    useCallback(() => void client.invalidateQueries({ queryKey: key }), [client]),
  )
  return { isReady: data === true, error }
}
