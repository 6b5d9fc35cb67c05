import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { numberText, percentText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { trade } from '../trades/schema.ts'
import { ledgersTexts } from './ledgers-texts.ts'

/** Three years of dealings, computed from the lines and never typed. */
export function YearsPanel({ customerId }: { customerId: string }) {
  const t = useT(ledgersTexts)
  const { language } = useLanguage()
  const { data } = useAsk('trade.years', { customerId })
  const rows = data?.rows ?? []
  if (data && rows.length === 0) return null
  const thisYear = Number(data?.until.slice(0, 4))
  const hasCurrencies = new Set(rows.map((row) => row.currency)).size > 1
  return (
    <Panel title={t('dealings.years')} note={t('dealings.years_note')}>
      <table className="tb c yr">
        <thead>
          <tr>
            <th>{t('dealings.year')}</th>
            <th className="r">{t('dealings.traded')}</th>
            <th className="r">{t('dealings.returned')}</th>
            <th className="r desk">{t('dealings.lines')}</th>
            <th className="r" title={t('dealings.change_about')}>
              {t('dealings.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.currency}${row.year}`}>
              <td>
                {row.year === thisYear ? t('dealings.year_to', { year: row.year }) : row.year}
                {hasCurrencies && (
                  <span className="mut sm"> {optionText(trade.fields.currency, row.currency, language)}</span>
                )}
              </td>
              <td className="r">{numberText(row.amount)}</td>
              <td className="r">{Number(row.returns) === 0 ? '' : numberText(row.returns)}</td>
              <td className="r desk">{numberText(row.lines)}</td>
              <td className={row.change !== null && row.change < 0 ? 'r red' : 'r'}>
                {row.change === null ? '' : changeText(row.change)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

/** +11.2 % or −12.8 %: one decimal is what a person compares. */
function changeText(change: number): string {
  const rounded = (Math.round(change * 1000) / 1000).toFixed(3)
  return `${change > 0 ? '+' : ''}${percentText(rounded)}`
}
