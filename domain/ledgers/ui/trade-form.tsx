import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, type RefusedFields, useFieldForm } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { moneyText } from '#platform/ui/number-text.ts'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { ask } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { amountOf } from '../trades/rules.ts'
import { trade } from '../trades/schema.ts'
import { ledgersTexts } from './ledgers-texts.ts'

const {
  tradedOn,
  kind,
  productId,
  item,
  quantity,
  unit,
  price,
  discount,
  amount,
  currency,
  isCash,
  place,
  salesmanId,
  billNumber,
  category,
  region,
  remarks,
} = trade.fields

/** What a person fills in; what is left empty follows from product and customer. */
const fields: FormFields = {
  tradedOn,
  kind: { ...kind, required: false },
  productId,
  item: { ...item, required: false },
  quantity: { ...quantity, required: false },
  unit,
  price,
  discount: { ...discount, required: false },
  amount: { ...amount, required: false, label: ledgersTexts['trade.lump'], min: 0 },
  currency: { ...currency, required: false },
  isCash,
  place,
  salesmanId,
  billNumber,
  category,
  region,
  remarks,
}
const widths = {
  tradedOn: 4,
  kind: 4,
  productId: 8,
  item: 8,
  quantity: 4,
  unit: 4,
  price: 4,
  discount: 4,
  amount: 4,
  currency: 4,
  isCash: 4,
  place: 4,
  salesmanId: 4,
  billNumber: 4,
  category: 4,
  region: 8,
}

/** One line of a trade. The amount is reckoned before the eyes of whoever types. */
export function TradeForm({ customer, onClose }: { customer: { id: string; name: string }; onClose: () => void }) {
  const t = useT(ledgersTexts)
  const { language } = useLanguage()
  const say = useToast()
  const form = useFieldForm(fields, { tradedOn: chinaDay(new Date()), kind: 'sale', quantity: '1', currency: 'CNY' })
  const [known, setKnown] = useState<{ id: string; price: string | null }>()
  const { values } = form
  const product = known?.id === values['productId'] ? known : undefined
  const reckoned = amountNow(values, product?.price ?? null)
  const record = useCall('trade.record', {
    renews: ['customer', 'product'],
    onDone: ({ amounts }) => {
      say({
        tone: 'pine',
        text: t('trade.saved', { amount: moneyText(amounts[0] ?? '0', String(values['currency'] ?? 'CNY'), language) }),
      })
      onClose()
    },
  })
  const save = () => {
    if (!form.check()) return
    record.mutate({ customerId: customer.id, lines: [withoutEmpty(values)] } as never, {
      onError: (error) => form.refuse(ofLine(error)),
    })
  }
  const pickProduct = (id: unknown) => {
    if (typeof id !== 'string') return
    void ask('product.get', { id }).then((found) => {
      setKnown({ id, price: found.price })
      // What the product says is shown, and may be overwritten.
      form.set('item', found.name)
      if (found.unit) form.set('unit', found.unit)
      if (found.price) form.set('price', found.price)
      if (found.category) form.set('category', found.category)
    })
  }
  const change = (key: string, value: unknown) => {
    form.set(key, value)
    if (key === 'productId') pickProduct(value)
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t('trade.add')}
      footer={
        <>
          <span className="say">
            {t('trade.amount_is')}{' '}
            {reckoned === undefined ? (
              <span className="mut sm">{t('trade.amount_later')}</span>
            ) : (
              <b>{moneyText(reckoned, String(values['currency'] ?? 'CNY'), language)}</b>
            )}
          </span>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={record.isPending} onClick={save}>
            {t('trade.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <FormFromFields fields={fields} form={{ ...form, set: change }} widths={widths} />
        <RefusedNote error={form.left(record.error && ofLine(record.error))} />
      </form>
    </Drawer>
  )
}

function withoutEmpty(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmptyValue(value)))
}

const decimal = /^\d{1,15}(\.\d{1,4})?$/

/** The amount as the server will reckon it; undefined while something is missing or not a number. */
function amountNow(values: Readonly<Record<string, unknown>>, productPrice: string | null): string | undefined {
  const text = (key: string, otherwise: string) => (isEmptyValue(values[key]) ? otherwise : String(values[key]))
  const unitPrice = text('price', isEmptyValue(values['amount']) ? (productPrice ?? '') : '')
  const parts = [unitPrice, text('quantity', '1'), text('discount', '1')] as const
  if (parts.every((one) => decimal.test(one))) return amountOf(...parts)
  return unitPrice === '' && decimal.test(text('amount', '')) ? text('amount', '') : undefined
}

/** One line is sent: what is refused of it is refused of this form. */
function ofLine({ message, requestId, fields = [] }: RefusedFields): RefusedFields {
  const own = fields.map((one) => ({ path: one.path.replace(/^lines\.0\./, ''), message: one.message }))
  return { message, requestId, fields: own }
}
