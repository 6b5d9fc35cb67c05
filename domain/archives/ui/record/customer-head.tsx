import type { ReactNode } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { ClassChips } from '#platform/ui/class-chip.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { dayText, instantText, shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { PersonMark } from '#platform/ui/person-mark.tsx'
import { RecordHead } from '#platform/ui/record-head.tsx'
import { Stamp } from '#platform/ui/stamp.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths.ts'
import type { CustomerFields } from '../customer-fields.ts'
import { useNextTasks } from '../list/use-next-tasks.ts'
import { cardDimensions, chipOf, firstDimensions } from './class-chips.ts'
import { recordMessages } from './record-messages.ts'
import { type CustomerProps, textOf } from './use-customer.ts'

type CustomerHeadProps = CustomerProps & {
  schema: CustomerFields
  actions: ReactNode
  onClass: (dimension: string | undefined) => void
}

/** The index card of a customer: number on the tab, name, stamp, classes, measures, who answers for it. */
export function CustomerHead({ page, schema, actions, onClass }: CustomerHeadProps) {
  const t = useT(recordMessages)
  const { language } = useLanguage()
  const { row } = page
  const words = { unrated: t('record.unrated'), notApplicable: t('record.not_applicable') }
  const opened = textOf(row, 'archivedOn') ?? textOf(row, 'createdAt')
  const chips = cardDimensions.map((key) => ({
    ...chipOf(key, row, schema.fields, language, words),
    onPress: () => onClass(key),
  }))
  return (
    <RecordHead
      number={String(row.number ?? '')}
      facts={
        <>
          {opened &&
            t('record.opened', { day: dayText(opened.length > 10 ? chinaDay(new Date(opened)) : opened, language) })}
          <Rule />
          {t('record.version', { n: row.version })}
        </>
      }
      name={row.name}
      stamp={<StateStamp page={page} schema={schema} />}
      actions={actions}
      chips={
        <ClassChips chips={chips} first={firstDimensions}>
          <button type="button" className="lnk sm" onClick={() => onClass(undefined)}>
            <Icon name="history" small /> {t('record.class_history')}
          </button>
        </ClassChips>
      }
    >
      <Measures page={page} />
      <NextDue page={page} />
      <Owners page={page} />
    </RecordHead>
  )
}

/** What has been signed stands as a stamp; what still waits as a plain word. */
function StateStamp({ page, schema }: CustomerProps & { schema: CustomerFields }) {
  const t = useT(recordMessages)
  const { language } = useLanguage()
  const { row, names } = page
  if (row.withdrawnAt) return <Tag tone="seal">{t('record.withdrawn')}</Tag>
  const field = schema.fields['state']
  const word = field ? optionText(field, String(row.state), language) : String(row.state)
  if (row.state !== 'valid') return <Tag tone={row.state === 'returned' ? 'seal' : 'ochre'}>{word}</Tag>
  const by = row.approvedBy ? names[row.approvedBy] : undefined
  const title = row.approvedAt ? `${by ?? ''} ${instantText(row.approvedAt, language)}`.trim() : undefined
  return (
    <>
      <Stamp {...(title !== undefined && { title })}>{word}</Stamp>
      {row.isRebuilt && <Tag tone="ochre">{t('record.no_rebuilt')}</Tag>}
    </>
  )
}

function Measures({ page: { quality } }: CustomerProps) {
  const t = useT(recordMessages)
  const measures = [
    { key: 'completeness', percent: quality.completeness },
    { key: 'accuracy', percent: quality.accuracy },
    { key: 'validity', percent: quality.validity },
  ] as const
  return (
    <div>
      <span className="k desk">{t('record.measures')}</span>
      {measures.map(({ key, percent }) => (
        <span className={key === 'completeness' ? 'q' : 'q desk'} key={key}>
          {t(`record.${key}`)} <Meter percent={percent} />
        </span>
      ))}
    </div>
  )
}

function NextDue({ page: { row } }: CustomerProps) {
  const t = useT(recordMessages)
  const { language } = useLanguage()
  const today = useToday()
  const next = useNextTasks([row.id])?.get(row.id)
  return (
    <div>
      {next && (
        <>
          <span className="k">{t('record.next_task')}</span>
          <Link href={paths.customerTab(row.id, 'tasks')} title={next.title}>
            <DueBadge due={next.dueOn} />
          </Link>
        </>
      )}
      {row.nextReviewOn && (
        <>
          <span className="k">{t('record.due_review')}</span>
          <DueBadge due={row.nextReviewOn} />
        </>
      )}
      <span className="k">{t('record.last_contact')}</span>
      {row.lastContactAt ? (
        <span className="n">{shortDayText(chinaDay(new Date(row.lastContactAt)), today, language)}</span>
      ) : (
        <span className="mut">{t('record.never_contacted')}</span>
      )}
    </div>
  )
}

function Owners({ page: { row, names, keeper } }: CustomerProps) {
  const t = useT(recordMessages)
  const owner = row.ownerId ? names[row.ownerId] : undefined
  return (
    <div>
      <span className="k">{t('record.owner')}</span>
      {owner ? (
        <>
          <PersonMark small name={owner} /> {owner}
        </>
      ) : (
        <span className="mut">{t('record.no_owner')}</span>
      )}
      {keeper && <span className="mut sm desk">{t('record.keeper', { name: keeper.name })}</span>}
    </div>
  )
}
