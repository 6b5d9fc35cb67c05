import { useState } from 'react'
import { date, longText } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import type { StaffRecord } from './answers.ts'
import { peopleScreenMessages as m } from './messages.ts'
import { type Note, noteOf, placeRefusal } from './refusals.ts'

const fields = {
  leftOn: date(m['people.staff_leave_on'].zh, m['people.staff_leave_on'].en, { required: true }),
  reason: longText(m['people.staff_leave_why'].zh, m['people.staff_leave_why'].en, { max: 500 }),
}

/** Noting that somebody has left, or is back. */
export function StaffLeaving({ person }: { person: StaffRecord }) {
  const t = useT(m)
  const { data: session } = useSession()
  const [isAsking, setIsAsking] = useState(false)
  const [note, setNote] = useState<Note>()
  const back = useCall('staff.reactivate')
  const { id, version } = person
  if (session?.person.id === id) return null
  return (
    <section className="block">
      <div className="kv first">
        <span className="grow mut sm">{person.isActive && t('people.staff_leave_say')}</span>
        {person.isActive ? (
          <Button small tone="stop" onClick={() => setIsAsking(true)}>
            {t('people.staff_leave')}
          </Button>
        ) : (
          <Button
            small
            busy={back.isPending}
            onClick={() => void back.mutateAsync({ id, version }).catch((error: unknown) => setNote(noteOf(error)))}
          >
            {t('people.staff_back')}
          </Button>
        )}
      </div>
      <RefusedNote error={note} />
      {isAsking && <LeavingDialog person={person} onClose={() => setIsAsking(false)} />}
    </section>
  )
}

function LeavingDialog({ person, onClose }: { person: StaffRecord; onClose: () => void }) {
  const t = useT(m)
  const form = useFieldForm(fields, { leftOn: useToday() })
  const [note, setNote] = useState<Note>()
  const leave = useCall('staff.deactivate', { onDone: onClose })
  const save = async () => {
    if (leave.isPending || !form.check()) return
    const { leftOn, reason } = form.values
    const why = typeof reason === 'string' ? { reason } : {}
    await leave
      .mutateAsync({ id: person.id, version: person.version, leftOn: String(leftOn), ...why })
      .catch((error: unknown) => setNote(placeRefusal(error, form, ['leftOn', 'reason'])))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t('people.staff_leave')} ${person.name}`}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="stop" busy={leave.isPending} onClick={() => void save()}>
            {t('people.staff_leave')}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} widths={{ leftOn: 6, reason: 12 }} />
      <RefusedNote error={note} />
      {leave.error?.code === 'staff.still_holds' && (
        <Link className="lnk" href={`${paths.handOvers}?from=${person.id}`}>
          {t('people.staff_hand_over')}
        </Link>
      )}
      <p className="mut sm">{t('people.staff_leave_say')}</p>
    </Dialog>
  )
}
