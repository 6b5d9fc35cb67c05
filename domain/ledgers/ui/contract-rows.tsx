import { Button, IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Select } from '#platform/ui/select.tsx'
import { ledgersTexts } from './ledgers-texts.ts'

export type ClauseRow = {
  id?: string
  party: 'us' | 'customer'
  text: string
  dueOn: string | null
  isKept: boolean | null
}
export type MilestoneRow = { id?: string; name: string; plannedOn: string | null; actualOn: string | null }

type RowsProps<R> = { rows: readonly R[]; onChange: (rows: readonly R[]) => void }

function replaced<R>(rows: readonly R[], at: number, patch: Partial<R>): R[] {
  return rows.map((row, n) => (n === at ? { ...row, ...patch } : row))
}

/** Terms and duties, each with who owes it and until when. */
export function ClauseRows({ rows, onChange }: RowsProps<ClauseRow>) {
  const t = useT(ledgersTexts)
  return (
    <section className="rows">
      <h3>{t('contract.clauses')}</h3>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: new rows have no id until they are saved, and are not reordered
        <div key={at} className="clause">
          <Select
            small
            aria-label={t('contract.clauses')}
            options={[
              { key: 'us', label: t('contract.us') },
              { key: 'customer', label: t('contract.customer') },
            ]}
            value={row.party}
            onChange={(party) => onChange(replaced(rows, at, { party: party as 'us' }))}
          />
          <input
            className="in s"
            aria-label={t('contract.clause')}
            placeholder={t('contract.clause')}
            value={row.text}
            maxLength={1000}
            onChange={(event) => onChange(replaced(rows, at, { text: event.target.value }))}
          />
          <input
            type="date"
            className="in s"
            aria-label={t('contract.due')}
            value={row.dueOn ?? ''}
            onChange={(event) => onChange(replaced(rows, at, { dueOn: event.target.value || null }))}
          />
          <Checkbox checked={row.isKept === true} onChange={(isKept) => onChange(replaced(rows, at, { isKept }))}>
            {t('contract.kept')}
          </Checkbox>
          <IconButton
            small
            icon="trash"
            label={t('ui.remove', { name: row.text })}
            onClick={() => onChange(rows.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      <Button
        small
        tone="text"
        icon="plus"
        onClick={() => onChange([...rows, { party: 'us', text: '', dueOn: null, isKept: null }])}
      >
        {t('contract.add_clause')}
      </Button>
    </section>
  )
}

/** Key points of the project: planned and real day. */
export function MilestoneRows({ rows, onChange }: RowsProps<MilestoneRow>) {
  const t = useT(ledgersTexts)
  return (
    <section className="rows">
      <h3>{t('contract.milestones')}</h3>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: new rows have no id until they are saved, and are not reordered
        <div key={at} className="milestone">
          <input
            className="in s"
            aria-label={t('contract.milestone')}
            placeholder={t('contract.milestone')}
            value={row.name}
            maxLength={80}
            onChange={(event) => onChange(replaced(rows, at, { name: event.target.value }))}
          />
          <label>
            <span className="mut sm">{t('contract.planned')}</span>
            <input
              type="date"
              className="in s"
              value={row.plannedOn ?? ''}
              onChange={(event) => onChange(replaced(rows, at, { plannedOn: event.target.value || null }))}
            />
          </label>
          <label>
            <span className="mut sm">{t('contract.actual')}</span>
            <input
              type="date"
              className="in s"
              value={row.actualOn ?? ''}
              onChange={(event) => onChange(replaced(rows, at, { actualOn: event.target.value || null }))}
            />
          </label>
          <IconButton
            small
            icon="trash"
            label={t('ui.remove', { name: row.name })}
            onClick={() => onChange(rows.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      <Button
        small
        tone="text"
        icon="plus"
        onClick={() => onChange([...rows, { name: '', plannedOn: null, actualOn: null }])}
      >
        {t('contract.add_milestone')}
      </Button>
    </section>
  )
}
