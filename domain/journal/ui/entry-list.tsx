import type { ReactNode } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { Timeline } from '#platform/ui/timeline.tsx'
import { EntryView } from './entry-view.tsx'
import { journalTexts } from './journal-texts.ts'
import type { Entry, useEntries } from './use-entries.ts'

type EntryListProps = {
  found: ReturnType<typeof useEntries>
  mayWrite: boolean
  isFiltered?: boolean
  emptyTitle?: string
  /** Where else to look. */
  emptyMore?: ReactNode
  /** What stands at the right of an entry's head: a superior's verdicts. */
  beside?: ((entry: Entry) => ReactNode) | undefined
}

/** The timeline with its beginning, its end and everything between being asked and being there. */
export function EntryList({ found, mayWrite, isFiltered = false, emptyTitle, emptyMore, beside }: EntryListProps) {
  const t = useT(journalTexts)
  const { rows, error, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = found
  if (error) return <RefusedNote error={error} />
  if (rows === undefined) return <ComingEntries />
  if (rows.length === 0) {
    return isFiltered ? (
      <EmptyState drawing="search" title={t('journal.empty_filter')} />
    ) : (
      <EmptyState drawing="notebook" title={emptyTitle ?? t('journal.empty')}>
        {t('journal.empty_how')}
        {emptyMore}
      </EmptyState>
    )
  }
  return (
    <div className={isPlaceholderData ? 'stale' : undefined}>
      <Timeline>
        {rows.map((entry) => (
          <EntryView key={entry.id} entry={entry} mayWrite={mayWrite} aside={beside?.(entry)} />
        ))}
      </Timeline>
      {hasNextPage && (
        <div className="older">
          <Button tone="text" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('journal.older')}
          </Button>
        </div>
      )}
    </div>
  )
}

function ComingEntries() {
  return (
    <div aria-hidden="true" className="coming">
      {[70, 52, 84, 61].map((percent) => (
        <p key={percent}>
          <Skeleton percent={percent} />
        </p>
      ))}
    </div>
  )
}
