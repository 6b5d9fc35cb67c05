import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { department } from '../departments/schema.ts'
import { peopleScreenMessages } from './messages.ts'

const { name, kind, parentId } = department.fields
const fields = { name, kind, parentId }

/** Adds a department below the chosen one. */
export function NewDepartmentDialog(props: {
  parentId: string | null
  onClose: () => void
  onMade: (id: string) => void
}) {
  const t = useT(peopleScreenMessages)
  const create = useCall('department.create', { onDone: ({ id }) => props.onMade(id) })
  return (
    <FieldsDialog
      title={t('people.department_new')}
      fields={fields}
      start={{ kind: 'department', parentId: props.parentId }}
      widths={{ name: 12, kind: 6, parentId: 6 }}
      busy={create.isPending}
      error={create.error}
      onDone={(values) => create.mutate({ values } as InputOf<'department.create'>)}
      onClose={props.onClose}
    />
  )
}
