import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { ledgersTexts } from './ledgers-texts.ts'

/** Which products the customer bought, the latest first: the link from customer to product table (ARC-46). */
export function BoughtPanel({ customerId }: { customerId: string }) {
  const t = useT(ledgersTexts)
  const { language } = useLanguage()
  const today = useToday()
  const { data } = useAsk('trade.products', { customerId })
  if (!data || data.rows.length === 0) return null
  return (
    <Panel title={t('dealings.products')} note={data.rows.length}>
      <ul>
        {data.rows.map((row) => (
          <li className="li" key={`${row.productId}${row.item}`}>
            <span className="grow">{row.item}</span>
            <span className="mut sm nw">{t('dealings.product_lines', { n: row.lines })}</span>
            <span className="n nw">× {numberText(row.quantity)}</span>
            <span className="mut sm n nw">{shortDayText(row.lastOn, today, language)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
