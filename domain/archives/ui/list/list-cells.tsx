import type { ReactNode } from 'react'
import type { Language } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { ClassLetter, StagePips } from '#platform/ui/class-chip.tsx'
import { shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import type { FormFields } from '#platform/ui/field-form.ts'
import { isEmptyValue, optionText } from '#platform/ui/field-text.ts'
import { Highlight, type Range } from '#platform/ui/highlight.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { OutputOf } from '#web/api.ts'
import { paths } from '#web/paths.ts'
import { stageOf } from '../record/class-chips.ts'
import type { listMessages } from './list-messages.ts'

export type Row = OutputOf<'customer.list'>['rows'][number] & Readonly<Record<string, unknown>>

type Words = (key: keyof typeof listMessages & string, params?: Record<string, unknown>) => string

export type CellsOf = {
  t: Words
  fields: FormFields
  language: Language
  today: string
  names: Readonly<Record<string, string>>
}

/** The matched parts of a row's field; of a list, those of its n-th member. */
export function rangesOf(row: Row, field: string, index = 0): Range[] {
  return (row.hits ?? [])
    .filter((hit) => hit.field === field && hit.index === index)
    .map(({ from, to }) => [from, to] as const)
}

/** Cells that are drawn, not just written. */
export function cellsOf(words: CellsOf): Record<string, (row: Row) => ReactNode> {
  const { t, fields, language, today, names } = words
  const word = (key: string, row: Row) => {
    const field = fields[key]
    return field && !isEmptyValue(row[key]) ? optionText(field, String(row[key]), language) : undefined
  }
  const unrated = <span className="mut">{t('list.unrated')}</span>
  return {
    number: (row) => (
      <span className="n mut">
        <Highlight text={String(row['number'] ?? '')} ranges={rangesOf(row, 'number')} />
      </span>
    ),
    name: (row) => <NameCell row={row} words={words} />,
    tier: (row) => word('tier', row) ?? unrated,
    abc: (row) => (row['abc'] ? <ClassLetter letter={String(row['abc'])} /> : unrated),
    creditGrade: (row) => {
      if (row.kind === 'individual' && !row['creditGrade'])
        return <span className="mut">{t('list.not_applicable')}</span>
      const grade = word('creditGrade', row)
      if (grade === undefined) return unrated
      return <b className={row['creditGrade'] === 'C' || row['creditGrade'] === 'D' ? 'red' : undefined}>{grade}</b>
    },
    stage: (row) => {
      const stage = stageOf(row['stage'])
      return stage ? <StagePips {...stage}>{word('stage', row)}</StagePips> : (word('stage', row) ?? unrated)
    },
    completeness: (row) => <Meter percent={Number(row['completeness'] ?? 0)} />,
    accuracy: (row) => <Meter percent={Number(row['accuracy'] ?? 0)} />,
    validity: (row) => <Meter percent={Number(row['validity'] ?? 0)} />,
    lastContactAt: (row) => {
      const at = row['lastContactAt']
      if (typeof at !== 'string') return <span className="mut">{t('list.never')}</span>
      return <span className="n">{shortDayText(chinaDay(new Date(at)), today, language)}</span>
    },
    nextReviewOn: (row) =>
      typeof row['nextReviewOn'] === 'string' ? <DueBadge due={row['nextReviewOn']} /> : <span className="mut">—</span>,
    ...Object.fromEntries(
      ['ownerId', 'departmentId', 'createdBy'].map((key) => [
        key,
        (row: Row) => names[String(row[key] ?? '')] ?? <span className="mut">—</span>,
      ]),
    ),
  }
}

const states = { draft: 'list.draft', submitted: 'list.submitted', returned: 'list.returned' } as const

/** The name as a person looks for it: kind, hits, where the hit lies when not in the name, and what is not valid yet. */
function NameCell({ row, words: { t } }: { row: Row; words: CellsOf }) {
  const state = states[String(row['state']) as keyof typeof states]
  return (
    <span className="flex">
      <Icon name={row.kind === 'organisation' ? 'building' : 'person'} small />
      <Link href={paths.customer(row.id)} className="ell">
        <Highlight text={row.name} ranges={rangesOf(row, 'name')} />
      </Link>
      {row.via && (
        <span className="mut sm ell">
          {t(row.via.field === 'contact' ? 'list.via_contact' : 'list.via_merged', { name: '' })}
          <Highlight text={row.via.text} ranges={[[row.via.from, row.via.to]]} />
        </span>
      )}
      {state && <Tag tone={state === 'list.returned' ? 'seal' : 'ochre'}>{t(state)}</Tag>}
    </span>
  )
}
