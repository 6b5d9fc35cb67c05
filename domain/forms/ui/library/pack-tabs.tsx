import { useT, useText } from '#platform/ui/language.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { formsTexts } from '../forms-texts.ts'
import type { CatalogueRow } from '../shapes.ts'

export const off = 'off'
/** Under which tab a form stands: its trade, the firm's own, or what is no longer filled in. */
export const tabOf = (row: CatalogueRow) => (row.isOff ? off : (row.pack ?? 'own'))

export function PackTabs({
  rows,
  pack,
  search,
}: {
  rows: readonly CatalogueRow[]
  pack: string | undefined
  search: string
}) {
  const t = useT(formsTexts)
  const text = useText()
  const { data: firm } = useAsk('firm.get', {}, { staleMs: 60_000 })
  const counts = new Map<string, number>()
  // What is no longer filled in comes last.
  for (const row of [...rows].sort((a, b) => Number(a.isOff) - Number(b.isOff)))
    counts.set(tabOf(row), (counts.get(tabOf(row)) ?? 0) + 1)
  const nameOf = (key: string) => {
    if (key === off) return t('library.off')
    if (key === 'own') return t('library.own')
    if (key === 'core') return t('library.core')
    const known = firm?.packs.find((one) => one.key === key)
    return known ? text(known.name) : key
  }
  const href = (key?: string) => {
    const query = new URLSearchParams({ ...(key && { pack: key }), ...(search && { q: search }) })
    return query.size === 0 ? paths.forms : `${paths.forms}?${query}`
  }
  return (
    <Tabs
      label={t('forms.title')}
      tabs={[
        {
          href: href(),
          label: t('library.all'),
          count: rows.filter((row) => !row.isOff).length,
          on: pack === undefined,
        },
        ...[...counts].map(([key, count]) => ({ href: href(key), label: nameOf(key), count, on: pack === key })),
      ]}
    />
  )
}
