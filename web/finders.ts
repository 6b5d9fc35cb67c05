import { useMemo } from 'react'
import { useT } from '#platform/ui/language.tsx'
import type { Finder } from './find-panel.tsx'
import { webMessages } from './messages.ts'
import type { NavigationItem } from './navigation.ts'

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
    return [pages]
  }, [items, t])
}
