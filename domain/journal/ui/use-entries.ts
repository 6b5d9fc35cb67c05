import { useInfiniteQuery } from '@tanstack/react-query'
import { ask, type InputOf, type OutputOf } from '#web/api.ts'
import type { ApiError } from '#web/api-error.ts'

type JournalQuery = 'journal.ofCustomer' | 'journal.ofStaff' | 'journal.mine'
export type Entry = OutputOf<'journal.ofCustomer'>['rows'][number] & { customerId?: string; customerName?: string }
type Page = { rows: Entry[]; next: string | null }

/** A journal page by page, the newest first; commands of the noun renew all that is shown. */
export function useEntries<N extends JournalQuery>(name: N, input: Omit<InputOf<N>, 'cursor'>) {
  const found = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: [name, input, 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const page = { ...input, ...(pageParam !== undefined && { cursor: pageParam }) } as InputOf<N>
      return (await ask(name, page, { signal })) as Page
    },
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
  return { ...found, rows: found.data?.pages.flatMap((page) => page.rows) }
}
