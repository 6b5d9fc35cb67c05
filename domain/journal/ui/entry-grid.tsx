import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { offeredOf } from '#platform/core/open-options.ts'
import { type Candidate, Combobox } from '#platform/ui/combobox.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { ask, call } from '#web/api.ts'
import { toApiError } from '#web/api-error.ts'
import { renew } from '#web/api-hooks.ts'
import { putAside } from '#web/outbox.ts'
import { useSession } from '#web/session.ts'
import { journalEntry } from '../schema.ts'
import { useSubject } from './entry-extras.tsx'
import { journalTexts } from './journal-texts.ts'

type Row = {
  key: string
  customer: { id: string; name: string } | undefined
  category: string
  text: string
  solution: string
  summary: string
  state: 'open' | 'saving' | 'saved'
  error?: string
}

const blank = (category = 'call'): Row => ({
  key: crypto.randomUUID(),
  customer: undefined,
  category,
  text: '',
  solution: '',
  summary: '',
  state: 'open',
})

/** As quick as the spreadsheet it replaces (JRN-29): a row an event, saved by Enter, the next one ready below. */
export function EntryGrid() {
  const t = useT(journalTexts)
  const text = useText()
  const client = useQueryClient()
  const { data: session } = useSession()
  const [rows, setRows] = useState<readonly Row[]>(() => [blank()])
  const body = useRef<HTMLTableSectionElement>(null)
  const change = (key: string, patch: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...patch } : row)))

  const save = async (row: Row) => {
    if (row.state !== 'open' || row.customer === undefined || row.text.trim() === '') return
    change(row.key, { state: 'saving' })
    const input = {
      customerId: row.customer.id,
      values: {
        category: row.category as 'call',
        text: row.text.trim(),
        solution: row.solution.trim() || null,
        summary: row.summary.trim() || null,
      },
      happenedAt: new Date().toISOString(),
    }
    try {
      // The row names the request: pressing Enter twice writes it once.
      await call('journal.write', input, { key: row.key })
    } catch (caught) {
      const refusal = toApiError(caught)
      if (refusal.kind !== 'unavailable') {
        change(row.key, { state: 'open', error: refusal.fields[0]?.message ?? refusal.message })
        return
      }
      const staffId = session?.person.id ?? ''
      putAside({ key: row.key, staffId, name: 'journal.write', input, isTried: true, isAway: true })
    }
    setRows((before) => [
      ...before.map((one): Row => (one.key === row.key ? { ...one, state: 'saved' } : one)),
      { ...blank(row.category), customer: row.customer },
    ])
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('tr:last-child [data-cell="text"]')?.focus())
    await renew(client, ['journal'])
  }
  const onKey = (row: Row) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    void save(row)
  }
  const columns = ['text', 'solution', 'summary'] as const
  return (
    <section className="sheet grid-in">
      <p className="ink2 fb">{t('journal.grid_about')}</p>
      <div className="scroll">
        <table className="tb">
          <thead>
            <tr>
              <th>{t('entry.customer')}</th>
              <th>{text(journalEntry.fields.category.label)}</th>
              {columns.map((key) => (
                <th key={key}>{text(journalEntry.fields[key].label)}</th>
              ))}
              <th>
                <span className="vh">{t('entry.save')}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <tr key={row.key}>
                <td className="c1">
                  <Who row={row} onPick={(customer) => change(row.key, { customer })} />
                </td>
                <td>
                  <span className="pick s">
                    <select
                      className="in s"
                      aria-label={text(journalEntry.fields.category.label)}
                      value={row.category}
                      disabled={row.state !== 'open'}
                      onChange={(event) => change(row.key, { category: event.target.value })}
                    >
                      {offeredOf(journalEntry.fields.category).map((one) => (
                        <option key={one.key} value={one.key}>
                          {text(one.label)}
                        </option>
                      ))}
                    </select>
                  </span>
                </td>
                {columns.map((key) => (
                  <td key={key} className={key}>
                    <Cell
                      row={row}
                      name={key}
                      onChange={(value) => change(row.key, { [key]: value })}
                      onKey={onKey(row)}
                    />
                  </td>
                ))}
                <td className="nw sm">
                  {row.state === 'saved' ? (
                    <span className="grn">{t('journal.grid_saved')}</span>
                  ) : (
                    row.error && <ErrorNote>{row.error}</ErrorNote>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type CellProps = {
  row: Row
  name: 'text' | 'solution' | 'summary'
  onChange: (value: string) => void
  onKey: (event: KeyboardEvent) => void
}

function Cell({ row, name, onChange, onKey }: CellProps) {
  const text = useText()
  const subject = useSubject(row.category)
  return (
    <input
      className="in s"
      data-cell={name}
      aria-label={text(journalEntry.fields[name].label)}
      value={row[name]}
      disabled={row.state !== 'open'}
      placeholder={name === 'text' ? subject?.prompt : undefined}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKey}
    />
  )
}

function Who({ row, onPick }: { row: Row; onPick: (customer: Row['customer']) => void }) {
  const t = useT(journalTexts)
  if (row.state !== 'open') return <b>{row.customer?.name}</b>
  const find = async (text: string): Promise<readonly Candidate[]> => {
    if (text.trim() === '') return []
    const { rows } = await ask('customer.quickSearch', { text, limit: 8 })
    return rows.map((one) => ({ key: one.id, label: one.name, note: one.number ?? undefined }))
  }
  return (
    <Combobox
      label={t('entry.customer')}
      placeholder={t('entry.find')}
      value={row.customer && { key: row.customer.id, label: row.customer.name }}
      find={find}
      onChange={(candidate) => onPick(candidate && { id: candidate.key, name: candidate.label })}
    />
  )
}
