import { chinaDay } from '#platform/core/time.ts'
import { useToday } from '#platform/ui/clock.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { loweringOf } from '../figures/rules.ts'
import { journalEntry } from '../schema.ts'
import { plain } from './entry-view.tsx'
import { journalTexts } from './journal-texts.ts'

// As far back as anybody asks in a conversation.
const yearsOffered = 5

type Line = OutputOf<'journal.ledger'>['rows'][number]

/** One subject as its own ledger: a year, line by line, with what stood after each (JRN-24). */
export function LedgerView({ customerId, category }: { customerId: string; category: string }) {
  const t = useT(journalTexts)
  const text = useText()
  const { language } = useLanguage()
  const today = useToday()
  const thisYear = Number(today.slice(0, 4))
  const [state, change] = useUrlState()
  const year = Number(state['year'] ?? thisYear) || thisYear
  const asked = { customerId, category, from: `${year}-01-01`, to: `${year}-12-31` }
  const { data, error } = useAsk('journal.ledger', asked)
  if (error) return <RefusedNote error={error} />
  return (
    <div className="ldg">
      <p className="flex">
        <span className="pick s">
          <select
            className="in s"
            aria-label={t('ledger.year')}
            value={year}
            onChange={(event) =>
              change({ year: Number(event.target.value) === thisYear ? undefined : event.target.value })
            }
          >
            {Array.from({ length: yearsOffered }, (_, n) => thisYear - n).map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </span>
        <span className="mut sm">{t('ledger.unit')}</span>
        <span className="grow" />
        {data && (
          <b className="n">
            {data.closing === null
              ? `${t('ledger.total', { n: data.total.count })} ${numberText(data.total.amount)}`
              : `${t('ledger.balance')} ${numberText(data.closing)}`}
          </b>
        )}
        <ExportButton
          asIcon
          title={optionText(journalEntry.fields.category, category, language)}
          of={{ list: 'journal.ledger', input: asked }}
        />
      </p>
      {data === undefined ? (
        <p className="coming">
          <Skeleton percent={70} />
        </p>
      ) : data.rows.length === 0 ? (
        <EmptyState drawing="paper" title={t('ledger.none')}>
          {t('ledger.none_how')}
        </EmptyState>
      ) : (
        <table className="tb c stk">
          <thead>
            <tr>
              <th>{t('ledger.day')}</th>
              <th>{text(journalEntry.fields.movement.label)}</th>
              <th className="wd">{text(journalEntry.fields.text.label)}</th>
              <th className="r">{text(journalEntry.fields.quantity.label)}</th>
              <th className="r">{text(journalEntry.fields.amount.label)}</th>
              <th className="r">{t(data.opening === null ? 'ledger.running' : 'ledger.balance')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <LedgerLine key={row.id} row={row} isLower={loweringOf(category).includes(row.movement ?? '')} />
            ))}
            {data.opening !== null && (
              <tr>
                <td colSpan={5} className="mut">
                  {t('ledger.opening')}
                </td>
                <td className="r n">{numberText(data.opening)}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {data && data.months.length > 1 && (
        <p className="months n">
          <span className="mut">{t('ledger.month')}</span>
          {data.months.map((one) => (
            <span key={one.month}>
              {one.month} <b>{numberText(one.amount)}</b>
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

function LedgerLine({ row, isLower }: { row: Line; isLower: boolean }) {
  const t = useT(journalTexts)
  const { language } = useLanguage()
  const said = [row.item, row.text, row.document].filter((one) => one !== null && one !== '').join('　')
  return (
    <tr>
      <td className="n">{chinaDay(new Date(row.happenedAt)).slice(5)}</td>
      <td>{row.movement === null ? '' : optionText(journalEntry.fields.movement, row.movement, language)}</td>
      <td className="wd ell" title={said}>
        {said} {row.overAllowance && <Tag tone="ochre">{t('journal.over')}</Tag>}
        {row.corrected && <Tag>{t('journal.corrected')}</Tag>}
      </td>
      <td className="r n">{row.quantity === null ? '' : `${numberText(plain(row.quantity))}${row.unit ?? ''}`}</td>
      <td className="r n">{row.amount === null ? '' : `${isLower ? '−' : ''}${numberText(row.amount)}`}</td>
      <td className="r n" data-label={t('ledger.running')}>
        {numberText(row.running)}
      </td>
    </tr>
  )
}
