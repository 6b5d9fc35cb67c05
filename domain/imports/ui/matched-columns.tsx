import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { importMessages } from './import-messages.ts'
import { type Run, runHref, type Target } from './run.ts'

/** Which column went where, at a glance, with what is still open about it. */
export function MatchedColumns({ run, target }: { run: Run; target: Target }) {
  const t = useT(importMessages)
  const { columns } = run.inspection
  const labels = new Map(target.fields.map((field) => [field.key, field.label]))
  const isOf = (index: number) => run.plan.columns[index] != null
  const order = [...columns.filter((one) => isOf(one.index)), ...columns.filter((one) => !isOf(one.index))]
  const matched = columns.filter((one) => isOf(one.index)).length
  const canChange = run.state === 'rehearsed' || run.state === 'cancelled'
  return (
    <Panel
      title={t('importing.columns')}
      note={t('importing.columns_count', { all: columns.length, matched })}
      aside={
        canChange && (
          <Link className="lnk sm" href={runHref(run, { step: 'columns' })}>
            {t('importing.change_columns')}
          </Link>
        )
      }
    >
      <div className="col imp-maplist">
        <table className="tb c imp-mp">
          <tbody>
            {order.map((column) => {
              const field = run.plan.columns[column.index]
              return (
                <tr key={column.index} className={field ? undefined : 'mut'}>
                  <td className="ell">{column.name || t('importing.no_heading')}</td>
                  <td className="mut arrow">
                    <Icon name="chevron-right" small />
                  </td>
                  <td className="ell">{field ? (labels.get(field) ?? field) : `— ${t('importing.not_imported')}`}</td>
                  <td className="r sm mut">
                    <State run={run} index={column.index} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function State({ run, index }: { run: Run; index: number }) {
  const t = useT(importMessages)
  const field = run.plan.columns[index]
  const open = run.unmatched.filter((one) => one.column === index).length
  if (open > 0) return <span className="och">{t('importing.values_open', { n: open })}</span>
  const suggestion = run.suggestions.find((one) => one.column === index)
  if (!field || suggestion?.field !== field) return field ? t('importing.by_hand') : null
  return `${suggestion.confidence}%`
}
