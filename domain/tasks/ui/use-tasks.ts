import { useInfiniteQuery } from '@tanstack/react-query'
import { ask, type InputOf, type OutputOf } from '#web/api.ts'
import type { ApiError } from '#web/api-error.ts'
import type { Task } from './shapes.ts'

type TaskQuery = 'task.list' | 'task.ofCustomer' | 'promise.list'
type Page = { rows: Task[]; next: string | null; total?: number; isExact?: boolean }

/** Tasks page by page; commands of the noun renew all that is shown. */
export function useTasks<N extends TaskQuery>(name: N, input: Omit<InputOf<N>, 'cursor'>) {
  const found = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: [name, input, 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const page = { ...input, ...(pageParam !== undefined && { cursor: pageParam }) } as InputOf<N>
      return (await ask(name, page, { signal })) as OutputOf<N> as Page
    },
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
  const [first] = found.data?.pages ?? []
  return {
    ...found,
    rows: found.data?.pages.flatMap((page) => page.rows),
    total: first?.total,
    isExact: first?.isExact,
  }
}
