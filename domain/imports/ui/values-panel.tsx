import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Plan } from '../schema.ts'
import { importMessages } from './import-messages.ts'
import type { Run, Target, TargetField } from './run.ts'
import { valuesAnchor } from './show-values.ts'
import { useRehearsing } from './use-rehearsing.ts'

// No option has this key: the person decided that the value is not to be taken.
const leaveOut = '\u0000'

type Chosen = Record<string, Record<string, string | null>>

/** Words of the file that no option means: each is given its option, or left out; then the rehearsal runs again. */
export function ValuesPanel({ run, target }: { run: Run; target: Target }) {
  const t = useT(importMessages)
  const [chosen, setChosen] = useState<Chosen>({})
  const { rehearse, isBusy, error } = useRehearsing(run, () => setChosen({}))
  const settled = Object.entries(run.plan.values).filter(([, values]) => Object.keys(values).length > 0)
  const columns = [...new Set([...run.unmatched.map((one) => one.column), ...settled.map(([index]) => Number(index))])]
  const shown = columns.flatMap((column) => {
    const field = target.fields.find((one) => one.key === run.plan.columns[column])
    return field ? [{ column, field }] : []
  })
  if (shown.length === 0) return null
  const canChange = run.state === 'rehearsed'
  const left = run.unmatched.filter((one) => chosen[one.column]?.[one.raw] === undefined).length
  const take = (column: number, raw: string, key: string | null | undefined) =>
    setChosen((before) => ({ ...before, [column]: withValue(before[column] ?? {}, raw, key) }))
  return (
    <div id={valuesAnchor} className="stack imp-values">
      {shown.map(({ column, field }) => (
        <ColumnValues
          key={column}
          run={run}
          column={column}
          field={field}
          chosen={chosen[column] ?? {}}
          canChange={canChange}
          onTake={(raw, key) => take(column, raw, key)}
        />
      ))}
      {canChange && run.unmatched.length > 0 && (
        <Button
          wide
          busy={isBusy}
          {...(left === run.unmatched.length && { reasonElsewhere: `${valuesAnchor}-why` })}
          onClick={() => void rehearse({ ...run.plan, values: together(run.plan.values, chosen) })}
        >
          {t('importing.rehearse_again')}
        </Button>
      )}
      {canChange && left > 0 && (
        <span className="why" id={`${valuesAnchor}-why`}>
          {t('importing.values_reason', { n: left })}
        </span>
      )}
      <RefusedNote error={error} />
    </div>
  )
}

function withValue(values: Record<string, string | null>, raw: string, key: string | null | undefined) {
  const { [raw]: _before, ...others } = values
  return key === undefined ? others : { ...others, [raw]: key }
}

function together(before: Plan['values'], chosen: Chosen): Plan['values'] {
  const columns = new Set([...Object.keys(before), ...Object.keys(chosen)])
  return Object.fromEntries([...columns].map((column) => [column, { ...before[column], ...chosen[column] }]))
}

type ColumnValuesProps = {
  run: Run
  column: number
  field: TargetField
  chosen: Record<string, string | null>
  canChange: boolean
  onTake: (raw: string, key: string | null | undefined) => void
}

function ColumnValues({ run, column, field, chosen, canChange, onTake }: ColumnValuesProps) {
  const t = useT(importMessages)
  const open = run.unmatched.filter((one) => one.column === column)
  const settled = Object.entries(run.plan.values[column] ?? {}).filter(([raw]) => !open.some((one) => one.raw === raw))
  const left = open.filter((one) => chosen[one.raw] === undefined).length
  const options = optionsOf(field, t('ui.yes'), t('ui.no'))
  const labelOf = (key: string | null) =>
    key === null ? t('importing.leave_out') : (options.find((one) => one.key === key)?.label ?? key)
  const note =
    left > 0 ? <span className="och">{t('importing.values_open', { n: left })}</span> : t('importing.values_done')
  return (
    <Panel title={t('importing.values_of', { field: field.label })} note={note}>
      <table className="tb c imp-mp">
        <tbody>
          {open.map((one) => (
            <tr key={one.raw}>
              <td className="ell">
                {one.raw} <span className="mut sm">{t('importing.rows', { n: numberText(one.rows) })}</span>
              </td>
              <td className="mut arrow">
                <Icon name="chevron-right" small />
              </td>
              <td className={`pickv${chosen[one.raw] === undefined ? ' open' : ''}`}>
                <Select
                  small
                  aria-label={t('importing.match_for', { raw: one.raw })}
                  disabled={!canChange}
                  placeholder={t('importing.choose_value')}
                  options={[...options, { key: leaveOut, label: t('importing.leave_out') }]}
                  value={shownChoice(chosen[one.raw])}
                  onChange={(key) => onTake(one.raw, key === leaveOut ? null : key)}
                />
              </td>
            </tr>
          ))}
          {settled.map(([raw, key]) => (
            <tr key={raw}>
              <td className="ell">{raw}</td>
              <td className="mut arrow">
                <Icon name="chevron-right" small />
              </td>
              <td className={key === null ? 'r mut' : 'r'}>{labelOf(key)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

const shownChoice = (key: string | null | undefined) => (key === null ? leaveOut : key)

function optionsOf(field: TargetField, yes: string, no: string): { key: string; label: string }[] {
  if (field.type !== 'boolean') return field.options ?? []
  return [
    { key: 'true', label: yes },
    { key: 'false', label: no },
  ]
}
