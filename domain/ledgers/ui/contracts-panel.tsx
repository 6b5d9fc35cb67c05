import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { Facts } from '#platform/ui/facts.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { moneyText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { contract } from '../contracts/schema.ts'
import { ContractDrawer } from './contract-drawer.tsx'
import { ContractStateTag } from './contract-state-tag.tsx'
import { ledgersTexts } from './ledgers-texts.ts'

export type ContractRow = OutputOf<'contract.ofCustomer'>['rows'][number]

// A contract that ends within two months is worth a word (ARC-61: its renewal is prepared then).
const endsSoonDays = 60

type ContractsPanelProps = { customer: { id: string; name: string }; mayChange: boolean }

/** The contracts with a customer; their states follow from their dates. */
export function ContractsPanel({ customer, mayChange }: ContractsPanelProps) {
  const t = useT(ledgersTexts)
  const { data, error } = useAsk('contract.ofCustomer', { customerId: customer.id })
  const [open, setOpen] = useState<string | 'new'>()
  return (
    <Panel
      title={t('contract.title')}
      note={data && data.rows.length > 0 ? data.rows.length : undefined}
      aside={
        <>
          {data !== undefined && data.rows.length > 0 && (
            <ExportButton
              asIcon
              title={t('contract.title')}
              of={{ list: 'contract.ofCustomer', input: { customerId: customer.id } }}
            />
          )}
          <Button small icon="plus" onClick={() => setOpen('new')} {...(!mayChange && { reason: t('trade.no_right') })}>
            {t('contract.add')}
          </Button>
        </>
      }
    >
      <RefusedNote error={error} />
      {data?.rows.length === 0 && <EmptyState drawing="paper" title={t('contract.none')} />}
      <ul>
        {data?.rows.map((row) => (
          <ContractLine key={row.id} row={row} onOpen={() => setOpen(row.id)} />
        ))}
      </ul>
      {open !== undefined && (
        <ContractDrawer
          customer={customer}
          id={open === 'new' ? undefined : open}
          mayChange={mayChange}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  )
}

function ContractLine({ row, onOpen }: { row: ContractRow; onOpen: () => void }) {
  const t = useT(ledgersTexts)
  const { language } = useLanguage()
  const term =
    row.fromOn || row.toOn
      ? `${row.fromOn ? dayText(row.fromOn, language) : '…'} – ${row.toOn ? dayText(row.toOn, language) : t('contract.open_end')}`
      : undefined
  const facts = [
    optionText(contract.fields.kind, row.kind, language),
    term,
    row.amount && moneyText(row.amount, row.amountCurrency ?? 'CNY', language),
    row.project,
  ]
  return (
    <li className="contract">
      <button type="button" onClick={onOpen}>
        <span className="l1">
          <b>{row.title}</b>
          <ContractStateTag state={row.state} />
          {row.daysLeft !== null && row.daysLeft <= endsSoonDays && (
            <Tag tone="ochre">{t('contract.days_left', { n: row.daysLeft })}</Tag>
          )}
          {row.signedOn && !row.lookedUpAt && <Tag tone="lined">{t('contract.not_looked_up')}</Tag>}
        </span>
        <span className="mut sm">
          <Facts of={[row.number, ...facts]} />
        </span>
      </button>
    </li>
  )
}
