import { Combobox } from '#platform/ui/combobox.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { Inspection, Plan } from '../schema.ts'
import { importMessages } from './import-messages.ts'
import type { Run, Target, TargetField } from './run.ts'

type ColumnsPanelProps = { run: Run; target: Target; plan: Plan; onChange: (plan: Plan) => void }

type Column = Inspection['columns'][number]

/** Every column of the file with its first values and where it goes; each may be changed or left out. */
export function ColumnsPanel({ run, target, plan, onChange }: ColumnsPanelProps) {
  const t = useT(importMessages)
  const { columns } = run.inspection
  const matched = columns.filter((column) => plan.columns[column.index] != null).length
  return (
    <Panel title={t('importing.columns')} note={t('importing.columns_count', { all: columns.length, matched })}>
      <table className="tb c imp-map">
        <thead>
          <tr>
            <th>{t('importing.col_heading')}</th>
            <th>{t('importing.col_samples')}</th>
            <th />
            <th>{t('importing.col_field')}</th>
            <th className="r">{t('importing.col_how')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnLine
              key={column.index}
              column={column}
              run={run}
              target={target}
              plan={plan}
              onField={(field) => onChange(withField(plan, column.index, field))}
            />
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

/** A field goes to one column only: giving it to another takes it from the first. */
function withField(plan: Plan, index: number, field: string | null): Plan {
  const freed = Object.entries(plan.columns).map(([key, held]) => [key, held === field ? null : held] as const)
  return { ...plan, columns: { ...Object.fromEntries(freed), [index]: field } }
}

type ColumnLineProps = {
  column: Column
  run: Run
  target: Target
  plan: Plan
  onField: (field: string | null) => void
}

function ColumnLine({ column, run, target, plan, onField }: ColumnLineProps) {
  const t = useT(importMessages)
  const chosen = target.fields.find((field) => field.key === plan.columns[column.index])
  const name = column.name || t('importing.no_heading')
  const candidates = useCandidates(run, target, plan, column)
  return (
    <tr className={chosen ? undefined : 'off'}>
      <td className="name">{name}</td>
      <td className="samples" title={column.samples.join('\n')}>
        {column.samples.slice(0, 3).join('　')}
      </td>
      <td className="arrow">
        <Icon name="chevron-right" small />
      </td>
      <td className="field">
        <Combobox
          label={t('importing.field_of', { column: name })}
          placeholder={t('importing.not_imported')}
          value={chosen && { key: chosen.key, label: chosen.label }}
          onChange={(candidate) => onField(candidate && candidate.key !== leftOut ? candidate.key : null)}
          find={candidates}
        />
      </td>
      <td className="r sm mut how">
        <How run={run} column={column} chosen={chosen} />
      </td>
    </tr>
  )
}

const leftOut = ''

/** Fields by what was typed: their name, or the name of their group; fields already given say to which column. */
function useCandidates(run: Run, target: Target, plan: Plan, column: Column) {
  const t = useT(importMessages)
  const groups = new Map(target.groups.map((group) => [group.key, group.label]))
  const headings = new Map(run.inspection.columns.map((one) => [one.index, one.name]))
  const holders = new Map(Object.entries(plan.columns).map(([index, field]) => [field, Number(index)]))
  return async (text: string) => {
    const wanted = text.trim().toLowerCase()
    const found = target.fields.filter((field) =>
      [field.label, groups.get(field.group) ?? ''].some((word) => word.toLowerCase().includes(wanted)),
    )
    const fields = found.map((field) => {
      const holder = holders.get(field.key)
      const isTaken = holder !== undefined && holder !== column.index
      const note = isTaken ? t('importing.used_by', { column: headings.get(holder) ?? '' }) : groups.get(field.group)
      return { key: field.key, label: field.label, note }
    })
    return wanted === '' ? [{ key: leftOut, label: t('importing.not_imported') }, ...fields] : fields
  }
}

/** Why the column went there: the person sees what was guessed and how surely. */
function How({ run, column, chosen }: { run: Run; column: Column; chosen: TargetField | undefined }) {
  const t = useT(importMessages)
  if (!chosen) return null
  const suggestion = run.suggestions.find((one) => one.column === column.index)
  if (suggestion?.field !== chosen.key) return t('importing.by_hand')
  const words = {
    remembered: t('importing.by_remembered'),
    name: t('importing.by_name'),
    synonym: t('importing.by_synonym'),
    part: t('importing.by_part'),
    content: t('importing.by_content'),
  }
  const word = words[suggestion.by as keyof typeof words]
  const isUnsure = suggestion.confidence < 80
  return (
    <span className={isUnsure ? 'och' : undefined}>
      {word} {suggestion.confidence}%
    </span>
  )
}
