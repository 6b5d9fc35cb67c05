import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { instantText, shortDayText, timeText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { Timeline, TimelineEntry } from '#platform/ui/timeline.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { CategoryTag } from './categories.tsx'
import { journalTexts } from './journal-texts.ts'

/** Entries colleagues passed on to one: read, and marked as read. */
export function PassedList() {
  const t = useT(journalTexts)
  const { language } = useLanguage()
  const today = useToday()
  const { data, error } = useAsk('journal.passedToMe', {})
  const read = useCall('journal.readPassed')
  if (error) return <RefusedNote error={error} />
  if (data?.rows.length === 0)
    return (
      <EmptyState drawing="notebook" title={t('journal.passed_empty')}>
        {t('journal.passed_empty_how')}
      </EmptyState>
    )
  return (
    <Timeline>
      {data?.rows.map((row) => {
        const day = chinaDay(new Date(row.happenedAt))
        return (
          <TimelineEntry
            key={row.id}
            at={shortDayText(day, today, language)}
            below={timeText(row.happenedAt)}
            by={row.readAt === null ? 'alarm' : 'person'}
            tag={
              <>
                <CategoryTag category={row.category} />
                {row.stepsIn && <Tag tone="brand">{t('journal.stepped_in')}</Tag>}
              </>
            }
            author={
              <>
                {row.authorName}
                <Rule />
                {row.customerName}
              </>
            }
            aside={
              row.readAt === null && (
                <Button small tone="text" onClick={() => read.mutate({ id: row.id })}>
                  {t('journal.mark_read')}
                </Button>
              )
            }
            note={
              <>
                {t('journal.passed_by', { name: row.passedByName, when: instantText(row.passedAt, language) })}
                {row.note && (
                  <>
                    <Rule />
                    {row.note}
                  </>
                )}
              </>
            }
          >
            <span className="wds">{row.text}</span>
          </TimelineEntry>
        )
      })}
    </Timeline>
  )
}
