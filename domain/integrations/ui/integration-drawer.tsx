import { useState } from 'react'
import { useCustomerFields } from '#domain/archives/ui/customer-fields.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { Button } from '#platform/ui/button.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { ApiError } from '#web/api-error.ts'
import { useCall } from '#web/api-hooks.ts'
import { integration } from '../schema.ts'
import { integrationTexts } from './integration-texts.ts'
import { SecretDialog } from './secret-dialog.tsx'
import type { Integration } from './shapes.ts'

const { name, address, events } = integration.fields
const fields = { name, address, events }
const everybody: Condition = { all: [] }

/** One system: where it is reached, of what it is told, and of which customers. A new one gets its secret. */
export function IntegrationDrawer({ held, onClose }: { held: Integration | undefined; onClose: () => void }) {
  const t = useT(integrationTexts)
  const say = useToast()
  const schema = useCustomerFields()
  const form = useFieldForm(fields, held ? { ...held } : { events: ['customer.created', 'customer.changed'] })
  const [condition, setCondition] = useState<Condition>((held?.condition as Condition | null) ?? everybody)
  const [secret, setSecret] = useState<string>()
  const create = useCall('integration.create', { onDone: (answer) => setSecret(answer.secret) })
  const change = useCall('integration.change', {
    onDone: () => {
      say({ text: t('int.saved') })
      onClose()
    },
  })
  const save = () => {
    if (!form.check()) return
    const given = 'all' in condition && condition.all.length === 0 ? null : condition
    const values = { name: form.values['name'], address: form.values['address'], events: form.values['events'] }
    const onError = (error: ApiError) =>
      form.setErrors(error.fields.map((one) => ({ path: one.path.replace(/^values\./, ''), message: one.message })))
    if (held) change.mutate({ id: held.id, version: held.version, values, condition: given } as never, { onError })
    else create.mutate({ values, condition: given } as never, { onError })
  }
  const error = create.error ?? change.error
  if (secret !== undefined) return <SecretDialog secret={secret} onClose={onClose} />
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t(held ? 'int.edit' : 'int.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={create.isPending || change.isPending} onClick={save}>
            {t(held ? 'ui.save' : 'int.new')}
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
        <FormFromFields fields={fields} form={form} widths={{ name: 4, address: 8, events: 12 }} />
        <section className="fs">
          <h3>{t('int.condition')}</h3>
          <div className="pad">
            <ConditionChips fields={schema.fields} condition={condition} onChange={setCondition} />
            <p className="help">{t('int.condition_all')}</p>
          </div>
        </section>
        <RefusedNote error={error} besideFields />
      </form>
    </Drawer>
  )
}
