import { useMemo } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import { textIn } from '#platform/core/i18n.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import type { ListSort } from '#platform/ui/list-head.tsx'
import { countText } from '#platform/ui/number-text.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { defaultPrefix, defaultViews } from '../../views/rules.ts'
import { listMessages } from './list-messages.ts'

type Saved = OutputOf<'view.list'>['rows'][number]

/** A way of looking at the list: which customers, in which order, with which columns. */
export type View = {
  /** As the address has it: 'mine' of the usual ones, the id of a saved one. */
  key: string
  name: string
  condition: Condition | undefined
  search: string | undefined
  sort: ListSort | undefined
  columns: readonly string[] | undefined
  /** Undefined for the usual ones, which nobody owns. */
  saved: Saved | undefined
}

// Counting all views visits some thousands of rows; a minute old they still tell what is worth opening.
const staleMs = 60_000

/** The views on offer, how many customers each holds, and the figures of the title. The usual ones are there at once. */
export function useViews() {
  const { language } = useLanguage()
  const t = useT(listMessages)
  const { data } = useAsk('view.list', {}, { staleMs })
  const { data: counted } = useAsk('view.counts', {}, { staleMs })
  const views = useMemo((): readonly View[] => {
    const usual = defaultViews.map(({ key, label, view }) =>
      shaped(key, key === 'all' ? t('list.view_all') : textIn(language, label), view, undefined),
    )
    const saved = (data?.rows ?? [])
      .filter((row) => !row.isDefault)
      .map((row) => shaped(row.id, row.name, row.view, row))
    return [...usual, ...saved]
  }, [data, language, t])
  const counts = Object.fromEntries(
    Object.entries(counted?.counts ?? {}).map(([id, one]) => [
      id.startsWith(defaultPrefix) ? id.slice(defaultPrefix.length) : id,
      countText(one),
    ]),
  )
  return { views, counts, figures: counted }
}

function shaped(key: string, name: string, view: Saved['view'], saved: Saved | undefined): View {
  const sort = view.sort?.[0]
  return {
    key,
    name,
    condition: view.condition,
    search: view.search,
    sort: sort && { field: sort.field, descending: sort.descending === true },
    columns: view.columns,
    saved,
  }
}
