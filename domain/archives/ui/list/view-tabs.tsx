import { useText, useT } from '#platform/ui/language.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { paths } from '#web/paths.ts'
import { listMessages } from './list-messages.ts'
import type { ListState } from './list-state.ts'
import type { View } from './views.ts'

type ViewTabsProps = {
  views: readonly View[]
  counts: Readonly<Record<string, number>>
  current: View | undefined
  state: ListState
  columns: readonly string[]
  isChanged: boolean
  total: { total: number } | undefined
}

/** The saved ways of looking at the list, each with its address and its count. */
export function ViewTabs({ views, counts, current, state, isChanged, total }: ViewTabsProps) {
  const t = useT(listMessages)
  const text = useText()
  const isPlain = state.search === '' && !isChanged
  return (
    <Tabs
      label={t('list.views')}
      tabs={views.map((view) => ({
        href: view.key === 'all' ? paths.customers : `${paths.customers}?view=${view.key}`,
        label: text(view.label),
        on: view.key === current?.key,
        count: view.key === 'all' ? undefined : (counts[view.key] ?? (isPlain && view.key === current?.key ? total?.total : undefined)),
      }))}
    />
  )
}
