import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { Facts } from '#platform/ui/facts.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { moneyText, numberText, trimmed } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { ask, type OutputOf } from '#web/api.ts'
import type { ApiError } from '#web/api-error.ts'
import { ExportButton } from '#web/export-button.tsx'
import { trade } from '../trades/schema.ts'
import { ledgersTexts } from './ledgers-texts.ts'
import { ReverseDialog } from './reverse-dialog.tsx'
import type { Trade } from './shapes.ts'
import { TradeForm } from './trade-form.tsx'

type Page = OutputOf<'trade.ofCustomer'>

type TradesPanelProps = { customer: { id: string; name: string }; mayChange: boolean }

/** Every trade as a line of its own; a wrong one is reversed, never changed. */
export function TradesPanel({ customer, mayChange }: TradesPanelProps) {
  const t = useT(ledgersTexts)
  const [isAdding, setIsAdding] = useState(false)
  const [reversing, setReversing] = useState<Trade>()
  const found = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: ['trade.ofCustomer', { customerId: customer.id }, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(
        'trade.ofCustomer',
        { customerId: customer.id, ...(pageParam !== undefined && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows)
  return (
    <Panel
      title={t('trade.title')}
      note={t('trade.in_yuan')}
      aside={
        <>
          {rows !== undefined && rows.length > 0 && (
            <ExportButton
              asIcon
              title={t('trade.title')}
              of={{ list: 'trade.ofCustomer', input: { customerId: customer.id } }}
            />
          )}
          <Button
            small
            icon="plus"
            onClick={() => setIsAdding(true)}
            {...(!mayChange && { reason: t('trade.no_right') })}
          >
            {t('trade.add')}
          </Button>
        </>
      }
    >
      <RefusedNote error={found.error} />
      {rows?.length === 0 && (
        <EmptyState drawing="paper" title={t('trade.none')}>
          {t('trade.none_how')}
        </EmptyState>
      )}
      <ul>
        {rows?.map((row) => (
          <TradeLine key={row.id} row={row} {...(mayChange && { onReverse: () => setReversing(row) })} />
        ))}
      </ul>
      {found.hasNextPage && (
        <p className="older">
          <Button tone="text" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('trade.older')}
          </Button>
        </p>
      )}
      {isAdding && <TradeForm customer={customer} onClose={() => setIsAdding(false)} />}
      {reversing && <ReverseDialog row={reversing} onClose={() => setReversing(undefined)} />}
    </Panel>
  )
}

function TradeLine({ row, onReverse }: { row: Trade; onReverse?: () => void }) {
  const t = useT(ledgersTexts)
  const { language } = useLanguage()
  const today = useToday()
  const isUndone = row.isReversed || row.reversesId !== null
  const facts = [
    `${numberText(trimmed(row.quantity))}${row.unit ? ` ${row.unit}` : ''}`,
    row.price && `× ${numberText(trimmed(row.price))}`,
    Number(row.discount) !== 1 && `× ${trimmed(row.discount)}`,
    row.category,
    row.place,
    row.salesmanName,
    row.isCash !== null && t(row.isCash ? 'trade.cash' : 'trade.not_cash'),
    row.billNumber,
    row.reason,
  ]
  return (
    <li className={isUndone ? 'trade undone' : 'trade'}>
      <time className="mut" dateTime={row.tradedOn}>
        {shortDayText(row.tradedOn, today, language)}
      </time>
      <div className="grow">
        <div className="l1">
          <b>{row.item}</b>
          {row.kind !== 'sale' && <Tag>{optionText(trade.fields.kind, row.kind, language)}</Tag>}
          {row.isReversed && <Tag tone="ochre">{t('trade.reversed')}</Tag>}
          {row.reversesId !== null && <Tag tone="ochre">{t('trade.reversal')}</Tag>}
        </div>
        <div className="mut sm">
          <Facts of={facts} />
        </div>
      </div>
      <span className="n nw">
        {row.currency === 'CNY' ? numberText(row.amount) : moneyText(row.amount, row.currency, language)}
      </span>
      <span className="acts-end">
        {onReverse && !isUndone && (
          <button type="button" className="lnk sm" onClick={onReverse}>
            {t('trade.reverse')}
          </button>
        )}
      </span>
    </li>
  )
}
