import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { moneyText, numberText, trimmed } from '#platform/ui/number-text.ts'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { product } from '../products/schema.ts'
import { ledgersTexts } from './ledgers-texts.ts'
import type { Product } from './shapes.ts'

const fields: FormFields = product.fields

/** A product, and who bought it. */
export function ProductDrawer({
  held,
  mayChange,
  onClose,
}: {
  held: Product | undefined
  mayChange: boolean
  onClose: () => void
}) {
  const t = useT(ledgersTexts)
  const say = useToast()
  const form = useFieldForm(fields, held ? { ...held } : { state: 'onSale' })
  const onDone = () => {
    say({ tone: 'pine', text: t('product.saved') })
    onClose()
  }
  const create = useCall('product.create', { onDone })
  const change = useCall('product.change', { onDone })
  const error = create.error ?? change.error
  const save = () => {
    if (!form.check()) return
    const onError = form.refuse
    if (held) change.mutate({ id: held.id, version: held.version, values: form.changes } as never, { onError })
    else
      create.mutate(
        { values: Object.fromEntries(Object.entries(form.values).filter(([, value]) => value != null)) } as never,
        { onError },
      )
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={held?.name ?? t('product.add')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={create.isPending || change.isPending}
            onClick={save}
            {...(!mayChange && { reason: t('product.no_right') })}
          >
            {t('ui.save')}
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
        <FormFromFields
          fields={fields}
          form={form}
          disabled={!mayChange}
          widths={{ number: 6, name: 6, category: 6, specification: 6, unit: 4, price: 4, state: 4, maker: 12 }}
        />
        <RefusedNote error={form.left(error)} />
      </form>
      {held && <Buyers productId={held.id} />}
    </Drawer>
  )
}

function Buyers({ productId }: { productId: string }) {
  const t = useT(ledgersTexts)
  const { language } = useLanguage()
  const { data } = useAsk('product.customers', { productId })
  return (
    <section className="rows">
      <h3>{t('product.buyers')}</h3>
      {data?.rows.length === 0 && <p className="mut sm">{t('product.no_buyers')}</p>}
      <ul>
        {data?.rows.map((row) => (
          <li key={`${row.customerId}${row.currency}`} className="buyer">
            <Link className="lnk" href={paths.customer(row.customerId)}>
              {row.name}
            </Link>
            <span className="mut sm">
              {numberText(trimmed(row.quantity))}
              <Rule />
              {dayText(row.lastOn, language)}
            </span>
            <span className="n nw">{moneyText(row.amount, row.currency, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
