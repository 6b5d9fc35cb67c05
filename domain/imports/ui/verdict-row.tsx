import type { ReactNode } from 'react'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FieldValue } from '#platform/ui/field-value.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { type Choice, choices } from '../schema.ts'
import { kindOf, useImportT } from './form-run-texts.ts'
import { importMessages } from './import-messages.ts'
import { fieldOf, mainGroup, type Run, recordHref, type StagedRow, type Target, type TargetField } from './run.ts'
import { showValues } from './show-values.ts'
import { VerdictTag } from './state-tag.tsx'

type RowProps = { row: StagedRow; run: Run; target: Target; onOpen: () => void }

/** One row of the file: its verdict, what it would write or why not, and what the person may do about it. */
export function VerdictRow({ row, run, target, onOpen }: RowProps) {
  const t = useImportT(run.target)
  const isForm = kindOf(run.target) === 'form'
  const written = row.resultId && run.state === 'applied' ? recordHref(run.target, row.resultId) : undefined
  return (
    <tr className={row.verdict === 'error' ? 'e' : undefined}>
      <td className="n mut r num">{row.rowNumber}</td>
      <td className="vd">
        <VerdictTag verdict={row.verdict} />
      </td>
      <td className="b ell cust">
        {written !== undefined ? (
          <Link href={written}>{row.name ?? t('importing.no_name')}</Link>
        ) : (
          (row.name ?? (isForm ? null : <span className="mut">{t('importing.no_name')}</span>))
        )}
      </td>
      <td className="dd">
        <What row={row} target={target} />
      </td>
      <td className="r go">
        <Act row={row} run={run} onOpen={onOpen} />
      </td>
    </tr>
  )
}

function What({ row, target }: { row: StagedRow; target: Target }) {
  const t = useImportT(target.key)
  const kind = kindOf(target.key)
  const all = target.groups.map((group) => group.key)
  switch (row.verdict) {
    case 'error':
    case 'pending':
      return <Issues row={row} />
    case 'duplicate':
      return kind === 'form' || (kind !== 'customer' && row.match?.rowNumber === undefined) ? (
        <span className="mut">{t('importing.exists')}</span>
      ) : (
        <Resembles row={row} target={target} />
      )
    case 'same':
      return <span className="mut">{t('importing.same_items')}</span>
    case 'update':
      return <Changes row={row} target={target} />
    case 'more':
      return (
        <>
          <span className="mut sm imp-lead">{t('importing.belongs_to', { n: row.match?.rowNumber ?? '' })}</span>
          <News row={row} target={target} groups={kind === 'form' ? all : ['contact', 'journal']} />
        </>
      )
    default:
      return <News row={row} target={target} groups={all} />
  }
}

/** Errors stand at the value that is wrong, with the reason. */
function Issues({ row }: { row: StagedRow }) {
  return row.issues.map((issue) => (
    <span key={`${issue.column} ${issue.code}`} className="p">
      {issue.heading && <i>{issue.heading}</i>}
      {issue.raw && <u className={row.verdict === 'pending' ? 'wait' : undefined}>{issue.raw}</u>}
      <em className={row.verdict === 'pending' ? 'och' : undefined}>{issue.message}</em>
    </span>
  ))
}

function Resembles({ row, target }: { row: StagedRow; target: Target }) {
  const t = useImportT(target.key)
  if (row.match?.rowNumber !== undefined) {
    return <span className="mut">{t('importing.same_as_row', { n: row.match.rowNumber })}</span>
  }
  const reasons = row.match?.reasons ?? []
  const name = `${row.match?.number ?? ''} ${row.match?.name ?? ''}`
  return (
    <>
      <span className="p">
        <i>{t(row.diff === null ? 'importing.resembles' : 'importing.exists')}</i>
        {row.matchId ? <Link href={paths.customer(row.matchId)}>{name}</Link> : name}
      </span>
      <span className="mut sm">{reasons.join('，')}</span>
    </>
  )
}

// As many as fit beside each other at 1440 px.
const pairsShown = 3

function Changes({ row, target }: { row: StagedRow; target: Target }) {
  const t = useT(importMessages)
  const fields = new Map(target.fields.map((field) => [field.key, field]))
  const changes = Object.entries(row.diff ?? {}).flatMap(([key, [old, now]]) => {
    const field = fields.get(`${mainGroup(target)}.${key}`) ?? fields.get(`extra.${key.replace('extra.', '')}`)
    return field ? [{ field, old, now }] : []
  })
  const rest = changes.length - pairsShown
  return (
    <>
      {changes.slice(0, pairsShown).map(({ field, old, now }) => (
        <span key={field.key} className="p">
          <i>{field.label}</i>
          {isEmptyValue(old) ? <s>—</s> : <s>{valueText(field, old)}</s>}
          <ins>{isEmptyValue(now) ? t('importing.empty_value') : valueText(field, now)}</ins>
        </span>
      ))}
      {rest > 0 && <span className="mut sm imp-lead">{t('importing.other_items', { n: rest })}</span>}
      <News row={row} target={target} groups={['contact', 'journal']} />
    </>
  )
}

const notShown: ReadonlySet<string> = new Set(['customer.name', 'customer.kind', 'product.name', 'staff.name'])

/** Values a row brings, first the ones the file puts first. */
function News({ row, target, groups }: { row: StagedRow; target: Target; groups: readonly string[] }) {
  const t = useT(importMessages)
  const all = target.fields.filter(
    (field) => groups.includes(field.group) && !isEmptyValue(row.values[field.group]?.[field.name]),
  )
  const shown = all.filter((field) => !notShown.has(field.key)).slice(0, pairsShown)
  return (
    <>
      {shown.map((field) => (
        <span key={field.key} className="p">
          <i>{field.label}</i>
          <ins>{valueText(field, row.values[field.group]?.[field.name], row.values[field.group])}</ins>
        </span>
      ))}
      {all.length > shown.length && <span className="mut sm">{t('importing.more_items', { n: all.length })}</span>}
    </>
  )
}

/** A value of a field in words. */
export function valueText(field: TargetField, value: unknown, record: Record<string, unknown> = {}): ReactNode {
  return <FieldValue field={fieldOf(field)} value={value} record={record} fieldKey={field.name} short />
}

function Act({ row, run, onOpen }: Omit<RowProps, 'target'>) {
  const t = useT(importMessages)
  if (row.verdict === 'duplicate' && kindOf(run.target) !== 'form') return <Decision row={row} run={run} />
  if (row.verdict === 'pending' && run.state === 'rehearsed') {
    return (
      <button type="button" className="lnk" onClick={showValues}>
        {t('importing.go_match')}
      </button>
    )
  }
  if (row.verdict === 'same') return null
  return (
    <button type="button" className="lnk" onClick={onOpen}>
      {t('importing.see_all')}
    </button>
  )
}

/** Join, create or skip; a row that repeats an earlier one of the file has nothing to join. */
function Decision({ row, run }: { row: StagedRow; run: Run }) {
  const t = useT(importMessages)
  const text = useText()
  const decide = useCall('import.decide')
  const offered = (Object.keys(choices) as Choice[]).filter((one) => one !== 'join' || row.matchId !== null)
  const wordOf = (one: Choice) => text({ zh: choices[one][0], en: choices[one][1] })
  const now =
    decide.isPending && decide.variables
      ? decide.variables.choice
      : row.choice === 'join' && row.matchId === null
        ? 'skip'
        : row.choice
  if (run.state !== 'rehearsed') return now && <span className="mut">{wordOf(now)}</span>
  return (
    <Segmented
      label={`${t('importing.handling')} ${row.rowNumber}`}
      value={now ?? undefined}
      onChange={(choice) => decide.mutate({ id: run.id, rows: [row.rowNumber], choice })}
      choices={offered.map((key) => ({ key, label: wordOf(key) }))}
    />
  )
}
