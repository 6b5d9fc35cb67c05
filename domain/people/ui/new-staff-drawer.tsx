import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, placeRefusal } from './refusals.ts'
import { StaffForm, staffFields, staffKeys } from './staff-form.tsx'

/** Adds a member of staff, in the own department unless another is chosen. */
export function NewStaffDrawer({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const t = useT(peopleScreenMessages)
  const say = useToast()
  const { data: session } = useSession()
  const form = useFieldForm(staffFields, { departmentId: session?.person.departmentId })
  const [note, setNote] = useState<Note>()
  const create = useCall('staff.create')
  const save = async () => {
    if (create.isPending || !form.check()) return
    setNote(undefined)
    const values = Object.fromEntries(staffKeys.map((key) => [key, form.values[key] ?? null]))
    try {
      const { id, number } = await create.mutateAsync({ values } as InputOf<'staff.create'>)
      say({ text: t('people.staff_added', { name: form.values['name'], number }) })
      onMade(id)
    } catch (error) {
      setNote(placeRefusal(error, form, staffKeys))
    }
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('people.staff_new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={create.isPending} onClick={() => void save()}>
            {t('people.staff_new')}
          </Button>
        </>
      }
    >
      <div className="person-sheet">
        {note && <ErrorNote requestId={note.requestId}>{note.message}</ErrorNote>}
        <StaffForm form={form} />
      </div>
    </Drawer>
  )
}
