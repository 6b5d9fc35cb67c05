import { type ReactNode, useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { IconButton } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { instantText, shortDayText, timeText } from '#platform/ui/day-text.ts'
import { optionText } from '#platform/ui/field-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Menu } from '#platform/ui/menu.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Rule } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { TimelineEntry } from '#platform/ui/timeline.tsx'
import { paths } from '#web/paths.ts'
import { journalEntry } from '../schema.ts'
import { CategoryTag } from './categories.tsx'
import { CorrectDialog, SupplementDialog } from './entry-dialogs.tsx'
import { journalTexts } from './journal-texts.ts'
import { PassDialog } from './pass-dialog.tsx'
import type { Entry } from './use-entries.ts'

/** One entry on the axis, as it holds now; what was first written is one press away. */
export function EntryView({ entry, mayWrite, aside }: { entry: Entry; mayWrite: boolean; aside?: ReactNode }) {
  const t = useT(journalTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [act, setAct] = useState<Act>()
  const [withHistory, setWithHistory] = useState(false)
  const day = chinaDay(new Date(entry.happenedAt))
  const isToday = day === today
  const isOverdue = entry.isLate && entry.answeredAt === null
  const time = timeText(entry.happenedAt)
  const date = shortDayText(day, today, language)
  return (
    <TimelineEntry
      at={isToday ? time : date}
      below={isToday ? t('journal.today') : time}
      by={isOverdue ? 'alarm' : entry.source === 'event' ? 'system' : 'person'}
      tag={
        <>
          <CategoryTag category={entry.category} />
          {entry.stepsIn && <Tag tone="brand">{t('journal.stepped_in')}</Tag>}
          {entry.overAllowance && <Tag tone="ochre">{t('journal.over')}</Tag>}
          {isOverdue && <Tag tone="seal">{t('journal.late')}</Tag>}
        </>
      }
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
      aside={
        <>
          {aside}
          {mayWrite && <Acts onAct={setAct} />}
        </>
      }
      note={<Note entry={entry} withHistory={withHistory} onHistory={() => setWithHistory(!withHistory)} />}
    >
      <span className="wds">{entry.text}</span>
      <Figures entry={entry} />
      <Links entry={entry} />
      {act === 'correct' && <CorrectDialog entry={entry} onClose={() => setAct(undefined)} />}
      {act === 'supplement' && <SupplementDialog entry={entry} onClose={() => setAct(undefined)} />}
      {act === 'pass' && <PassDialog entry={entry} onClose={() => setAct(undefined)} />}
      {withHistory && <History entry={entry} say={(at) => instantText(at, language)} />}
    </TimelineEntry>
  )
}

type Act = 'correct' | 'supplement' | 'pass'

function Acts({ onAct }: { onAct: (act: Act) => void }) {
  const t = useT(journalTexts)
  return (
    <Menu
      label={t('journal.acts')}
      alignEnd
      items={[
        { key: 'supplement', label: t('journal.supplement'), icon: 'plus', onPress: () => onAct('supplement') },
        { key: 'correct', label: t('journal.correct'), icon: 'edit', onPress: () => onAct('correct') },
        { key: 'pass', label: t('journal.pass_on'), icon: 'people', onPress: () => onAct('pass') },
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
    entry.begunBy !== null && t(entry.begunBy === 'us' ? 'journal.begun_us' : 'journal.begun_customer'),
    entry.matter !== null && optionText(journalEntry.fields.matter, entry.matter, language),
    entry.replyDueAt !== null &&
      entry.answeredAt === null &&
      t('journal.answer_by', { when: instantText(entry.replyDueAt, language) }),
    entry.isLate && entry.answeredAt !== null && t('journal.answered_late'),
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

/** 12.0000 is 12: as many decimals as say something. */
export function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

/** The line of a ledger, its numbers where the eye finds them. */
function Figures({ entry }: { entry: Entry }) {
  const { language } = useLanguage()
  const parts = [
    entry.movement !== null && optionText(journalEntry.fields.movement, entry.movement, language),
    entry.item,
    entry.quantity !== null && `${numberText(plain(entry.quantity))}${entry.unit ?? ''}`,
    entry.amount !== null && `${numberText(entry.amount)} ${language === 'en' ? 'yuan' : '元'}`,
    entry.document,
  ].filter((one) => typeof one === 'string' && one !== '')
  if (parts.length === 0) return null
  return (
    <span className="fgr n">
      {parts.map((part, n) => (
        <span key={part as string}>
          {n > 0 && <Rule />}
          {part}
        </span>
      ))}
    </span>
  )
}

function Links({ entry }: { entry: Entry }) {
  const files = entry.links.filter((one) => one.kind === 'attachment')
  if (files.length === 0) return null
  return (
    <span className="atts">
      {files.map((one) => (
        <span key={one.id}>
          <a className="lnk sm" href={`/api/attachments/${one.id}`} target="_blank" rel="noreferrer">
            <Icon name={isSound(one.label) ? 'microphone' : 'clip'} small /> {one.label ?? one.id}
          </a>
          {isSound(one.label) && (
            // biome-ignore lint/a11y/useMediaCaption: what is said is the entry beside it
            <audio controls preload="none" src={`/api/attachments/${one.id}`} aria-label={one.label} />
          )}
        </span>
      ))}
    </span>
  )
}

/** Whether a file is heard; nothing is fetched, and no look recorded, before somebody plays it. */
const isSound = (name = '') => /\.(webm|m4a|mp3|aac|ogg|oga|opus|wav)$/i.test(name)

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
