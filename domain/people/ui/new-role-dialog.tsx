import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { role } from '../roles/schema.ts'
import { peopleScreenMessages } from './messages.ts'

const { name, nameEn, about } = role.fields
const fields = { name, nameEn, about }

/** A role begins empty; its rights are ticked afterwards. */
export function NewRoleDialog({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const t = useT(peopleScreenMessages)
  const create = useCall('role.create', { onDone: ({ id }) => onMade(id) })
  return (
    <FieldsDialog
      title={t('people.role_new')}
      fields={fields}
      widths={{ name: 6, nameEn: 6, about: 12 }}
      busy={create.isPending}
      error={create.error}
      onDone={(values) => create.mutate({ values, grants: {} } as InputOf<'role.create'>)}
      onClose={onClose}
    />
  )
}
