import type { QueryClient } from '@tanstack/react-query'
import type { Candidate } from '#platform/ui/combobox.tsx'

// As many as the search proposes.
const most = 8

type Row = Readonly<Record<string, unknown>>

/** Customers in what this device has lately shown: whom one can write about while the search cannot be reached. */
export function knownCustomers(client: QueryClient, text: string): readonly Candidate[] {
  const known = new Map<string, string>()
  for (const { queryKey, state } of client.getQueryCache().getAll()) {
    const isOfCustomers = String(queryKey[0]).startsWith('customer.')
    for (const row of rowsIn(state.data)) {
      const [id, name] = isOfCustomers ? [row['id'], row['name']] : [row['customerId'], row['customerName']]
      if (typeof id === 'string' && typeof name === 'string' && name.includes(text.trim())) known.set(id, name)
    }
  }
  return [...known].slice(0, most).map(([key, label]) => ({ key, label }))
}

/** The rows of an answer, or of the pages of one. */
function rowsIn(data: unknown): readonly Row[] {
  const { rows, pages } = (data ?? {}) as { rows?: unknown; pages?: unknown }
  if (Array.isArray(pages)) return pages.flatMap(rowsIn)
  return Array.isArray(rows) ? (rows as Row[]) : []
}
