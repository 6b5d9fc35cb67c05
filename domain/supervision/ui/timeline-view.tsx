import { useInfiniteQuery } from '@tanstack/react-query'
import { CategoryTag } from '#domain/journal/ui/categories.tsx'
import { tradeKinds } from '#domain/ledgers/trades/schema.ts'
import { task } from '#domain/tasks/schema.ts'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText, timeText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { Timeline, TimelineEntry } from '#platform/ui/timeline.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { ask, type OutputOf } from '#web/api.ts'
import type { ApiError } from '#web/api-error.ts'
import { supervisionTexts } from './supervision-texts.ts'

type Page = OutputOf<'supervision.timeline'>
type Row = Page['rows'][number]
const kinds = ['entry', 'trade', 'contract', 'form', 'task', 'reading'] as const

/** Everything of a customer in one line of time (JRN-25). */
export function TimelineView({ customerId }: { customerId: string }) {
  const t = useT(supervisionTexts)
  const [state, change] = useUrlState()
  const kind = kinds.find((one) => one === state['kind'])
  const found = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], Page['next'] | undefined>({
    queryKey: ['supervision.timeline', { customerId, kind }, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(
        'supervision.timeline',
        { customerId, ...(kind !== undefined && { kinds: [kind] }), ...(pageParam != null && { before: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows)
  return (
    <div className="sup">
      <div className="tools">
        <Segmented
          label={t('sum.timeline')}
          choices={[
            { key: 'all' as const, label: t('sum.everything') },
            ...kinds.map((key) => ({ key, label: t(`sum.kind_${key}`) })),
          ]}
          value={kind ?? 'all'}
          onChange={(key) => change({ kind: key === 'all' ? undefined : key })}
        />
      </div>
      <section className="sheet journal wide">
        <RefusedNote error={found.error} />
        {rows?.length === 0 && <EmptyState drawing="notebook" title={t('sum.empty')} />}
        <Timeline>
          {rows?.map((row) => (
            <Line key={`${row.kind}${row.id}`} row={row} />
          ))}
        </Timeline>
        {found.hasNextPage && (
          <p className="older">
            <Button tone="text" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('sum.older')}
            </Button>
          </p>
        )}
      </section>
    </div>
  )
}

function Line({ row }: { row: Row }) {
  const t = useT(supervisionTexts)
  const { language } = useLanguage()
  const today = useToday()
  const trade = tradeKinds[row.word as keyof typeof tradeKinds]
  const word =
    row.kind === 'trade' && trade !== undefined
      ? trade[language === 'en' ? 1 : 0]
      : row.kind === 'task'
        ? optionText(task.fields.kind, row.word, language)
        : row.kind === 'form'
          ? row.word
          : t(`sum.kind_${row.kind}`)
  return (
    <TimelineEntry
      at={shortDayText(chinaDay(new Date(row.at)), today, language)}
      below={timeText(row.at)}
      by={row.kind === 'entry' ? 'person' : 'system'}
      tag={row.kind === 'entry' ? <CategoryTag category={row.word} /> : <Tag tone="lined">{word}</Tag>}
      author={row.authorName ?? ''}
      note={row.note ?? undefined}
    >
      <span className="wds">{row.text}</span>
    </TimelineEntry>
  )
}
