import type { ReactNode } from 'react'
import { customer } from '#domain/archives/schema.ts'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { becauseText } from '../because/rules.ts'
import { task } from '../schema.ts'
import { Completing } from './completing.tsx'
import { useIsKept } from './kept-results.tsx'
import { dueOf, meansIcons, type Task, taggedKinds } from './shapes.ts'
import { TaskActs } from './task-acts.tsx'
import { taskTexts } from './task-texts.ts'
import './tasks.css'

type TaskLineProps = {
  task: Task
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  /** Says whose it is: in lists of more than one person. */
  withOwner?: boolean
  /** On the customer's own page its name need not be said. */
  withoutCustomer?: boolean
}

/** One thing to do. A press opens it in place: one sentence, the next day, one button. */
export function TaskLine({ task: row, isOpen, onOpen, withOwner = false, withoutCustomer = false }: TaskLineProps) {
  const t = useT(taskTexts)
  const name = (!withoutCustomer && row.customerName) || row.title
  const isKept = useIsKept(row.id)
  const href = name === row.title ? placeOf(row) : paths.customer(row.customerId ?? '')
  return (
    <div className={isOpen ? 'tk tsk open' : 'tk tsk'}>
      <button
        type="button"
        className="tick"
        aria-label={t('task.do_named', { name })}
        aria-expanded={isOpen}
        disabled={isKept}
        onClick={() => onOpen(!isOpen)}
      >
        <Icon name="check" small />
      </button>
      <div className="grow">
        <div className="l1">
          {href === undefined ? (
            <span className="nm ell">{name}</span>
          ) : (
            <Link className="nm ell" href={href}>
              {name}
            </Link>
          )}
          <TaskTags task={row} withoutClasses={withoutCustomer} />
        </div>
        <div className="p ell">
          <RuleLine task={row} withTitle={name !== row.title} withOwner={withOwner} />
        </div>
      </div>
      <TaskMeans task={row} />
      <span className="dc">
        {isKept ? <Tag tone="ochre">{t('task.kept_mark')}</Tag> : <DueBadge due={dueOf(row)} />}
      </span>
      <span className="go">
        {!isKept && (
          <>
            <button type="button" className="lnk" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
              {t(isOpen ? 'task.fold' : 'task.do')}
            </button>
            <TaskActs task={row} onDone={() => onOpen(false)} />
          </>
        )}
      </span>
      {isOpen && !isKept && <Completing task={row} onDone={() => onOpen(false)} />}
    </div>
  )
}

export function TaskMeans({ task: row }: { task: Task }) {
  const { language } = useLanguage()
  return (
    <span className="md">
      {row.means && (
        <>
          <Icon name={meansIcons[row.means]} small />
          {optionText(task.fields.means, row.means, language)}
        </>
      )}
    </span>
  )
}

export function TaskTags({ task: row, withoutClasses = false }: { task: Task; withoutClasses?: boolean }) {
  const { language } = useLanguage()
  const tone = taggedKinds[row.kind]
  return (
    <>
      {tone && <Tag tone={tone}>{optionText(task.fields.kind, row.kind, language)}</Tag>}
      {row.priority === 'high' && <Tag tone="seal">{optionText(task.fields.priority, 'high', language)}</Tag>}
      {!withoutClasses && row.customerTier && <Tag>{optionText(customer.fields.tier, row.customerTier, language)}</Tag>}
      {!withoutClasses && row.customerAbc && <Tag tone="lined">{row.customerAbc}</Tag>}
    </>
  )
}

type RuleLineProps = { task: Task; withTitle: boolean; withOwner: boolean; more?: ReactNode }

/** The rule with the thing: what, with whom, and why on this day (TSK-06). */
export function RuleLine({ task: row, withTitle, withOwner, more }: RuleLineProps) {
  const t = useT(taskTexts)
  const { language } = useLanguage()
  const today = useToday()
  const dayWord = (day: string) => shortDayText(day, today, language)
  const isPromise = row.kind === 'promise' && row.givenOn !== null
  const because = becauseText(row.because, { t: t as never, dayWord })
  const facts: [string, ReactNode][] = [
    ['title', withTitle && row.title],
    ['contact', row.contactName],
    [
      'because',
      isPromise
        ? t('because.promise', { name: row.givenByName ?? '', day: dayWord(row.givenOn ?? '') })
        : because && <Because href={hrefOf(row.because)}>{because}</Because>,
    ],
    ['remarks', row.remarks],
    // A day agreed on within a month is not put off: the month's end is the last day for it.
    [
      'first',
      row.firstDueOn !== row.dueOn &&
        t(row.firstDueOn < row.dueOn ? 'task.first_due' : 'task.latest', { day: dayWord(row.firstDueOn) }),
    ],
    ['owner', withOwner && (row.ownerName ? t('task.owner', { name: row.ownerName }) : t('task.no_owner'))],
    ['escalated', row.escalatedAt && <span className="red">{t('task.escalated')}</span>],
    ['more', more],
  ]
  return facts
    .filter(([, fact]) => fact)
    .map(([key, fact], n) => (
      <span key={key}>
        {n > 0 && <Rule />}
        {fact}
      </span>
    ))
}

/** What made it, and the way there: the cadence, the duty, the form (TSK-06). */
function Because({ href, children }: { href: string | undefined; children: string }) {
  if (href === undefined) return children
  return (
    <Link className="why-link" href={href}>
      {children}
    </Link>
  )
}

/** Where a task that is no customer's is worked on: what was handed over is looked through and confirmed there. */
function placeOf({ links }: Task): string | undefined {
  const handOver = links.find((one) => one.kind === 'handOver')
  return handOver && `${paths.handOvers}?id=${handOver.id}`
}

function hrefOf(because: Task['because']): string | undefined {
  if (because === null) return undefined
  const { by, ruleId } = because
  if (by === 'cadence') return paths.cadence(ruleId)
  if (by === 'duty') return paths.ruleDuties
  return by === 'form' ? paths.formRecord(ruleId) : undefined
}
