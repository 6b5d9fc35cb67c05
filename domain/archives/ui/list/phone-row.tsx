import { chinaDay } from '#platform/core/time.ts'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import type { FormFields } from '#platform/ui/field-form.ts'
import { isEmptyValue, optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import type { Row } from './list-cells.tsx'
import { listMessages } from './list-messages.ts'
import type { NextTask } from './use-next-tasks.ts'

const told = ['tier', 'abc', 'stage'] as const

/** The second line on phones: the classes one calls a customer by, and the last contact. */
export function PhoneLine({ row, fields }: { row: Row; fields: FormFields }) {
  const t = useT(listMessages)
  const { language } = useLanguage()
  const today = useToday()
  const words = told.flatMap((key) => {
    const field = fields[key]
    return field && !isEmptyValue(row[key]) ? [optionText(field, String(row[key]), language)] : []
  })
  const at = row['lastContactAt']
  return (
    <>
      <span className="n">{String(row['number'] ?? '')}</span>
      {words.map((word) => (
        <span key={word}>
          <Rule />
          {word}
        </span>
      ))}
      {typeof at === 'string' && (
        <>
          <Rule />
          {t('list.last_contact_short', { day: shortDayText(chinaDay(new Date(at)), today, language) })}
        </>
      )}
    </>
  )
}

/** What is due, else how complete the archive is. */
export function PhoneEnd({ row, task }: { row: Row; task: NextTask | undefined }) {
  const due = task?.dueOn ?? row['nextReviewOn']
  if (typeof due === 'string') return <DueBadge due={due} />
  return <Meter percent={Number(row['completeness'] ?? 0)} />
}
