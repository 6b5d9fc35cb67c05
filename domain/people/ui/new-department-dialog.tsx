import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { department } from '../departments/schema.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, placeRefusal } from './refusals.ts'

const { name, kind, parentId } = department.fields
const fields = { name, kind, parentId }

/** Adds a department below the chosen one. */
export function NewDepartmentDialog(props: {
  parentId: string | null
  onClose: () => void
  onMade: (id: string) => void
}) {
  const t = useT(peopleScreenMessages)
  const form = useFieldForm(fields, { kind: 'department', parentId: props.parentId })
  const [note, setNote] = useState<Note>()
  const create = useCall('department.create')
  const save = async () => {
    if (create.isPending || !form.check()) return
    setNote(undefined)
    try {
      props.onMade((await create.mutateAsync({ values: form.values } as InputOf<'department.create'>)).id)
    } catch (error) {
      setNote(placeRefusal(error, form, Object.keys(fields)))
    }
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('people.department_new')}
      footer={
        <>
          <Button onClick={props.onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={create.isPending} onClick={() => void save()}>
            {t('people.department_new')}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} widths={{ name: 12, kind: 6, parentId: 6 }} />
      <RefusedNote error={note} />
    </Dialog>
  )
}
