import { ref } from '#platform/core/fields.ts'
import type { FormValues } from '#platform/ui/field-form.ts'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { membership } from '../../contacts/schema.ts'
import { EntryDrawer } from '../holdings/entry-drawer.tsx'
import { peopleMessages } from './people-messages.ts'
import type { ShownContact } from './use-customer.ts'

const { role, duty, fromOn } = membership.fields
const fields = {
  customerId: ref('customer', '另一户', 'The other customer', { required: true }),
  role,
  duty,
  fromOn,
}

/** The same person at another customer too: known once, with role and span at each (ARC-51). */
export function LinkDialog({ one, onClose }: { one: ShownContact; onClose: () => void }) {
  const t = useT(peopleMessages)
  const say = useToast()
  const link = useCall('contact.link', { renews: ['customer'] })
  const save = async ({ customerId, ...values }: FormValues) => {
    await link.mutateAsync({ contactId: one.id, customerId, values } as never)
    say({ text: t('people.linked') })
  }
  return (
    <EntryDrawer
      title={`${t('people.link')} ${one.name}`}
      act={t('people.link_act')}
      fields={fields}
      widths={{ customerId: 12, role: 6, duty: 6, fromOn: 6 }}
      initial={{ role: one.role }}
      onSave={save}
      onClose={onClose}
    />
  )
}
