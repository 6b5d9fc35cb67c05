import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { dayText, instantText } from '#platform/ui/day-text.ts'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { contract } from '../contracts/schema.ts'
import { ContractFiles } from './contract-files.tsx'
import { type ClauseRow, ClauseRows, type MilestoneRow, MilestoneRows } from './contract-rows.tsx'
import { ContractStateTag } from './contract-state-tag.tsx'
import { EndContract } from './end-contract.tsx'
import { ledgersTexts } from './ledgers-texts.ts'

const fields: FormFields = contract.fields
const only = [
  'title',
  'kind',
  'number',
  'signedOn',
  'fromOn',
  'toOn',
  'amount',
  'project',
  'leaderId',
  'ownerId',
  'terms',
  'remarks',
]
const widths = {
  title: 8,
  kind: 4,
  number: 4,
  signedOn: 4,
  fromOn: 4,
  toOn: 4,
  amount: 8,
  project: 4,
  leaderId: 6,
  ownerId: 6,
}

type ContractDrawerProps = {
  customer: { id: string; name: string }
  id: string | undefined
  mayChange: boolean
  onClose: () => void
}

/** A contract: its facts, terms and duties, key points; before signing, what the archive knows. */
export function ContractDrawer(props: ContractDrawerProps) {
  const { id, onClose } = props
  const t = useT(ledgersTexts)
  const { data, error } = useAsk('contract.get', { id: id ?? '' }, { enabled: id !== undefined })
  if (id !== undefined && (!data || data.id !== id)) {
    return (
      <Drawer open wide onClose={onClose} title={t('contract.edit')}>
        {error ? <RefusedNote error={error} /> : <Skeleton percent={60} />}
      </Drawer>
    )
  }
  return <ContractForm key={`${data?.id}${data?.version}`} {...props} held={id === undefined ? undefined : data} />
}

type Held = OutputOf<'contract.get'>

function ContractForm({ customer, held, mayChange, onClose }: ContractDrawerProps & { held: Held | undefined }) {
  const t = useT(ledgersTexts)
  const say = useToast()
  const form = useFieldForm(fields, held ? { ...held } : { kind: 'cooperation', amountCurrency: 'CNY' })
  const [clauses, setClauses] = useState<readonly ClauseRow[]>(held?.clauses ?? [])
  const [milestones, setMilestones] = useState<readonly MilestoneRow[]>(held?.milestones ?? [])
  const done = (number: string) => {
    say({ tone: 'pine', text: t('contract.saved', { number }) })
    onClose()
  }
  const create = useCall('contract.create', { onDone: ({ number }) => done(number) })
  const change = useCall('contract.change', { onDone: () => done(held?.number ?? '') })
  const error = create.error ?? change.error
  const save = () => {
    if (!form.check()) return
    const rows = {
      clauses: clauses.filter((one) => one.text.trim() !== ''),
      milestones: milestones.filter((one) => one.name.trim() !== ''),
    }
    const onError = form.refuse
    if (held) change.mutate({ id: held.id, version: held.version, values: form.changes, ...rows } as never, { onError })
    else
      create.mutate(
        {
          customerId: customer.id,
          values: Object.fromEntries(Object.entries(form.values).filter(([, value]) => value != null)),
          ...rows,
        } as never,
        { onError },
      )
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={held ? held.title : t('contract.add')}
      footer={
        <>
          {held && mayChange && <EndContract held={held} onDone={onClose} />}
          <span className="grow" />
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={create.isPending || change.isPending}
            onClick={save}
            {...(!mayChange && { reason: t('trade.no_right') })}
          >
            {t('contract.save')}
          </Button>
        </>
      }
    >
      {held ? <HeldLine held={held} /> : <BeforeSigning customerId={customer.id} />}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <FormFromFields fields={fields} form={form} only={only} widths={widths} disabled={!mayChange} />
        <ClauseRows rows={clauses} onChange={setClauses} />
        <MilestoneRows rows={milestones} onChange={setMilestones} />
        {held && <ContractFiles held={held} mayChange={mayChange} />}
        <RefusedNote error={form.left(error)} />
      </form>
    </Drawer>
  )
}

function HeldLine({ held }: { held: Held }) {
  const t = useT(ledgersTexts)
  const { language } = useLanguage()
  return (
    <p className="flex known">
      <ContractStateTag state={held.state} />
      <span className="mut sm">
        {held.number}
        <Rule />
        {held.lookedUpAt
          ? `${t('contract.looked_up')} ${instantText(held.lookedUpAt, language)}`
          : t('contract.not_looked_up')}
        {held.endReason && (
          <>
            <Rule />
            {held.endReason}
          </>
        )}
      </span>
    </p>
  )
}

/** Opening a new contract looks the archive up, and the look is on record: signing without one is flagged. */
function BeforeSigning({ customerId }: { customerId: string }) {
  const t = useT(ledgersTexts)
  const { language } = useLanguage()
  const { data } = useAsk('contract.lookUp', { customerId }, { staleMs: 60_000 })
  if (!data) return <Skeleton percent={70} />
  const { customer } = data
  return (
    <p className="known">
      <b>{t('contract.known')}</b>{' '}
      <span className="ink2">
        {t('contract.credit')} {customer.creditGrade ?? t('contract.unrated')}
        <Rule />
        <span className={customer.hasBreach ? 'red' : undefined}>
          {t(customer.hasBreach ? 'contract.breach' : 'contract.no_breach')}
        </span>
        {customer.lastTradeOn && (
          <>
            <Rule />
            {t('contract.last_trade')} {dayText(customer.lastTradeOn, language)}
          </>
        )}
        {[customer.breach, customer.pastCreditProblems].filter(Boolean).map((one) => (
          <span key={one}>
            <Rule />
            {one}
          </span>
        ))}
      </span>
    </p>
  )
}
