import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LanguageProvider, WordsProvider } from '#platform/ui/language.tsx'
import { type References, ReferencesContext } from '#platform/ui/references.tsx'
import { ToastRegion } from '#platform/ui/toast.tsx'
import { ApiError } from './api-error.ts'
import { sessionKey } from './session.ts'
import { useTradeWords } from './trade-words.ts'

// Data a person just looked at is shown again at once and renewed when it is older than this.
const freshMs = 15_000

/** A session that ended elsewhere: asking for it again shows the way to sign in. */
function noticeSignedOut(error: unknown) {
  const isOut = error instanceof ApiError && error.kind === 'unauthenticated'
  if (isOut) void client.invalidateQueries({ queryKey: sessionKey })
}

export const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== sessionKey[0]) noticeSignedOut(error)
    },
  }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: freshMs,
      // Refusals stay refusals; only an unreachable server is worth asking twice more.
      retry: (count, error) => error instanceof ApiError && error.kind === 'unavailable' && count < 2,
    },
    mutations: { retry: false },
  },
})

function TradeWords({ children }: { children: ReactNode }) {
  return <WordsProvider words={useTradeWords()}>{children}</WordsProvider>
}

/** What stands around every screen: language, data, names of references, notices. */
export function Providers({ references, children }: { references: References; children: ReactNode }) {
  return (
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <TradeWords>
          <ReferencesContext value={references}>
            <ToastRegion>{children}</ToastRegion>
          </ReferencesContext>
        </TradeWords>
      </QueryClientProvider>
    </LanguageProvider>
  )
}
