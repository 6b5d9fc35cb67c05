import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, type FormValues, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { ApiError } from '#web/api-error.ts'
import { toApiError } from '#web/api-error.ts'
import { useCall } from '#web/api-hooks.ts'
import { contact, membership } from '../../contacts/schema.ts'
import { peopleMessages } from './people-messages.ts'
import type { ShownContact } from './use-customer.ts'

const placeKeys = ['role', 'duty', 'isPrimary', 'callingOrder', 'fromOn', 'toOn'] as const
const { role, duty, isPrimary, callingOrder, fromOn, toOn } = membership.fields

/** The person and the place at the customer, as one form shows them. */
export const contactFields: FormFields = {
  name: contact.fields.name,
  role: { ...role, required: false, group: 'contact' },
  duty: { ...duty, group: 'contact' },
  phones: contact.fields.phones,
  isPrimary: { ...isPrimary, required: false, group: 'contact' },
  callingOrder: { ...callingOrder, group: 'contact' },
  fromOn: { ...fromOn, group: 'contact' },
  toOn: { ...toOn, group: 'contact' },
  ...Object.fromEntries(Object.entries(contact.fields).filter(([key]) => key !== 'name' && key !== 'phones')),
}

const groups = contact.groups

type ContactFormProps = { customerId: string; held: ShownContact | undefined; onClose: () => void }

/** Adds a person to a customer, or changes who they are and what they are here. */
export function ContactForm({ customerId, held, onClose }: ContactFormProps) {
  const t = useT(peopleMessages)
  const say = useToast()
  const [error, setError] = useState<ApiError>()
  const form = useFieldForm(contactFields, held ? { ...held } : { role: 'contact' })
  const renews = { renews: ['customer'] }
  const add = useCall('contact.add', renews)
  const change = useCall('contact.change', renews)
  const place = useCall('contact.changePlace', renews)

  const save = async () => {
    if (!form.check()) return
    setError(undefined)
    try {
      if (!held) await add.mutateAsync({ customerId, values: withoutEmpty(form.values) } as never)
      else {
        const { here, person } = parted(form.changes)
        if (Object.keys(person).length > 0)
          await change.mutateAsync({ id: held.id, version: held.version, values: person } as never)
        if (Object.keys(here).length > 0)
          await place.mutateAsync({ membershipId: held.membershipId, values: here } as never)
      }
      say({ text: t('people.saved') })
      onClose()
    } catch (caught) {
      const refusal = toApiError(caught)
      form.refuse(refusal)
      setError(refusal)
    }
  }
  const isBusy = add.isPending || change.isPending || place.isPending
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t(held ? 'people.edit' : 'people.add')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={isBusy} onClick={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <FormFromFields fields={contactFields} form={form} groups={groups} />
        <RefusedNote error={form.left(error)} />
      </form>
    </Drawer>
  )
}

function withoutEmpty(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
}

function parted(changes: FormValues): { here: FormValues; person: FormValues } {
  const isHere = (key: string) => (placeKeys as readonly string[]).includes(key)
  const entries = Object.entries(changes)
  return {
    here: Object.fromEntries(entries.filter(([key]) => isHere(key))),
    person: Object.fromEntries(entries.filter(([key]) => !isHere(key))),
  }
}
