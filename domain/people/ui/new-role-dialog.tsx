import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { role } from '../roles/schema.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, placeRefusal } from './refusals.ts'

const { name, nameEn, about } = role.fields
const fields = { name, nameEn, about }

/** A role begins empty; its rights are ticked afterwards. */
export function NewRoleDialog({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const t = useT(peopleScreenMessages)
  const form = useFieldForm(fields, {})
  const [note, setNote] = useState<Note>()
  const create = useCall('role.create')
  const save = async () => {
    if (create.isPending || !form.check()) return
    setNote(undefined)
    try {
      onMade((await create.mutateAsync({ values: form.values, grants: {} } as InputOf<'role.create'>)).id)
    } catch (error) {
      setNote(placeRefusal(error, form, Object.keys(fields)))
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.role_new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={create.isPending} onClick={() => void save()}>
            {t('people.role_new')}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} widths={{ name: 6, nameEn: 6, about: 12 }} />
      <RefusedNote error={note} />
    </Dialog>
  )
}
