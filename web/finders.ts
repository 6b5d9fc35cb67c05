import { useMemo } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { ask } from './api.ts'
import type { Finder } from './find-panel.tsx'
import { webMessages } from './messages.ts'
import type { NavigationItem } from './navigation.ts'
import { paths } from './paths.ts'

/** What Ctrl-K looks through. Nouns with a quick search add their finder here. */
export function useFinders(items: readonly NavigationItem[]): readonly Finder[] {
  const t = useT(webMessages)
  return useMemo(() => {
    const pages: Finder = async (text) => ({
      key: 'pages',
      title: t('web.find_pages'),
      hits: items
        .map((item) => ({ href: item.href, label: t(item.word), icon: item.icon }))
        .filter(({ label }) => label.toLowerCase().includes(text.toLowerCase())),
    })
    const customers: Finder = async (text, signal) => {
      const { rows } = text === '' ? { rows: [] } : await ask('customer.quickSearch', { text }, { signal })
      const hits = rows.map((row) => ({
        href: paths.customer(row.id),
        label: row.name,
        icon: row.kind === 'organisation' ? ('building' as const) : ('person' as const),
        note: row.via === undefined ? row.number : `${row.via.text}  ${row.number}`,
        ranges: row.hits.filter((hit) => hit.field === 'name').map(({ from, to }) => [from, to] as const),
      }))
      return { key: 'customers', title: t('web.find_customers'), hits }
    }
    return [customers, pages]
  }, [items, t])
}
