import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import { ApiError } from '#web/api-error.ts'
import { renew, useAsk, useCall } from '#web/api-hooks.ts'
import type { StaffRecord } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, placeRefusal } from './refusals.ts'
import { StaffForm, staffFields, staffKeys } from './staff-form.tsx'
import { StaffLeaving } from './staff-leaving.tsx'
import { StaffRoles } from './staff-roles.tsx'
import { StaffSignIn } from './staff-sign-in.tsx'

type StaffDrawerProps = { id: string; mayManage: boolean; onClose: () => void }

/** One person beside the list: record, roles, sign-in, leaving. */
export function StaffDrawer({ id, mayManage, onClose }: StaffDrawerProps) {
  const { data, error } = useAsk('staff.get', { id })
  if (error) {
    return (
      <Drawer open onClose={onClose} title="">
        <RefusedNote error={error} />
      </Drawer>
    )
  }
  // The answer kept from the person opened before must not be edited as this one.
  return data?.id === id ? <StaffEditor person={data} mayManage={mayManage} onClose={onClose} /> : null
}

function StaffEditor({ person, mayManage, onClose }: { person: StaffRecord; mayManage: boolean; onClose: () => void }) {
  const t = useT(peopleScreenMessages)
  const say = useToast()
  const client = useQueryClient()
  const { version } = person
  const form = useFieldForm(staffFields, person)
  const [note, setNote] = useState<Note & { isStale?: boolean }>()
  const change = useCall('staff.change')
  const { reset } = form
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what makes the form start again
  useEffect(() => reset(person), [version, reset])

  const save = async () => {
    if (change.isPending || !form.check()) return
    setNote(undefined)
    try {
      await change.mutateAsync({ id: person.id, version, values: form.changes } as InputOf<'staff.change'>)
      say({ text: t('people.staff_saved', { name: form.values['name'] }) })
    } catch (error) {
      const isStale = error instanceof ApiError && error.code === 'record.stale'
      const elsewhere = placeRefusal(error, form, staffKeys)
      setNote(elsewhere && { ...elsewhere, isStale })
    }
  }
  const again = () => {
    setNote(undefined)
    void renew(client, ['staff'])
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={person.name}
      footer={
        mayManage && (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button tone="primary" busy={change.isPending} onClick={() => void save()}>
              {t('ui.save')}
            </Button>
          </>
        )
      }
    >
      <div className="person-sheet">
        {note && (
          <Banner
            tone="ochre"
            announce
            action={
              note.isStale && (
                <button type="button" className="lnk nw" onClick={again}>
                  {t('people.stale_again')}
                </button>
              )
            }
          >
            {note.message}
          </Banner>
        )}
        <StaffForm form={form} disabled={!mayManage} />
        <StaffRoles person={person} />
        <StaffSignIn person={person} mayManage={mayManage} hasUnsavedEmail={form.changes['email'] !== undefined} />
        {mayManage && <StaffLeaving person={person} />}
      </div>
    </Drawer>
  )
}
