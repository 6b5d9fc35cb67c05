import { useState } from 'react'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useCall } from '#web/api-hooks.ts'
import { dataForm } from '../data-forms/schema.ts'
import { collection } from '../schema.ts'
import { collectingTexts } from './collecting-texts.ts'
import { useAskable } from './kinds.ts'
import { LinkDialog } from './link-dialog.tsx'

const fields: FormFields = dataForm.fields
const only = ['title', 'means', 'dueOn', 'purpose', 'consentText']
const widths = { title: 6, means: 3, dueOn: 3 }
const usualAsks = {
  individual: ['name', 'phones', 'address', 'birthday'],
  organisation: ['name', 'phones', 'address', 'mainBusiness', 'employees'],
} as const
// Two weeks is what a customer gets who is asked by letter.
const usualDueDays = 14

/** Sends a form to a customer, or opens one behind a QR code; then its link is made. */
export function DataFormDrawer({
  customer,
  onClose,
}: {
  customer?: { id: string; name: string; kind: string }
  onClose: () => void
}) {
  const t = useT(collectingTexts)
  const text = useText()
  const [isFor, setIsFor] = useState<'customer' | 'all'>('customer')
  const [customerId, setCustomerId] = useState<string | null>(customer?.id ?? null)
  const [opens, setOpens] = useState<'individual' | 'organisation'>(
    customer?.kind === 'individual' ? 'individual' : 'organisation',
  )
  const [asks, setAsks] = useState<readonly string[]>(usualAsks[opens])
  const [made, setMade] = useState<{ id: string; version: number }>()
  const form = useFieldForm(fields, {
    title: text({ zh: '客户资料表', en: 'Data form' }),
    means: 'link',
    dueOn: addDays(chinaDay(new Date()), usualDueDays),
  })
  const askable = useAskable(opens)
  const send = useCall('dataForm.send', {
    onDone: (sent) => {
      if (form.values['means'] === 'link') setMade(sent)
      else onClose()
    },
  })
  if (made) return <LinkDialog form={made} onClose={onClose} />
  const isOpen = isFor === 'all'
  const reason = !isOpen && customerId === null ? t('send.for') : asks.length === 0 ? t('send.asks') : undefined
  const save = () => {
    if (!form.check() || reason !== undefined) return
    const values = Object.fromEntries(
      Object.entries(form.values).filter(([key, value]) => !isEmptyValue(value) && !(isOpen && key === 'dueOn')),
    )
    send.mutate(
      {
        values: isOpen ? { ...values, means: 'link' } : values,
        asks: [...asks],
        opens,
        ...(!isOpen && customerId !== null && { customerId }),
      } as never,
      {
        onError: form.refuse,
      },
    )
  }
  const change = (next: 'individual' | 'organisation') => {
    setOpens(next)
    setAsks(usualAsks[next])
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t('send.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={send.isPending} onClick={save} {...(reason !== undefined && { reason })}>
            {t('send.save')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        {!customer && (
          <div className="flex wrap">
            <Segmented
              label={t('send.for')}
              choices={[
                { key: 'customer', label: t('send.for_customer') },
                { key: 'all', label: t('send.for_all') },
              ]}
              value={isFor}
              onChange={setIsFor}
            />
            <Segmented
              label={t('send.opens')}
              choices={[
                { key: 'organisation', label: t('send.organisation') },
                { key: 'individual', label: t('send.individual') },
              ]}
              value={opens}
              onChange={change}
            />
          </div>
        )}
        {!isOpen && !customer && (
          <div className="fl">
            <label htmlFor="send-customer">{t('form.customer')}</label>
            <FieldInput
              id="send-customer"
              field={collection.fields.customerId}
              value={customerId}
              onChange={(id) => setCustomerId(typeof id === 'string' ? id : null)}
            />
          </div>
        )}
        {customer && <b>{customer.name}</b>}
        <FormFromFields
          fields={fields}
          form={form}
          only={isOpen ? only.filter((key) => key !== 'means' && key !== 'dueOn') : only}
          widths={widths}
        />
        <fieldset className="asks">
          <legend>{t('send.asks')}</legend>
          <div className="os">
            {Object.entries(askable)
              .filter(([key]) => !key.endsWith('Currency'))
              .map(([key, field]) => (
                <Checkbox
                  key={key}
                  checked={asks.includes(key)}
                  onChange={(on) => setAsks(on ? [...asks, key] : asks.filter((one) => one !== key))}
                >
                  {text(field.label)}
                </Checkbox>
              ))}
          </div>
        </fieldset>
        {send.error && (
          <ErrorNote requestId={send.error.requestId}>
            {send.error.fields.find((one) => !one.path.startsWith('values.'))?.message ?? send.error.message}
          </ErrorNote>
        )}
      </div>
    </Drawer>
  )
}
