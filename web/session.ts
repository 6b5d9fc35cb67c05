import { useQuery } from '@tanstack/react-query'
import { ask, type OutputOf } from './api.ts'
import type { ApiError } from './api-error.ts'

/** Who uses the screen: the person, their rights, the firm and its words. */
export type Session = OutputOf<'session.me'>

export const sessionKey = ['session.me', {}] as const

/** The session of this browser; its error is of kind `unauthenticated` when there is none. */
export function useSession() {
  return useQuery<Session, ApiError>({
    queryKey: sessionKey,
    queryFn: ({ signal }) => ask('session.me', {}, { signal }),
    // Rights change rarely and the server checks each request anyway; five minutes keep the shell quiet.
    staleTime: 5 * 60_000,
    retry: false,
  })
}
