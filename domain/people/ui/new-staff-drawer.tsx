import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, placeRefusal } from './refusals.ts'
import { StaffForm, staffFields, staffKeys } from './staff-form.tsx'
import { useUsualRoles } from './staff-roles.tsx'

/** Adds a member of staff, in the own department unless another is chosen. */
export function NewStaffDrawer({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const t = useT(peopleScreenMessages)
  const say = useToast()
  const { data: session } = useSession()
  const form = useFieldForm(staffFields, { departmentId: session?.person.departmentId })
  const [note, setNote] = useState<Note>()
  const create = useCall('staff.create')
  const assign = useCall('staff.assignRoles', { renews: ['role'] })
  const [left, setLeft] = useState<readonly string[]>([])
  const { post, roles } = useUsualRoles(form.values['postId'])
  const mayGive = session?.rights['role.manage'] !== undefined
  const given = mayGive ? roles.map((role) => role.id).filter((id) => !left.includes(id)) : []
  const save = async () => {
    if (create.isPending || !form.check()) return
    setNote(undefined)
    const values = Object.fromEntries(staffKeys.map((key) => [key, form.values[key] ?? null]))
    try {
      const { id, version, number } = await create.mutateAsync({ values } as InputOf<'staff.create'>)
      // Refused, they stand on the record as not given yet, where the reason is told.
      if (given.length > 0) await assign.mutateAsync({ id, version, roleIds: given }).catch(() => undefined)
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
          <Button tone="primary" busy={create.isPending || assign.isPending} onClick={() => void save()}>
            {t('people.staff_new')}
          </Button>
        </>
      }
    >
      <div className="person-sheet">
        <RefusedNote error={note} />
        <StaffForm form={form} />
        {mayGive && roles.length > 0 && (
          <fieldset className="os staff-usual">
            <legend className="mut sm">{t('people.staff_usual_roles', { post })}</legend>
            {roles.map((role) => (
              <Checkbox
                key={role.id}
                checked={!left.includes(role.id)}
                onChange={(on) => setLeft(on ? left.filter((one) => one !== role.id) : [...left, role.id])}
              >
                {role.label}
              </Checkbox>
            ))}
          </fieldset>
        )}
      </div>
    </Drawer>
  )
}
