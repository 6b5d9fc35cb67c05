import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { moneyText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { deposit } from '../../deposits/schema.ts'
import { type CustomerProps, offBecause } from '../record/use-customer.ts'
import { EntryDrawer } from './entry-drawer.tsx'
import { holdingMessages } from './holding-messages.ts'
import type { Deposit } from './shapes.ts'

/** Deposits as lines of their own: what is payable, paid, refunded, and what that leaves (ARC-05). */
export function DepositsPanel({ page }: CustomerProps) {
  const t = useT(holdingMessages)
  const { language } = useLanguage()
  const customerId = page.row.id
  const { data } = useAsk('deposit.list', { customerId })
  const [open, setOpen] = useState<{ held: Deposit | undefined }>()
  const mayChange = page.may['change']?.allowed === true
  const amount = (value: string, one: Deposit) => moneyText(value, one.payableCurrency ?? 'CNY', language)
  return (
    <Panel
      title={t('hold.deposits')}
      note={data && data.rows.length > 0 && data.rows.length}
      aside={
        <Button small icon="plus" onClick={() => setOpen({ held: undefined })} {...offBecause(page.may['change'])}>
          {t('hold.deposit_add')}
        </Button>
      }
    >
      {data?.rows.length === 0 && <p className="pl mut">{t('hold.deposits_none')}</p>}
      <ul>
        {data?.rows.map((one) => (
          <li className="pl" key={one.id}>
            <span className="grow">
              <span className="flex ar-wrap">
                <b>{one.name}</b>
                {Number(one.owed) > 0 && one.dueOn && <DueBadge due={one.dueOn} />}
              </span>
              <dl className="ar-sums">
                {(['payable', 'paid', 'refunded', 'owed', 'held'] as const).map((key) => (
                  <div key={key}>
                    <dt>{t(`hold.${key}`)}</dt>
                    <dd className={key === 'owed' && Number(one.owed) > 0 ? 'n red' : 'n'}>{amount(one[key], one)}</dd>
                  </div>
                ))}
              </dl>
              {one.remark && <span className="mut sm">{one.remark}</span>}
            </span>
            {mayChange && (
              <button
                type="button"
                className="lnk sm nw"
                aria-label={`${t('hold.deposit_edit')} ${one.name}`}
                onClick={() => setOpen({ held: one })}
              >
                {t('hold.deposit_edit')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {open && <DepositDrawer customerId={customerId} held={open.held} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

const { name, payable, payableCurrency, paid, refunded, dueOn, paidOn, refundedOn, remark } = deposit.fields
const fields = {
  name,
  payable,
  payableCurrency,
  dueOn,
  // What nobody has paid or given back yet is nothing.
  paid: { ...paid, required: false, type: 'decimal' as const },
  paidOn,
  refunded: { ...refunded, required: false, type: 'decimal' as const },
  refundedOn,
  remark,
}

type DepositDrawerProps = { customerId: string; held: Deposit | undefined; onClose: () => void }

function DepositDrawer({ customerId, held, onClose }: DepositDrawerProps) {
  const t = useT(holdingMessages)
  const say = useToast()
  const add = useCall('deposit.add')
  const change = useCall('deposit.change')
  const save = async (values: Record<string, unknown>, changes: Record<string, unknown>) => {
    if (held) await change.mutateAsync({ id: held.id, version: held.version, values: changes } as never)
    else await add.mutateAsync({ customerId, values } as never)
    say({ text: t('hold.deposit_saved') })
  }
  return (
    <EntryDrawer
      title={t(held ? 'hold.deposit_edit' : 'hold.deposit_add')}
      act={t(held ? 'ui.save' : 'hold.deposit_add')}
      fields={fields}
      widths={{ name: 12, payable: 8, dueOn: 4, paid: 8, paidOn: 4, refunded: 8, refundedOn: 4, remark: 12 }}
      initial={held ? { ...held } : { payableCurrency: 'CNY' }}
      onSave={save}
      onClose={onClose}
    />
  )
}
