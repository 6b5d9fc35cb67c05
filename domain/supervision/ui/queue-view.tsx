import { useInfiniteQuery } from '@tanstack/react-query'
import { CategoryTag } from '#domain/journal/ui/categories.tsx'
import { clausesText } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText, timeText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Timeline, TimelineEntry } from '#platform/ui/timeline.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { ask, type OutputOf } from '#web/api.ts'
import type { ApiError } from '#web/api-error.ts'
import { paths } from '#web/paths.ts'
import { supervisionTexts } from './supervision-texts.ts'
import { Verdicts } from './verdicts.tsx'

type Page = OutputOf<'inspection.queue'>
const states = ['open', 'failed', 'done'] as const
type State = (typeof states)[number]
const words = { open: 'sup.open', failed: 'sup.failed', done: 'sup.done' } as const

/** Journals of one's staff, one after the other, each waiting for its three verdicts (JRN-10). */
export function QueueView() {
  const t = useT(supervisionTexts)
  const [url, change] = useUrlState()
  const state: State = states.find((one) => one === url['state']) ?? 'open'
  const found = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: ['inspection.queue', { state }, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask('inspection.queue', { state, ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows)
  return (
    <div className="sup">
      <div className="tools">
        <Segmented
          label={t('sup.queue')}
          choices={states.map((key) => ({ key, label: t(words[key]) }))}
          value={state}
          onChange={(key) => change({ state: key === 'open' ? undefined : key })}
        />
      </div>
      <section className="sheet journal wide">
        <RefusedNote error={found.error} />
        {rows?.length === 0 && (
          <EmptyState drawing="notebook" title={t('sup.queue_empty')}>
            {t('sup.queue_empty_how')}
          </EmptyState>
        )}
        <Timeline>
          {rows?.map((row) => (
            <Waiting key={row.id} row={row} />
          ))}
        </Timeline>
        {found.hasNextPage && (
          <p className="older">
            <Button tone="text" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('sup.more')}
            </Button>
          </p>
        )}
      </section>
    </div>
  )
}

function Waiting({ row }: { row: Page['rows'][number] }) {
  const { language } = useLanguage()
  const today = useToday()
  const day = chinaDay(new Date(row.happenedAt))
  return (
    <TimelineEntry
      at={shortDayText(day, today, language)}
      below={timeText(row.happenedAt)}
      by={row.verdict !== null && row.verdict.taskState === 'open' ? 'alarm' : 'person'}
      tag={<CategoryTag category={row.category} />}
      author={
        <>
          {row.authorName}
          <Rule />
          <Link className="lnk" href={paths.customerTab(row.customerId, 'journal')}>
            {row.customerName}
          </Link>
        </>
      }
      aside={<Verdicts entry={row} verdict={row.verdict ?? undefined} />}
      note={clausesText(
        language,
        [row.solution, row.summary, row.verdict?.note].flatMap((one) => one || []),
      )}
    >
      <span className="wds">{row.text}</span>
    </TimelineEntry>
  )
}
