import { Drawer } from '#platform/ui/dialog.tsx'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { useT } from '#platform/ui/language.tsx'
import { importMessages } from './import-messages.ts'
import { mainGroup, type Run, type StagedRow, type Target, type TargetField } from './run.ts'
import { valueText } from './verdict-row.tsx'

type RowDrawerProps = { row: StagedRow; run: Run; target: Target; onClose: () => void }

/** Everything one row brings: its problems first, then each value with what stands there now. */
export function RowDrawer({ row, run, target, onClose }: RowDrawerProps) {
  const t = useT(importMessages)
  const given = target.fields.filter((field) => !isEmptyValue(row.values[field.group]?.[field.name]))
  return (
    <Drawer
      open
      onClose={onClose}
      title={`${t('importing.row_title', { n: row.rowNumber })}　${row.name ?? ''}`}
      lightDismiss
    >
      {row.issues.length > 0 && (
        <div className="imp-issues">
          <h3>{t('importing.row_issues')}</h3>
          {row.issues.map((issue) => (
            <p key={`${issue.column} ${issue.code}`}>
              {issue.heading && <b>{issue.heading}</b>} {issue.raw && <u>{issue.raw}</u>} <em>{issue.message}</em>
            </p>
          ))}
        </div>
      )}
      {target.groups.map((group) => {
        const fields = given.filter((field) => field.group === group.key)
        return (
          fields.length > 0 && (
            <section key={group.key} className="imp-group">
              <h3>{group.label}</h3>
              <dl>
                {fields.map((field) => (
                  <Value key={field.key} field={field} row={row} run={run} target={target} />
                ))}
              </dl>
            </section>
          )
        )
      })}
    </Drawer>
  )
}

function Value({ field, row, run, target }: { field: TargetField; row: StagedRow; run: Run; target: Target }) {
  const column = run.inspection.columns.find((one) => run.plan.columns[one.index] === field.key)
  const pair = field.group === mainGroup(target) ? row.diff?.[field.name] : undefined
  return (
    <>
      <dt>
        {field.label}
        {column && column.name !== field.label && <small>{column.name}</small>}
      </dt>
      <dd>
        {pair && !isEmptyValue(pair[0]) && <s>{valueText(field, pair[0])}</s>}
        {pair ? (
          <ins>{valueText(field, pair[1])}</ins>
        ) : (
          valueText(field, row.values[field.group]?.[field.name], row.values[field.group])
        )}
      </dd>
    </>
  )
}
