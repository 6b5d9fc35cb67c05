import {
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { ask, type CommandName, call, type InputOf, type OutputOf, type QueryName } from './api.ts'
import type { ApiError } from './api-error.ts'

/** The cache key of a query: its name first, so that a noun's queries can be renewed together. */
export function keyFor<N extends QueryName>(name: N, input: InputOf<N>): QueryKey {
  return [name, input]
}

/**
 * The answer of a query, kept while another is on its way (`isPlaceholderData` says so: show it paler).
 * `data` is undefined only before the first answer: draw the skeleton then. `error` is an ApiError.
 */
export function useAsk<N extends QueryName>(
  name: N,
  input: InputOf<N>,
  options: { enabled?: boolean; staleMs?: number } = {},
) {
  return useQuery<OutputOf<N>, ApiError>({
    queryKey: keyFor(name, input),
    queryFn: ({ signal }) => ask(name, input, { signal }),
    placeholderData: keepPreviousData,
    ...(options.enabled !== undefined && { enabled: options.enabled }),
    ...(options.staleMs !== undefined && { staleTime: options.staleMs }),
  })
}

// A lift or a tunnel takes seconds; who waits longer does not mind half a minute more.
const firstPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * A command as a mutation. Afterwards all queries of its noun and of `renews` ask again. Pressing twice, or again
 * after the network failed, takes effect once: the key stays until the input changes or the server has answered.
 * One that `persists` repeats itself until the server is reached.
 */
export function useCall<N extends CommandName>(
  name: N,
  options: {
    renews?: readonly string[]
    persists?: boolean
    onDone?: (output: OutputOf<N>, input: InputOf<N>) => void
  } = {},
) {
  const client = useQueryClient()
  const attempt = useRef<{ text: string; key: string }>(undefined)
  return useMutation<OutputOf<N>, ApiError, InputOf<N>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input)
      if (attempt.current?.text !== text) attempt.current = { text, key: crypto.randomUUID() }
      return call(name, input, { key: attempt.current.key })
    },
    ...(options.persists && {
      retry: (_, error) => error.kind === 'unavailable',
      retryDelay: (failures) => Math.min(firstPauseMs * 2 ** failures, longestPauseMs),
    }),
    onSuccess: async (output, input) => {
      attempt.current = undefined
      options.onDone?.(output, input)
      await renew(client, [nounOf(name), ...(options.renews ?? [])])
    },
    onError: (error) => {
      // A refusal is an answer: mended input deserves a new key. An unreachable server may yet have done it.
      if (error.kind !== 'unavailable') attempt.current = undefined
    },
  })
}

/** Makes every shown query of these nouns ask again. */
export function renew(client: QueryClient, nouns: readonly string[]): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey }) => nouns.includes(nounOf(String(queryKey[0]))) })
}

function nounOf(name: string): string {
  return name.split('.')[0] ?? name
}
