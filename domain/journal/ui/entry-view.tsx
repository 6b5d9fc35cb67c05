import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { IconButton } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { instantText, shortDayText, timeText } from '#platform/ui/day-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Menu } from '#platform/ui/menu.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { TimelineEntry } from '#platform/ui/timeline.tsx'
import { paths } from '#web/paths.ts'
import { CategoryTag } from './categories.tsx'
import { CorrectDialog, SupplementDialog } from './entry-dialogs.tsx'
import { journalTexts } from './journal-texts.ts'
import type { Entry } from './use-entries.ts'

/** One entry on the axis, as it holds now; what was first written is one press away. */
export function EntryView({ entry, mayWrite }: { entry: Entry; mayWrite: boolean }) {
  const t = useT(journalTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [act, setAct] = useState<'correct' | 'supplement'>()
  const [withHistory, setWithHistory] = useState(false)
  const day = chinaDay(new Date(entry.happenedAt))
  const isToday = day === today
  const time = timeText(entry.happenedAt)
  const date = shortDayText(day, today, language)
  return (
    <TimelineEntry
      at={isToday ? time : date}
      below={isToday ? t('journal.today') : time}
      by={entry.source === 'event' ? 'system' : 'person'}
      tag={<CategoryTag category={entry.category} />}
      author={
        <>
          {entry.authorName}
          {entry.customerId && (
            <>
              <Rule />
              <Link className="lnk" href={paths.customer(entry.customerId)}>
                {entry.customerName}
              </Link>
            </>
          )}
        </>
      }
      aside={mayWrite && <Acts onAct={setAct} />}
      note={<Note entry={entry} withHistory={withHistory} onHistory={() => setWithHistory(!withHistory)} />}
    >
      <span className="said">{entry.text}</span>
      <Links entry={entry} />
      {act === 'correct' && <CorrectDialog entry={entry} onClose={() => setAct(undefined)} />}
      {act === 'supplement' && <SupplementDialog entry={entry} onClose={() => setAct(undefined)} />}
      {withHistory && <History entry={entry} say={(at) => instantText(at, language)} />}
    </TimelineEntry>
  )
}

function Acts({ onAct }: { onAct: (act: 'correct' | 'supplement') => void }) {
  const t = useT(journalTexts)
  return (
    <Menu
      label={t('journal.acts')}
      alignEnd
      items={[
        { key: 'supplement', label: t('journal.supplement'), icon: 'plus', onPress: () => onAct('supplement') },
        { key: 'correct', label: t('journal.correct'), icon: 'edit', onPress: () => onAct('correct') },
      ]}
    >
      {(props) => <IconButton icon="more" small label={t('journal.acts')} {...props} />}
    </Menu>
  )
}

function Note({ entry, withHistory, onHistory }: { entry: Entry; withHistory: boolean; onHistory: () => void }) {
  const t = useT(journalTexts)
  const { language } = useLanguage()
  // A day after the fact is worth saying; minutes are not.
  const isLate = chinaDay(new Date(entry.recordedAt)) > chinaDay(new Date(entry.happenedAt))
  const parts = [
    entry.solution && t('journal.solution') + entry.solution,
    entry.summary && t('journal.summary') + entry.summary,
    isLate && t('journal.recorded_later', { when: instantText(entry.recordedAt, language) }),
  ].filter((one) => typeof one === 'string' && one !== '')
  if (parts.length === 0 && entry.additions.length === 0) return null
  return (
    <>
      {parts.map((part, n) => (
        <span key={part as string}>
          {n > 0 && <Rule />}
          {part}
        </span>
      ))}
      {entry.additions.length > 0 && (
        <>
          {parts.length > 0 && <Rule />}
          <button type="button" className="lnk" aria-expanded={withHistory} onClick={onHistory}>
            {entry.corrected ? t('journal.corrected') : t('journal.count', { n: entry.additions.length + 1 })}
          </button>
        </>
      )}
    </>
  )
}

function Links({ entry }: { entry: Entry }) {
  const files = entry.links.filter((one) => one.kind === 'attachment')
  if (files.length === 0) return null
  return (
    <span className="atts">
      {files.map((one) => (
        <a key={one.id} className="lnk sm" href={`/api/attachments/${one.id}`} target="_blank" rel="noreferrer">
          <Icon name="clip" small /> {one.label ?? one.id}
        </a>
      ))}
    </span>
  )
}

/** What was written first, and what was added to it by whom. */
function History({ entry, say }: { entry: Entry; say: (at: string) => string }) {
  const t = useT(journalTexts)
  return (
    <ul className="past">
      <li>
        <b>{t('journal.first_words')}</b> {entry.firstText}
      </li>
      {entry.additions.map((one) => (
        <li key={one.id}>
          <b>
            {one.refersAs === 'correction'
              ? t('journal.correction_by', {
                  name: one.authorName,
                  when: say(one.recordedAt),
                  reason: one.reason ?? '',
                })
              : t('journal.supplement_by', { name: one.authorName, when: say(one.recordedAt) })}
          </b>{' '}
          {one.refersAs === 'correction' ? one.text : [one.solution, one.summary].filter(Boolean).join(' ')}
        </li>
      ))}
    </ul>
  )
}
