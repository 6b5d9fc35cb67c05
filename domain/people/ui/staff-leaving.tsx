import { useState } from 'react'
import { date, longText } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import type { StaffRecord } from './answers.ts'
import { peopleScreenMessages as m } from './messages.ts'
import { type Note, noteOf } from './refusals.ts'

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
  const leave = useCall('staff.deactivate', { onDone: onClose })
  return (
    <FieldsDialog
      title={`${t('people.staff_leave')} ${person.name}`}
      act={t('people.staff_leave')}
      tone="stop"
      fields={fields}
      start={{ leftOn: useToday() }}
      widths={{ leftOn: 6, reason: 12 }}
      busy={leave.isPending}
      error={leave.error}
      onDone={({ leftOn, reason }) =>
        leave.mutate({
          id: person.id,
          version: person.version,
          leftOn: String(leftOn),
          ...(typeof reason === 'string' && { reason }),
        })
      }
      onClose={onClose}
    >
      {leave.error?.code === 'staff.still_holds' && (
        <Link className="lnk" href={`${paths.handOvers}?from=${person.id}`}>
          {t('people.staff_hand_over')}
        </Link>
      )}
      <p className="mut sm">{t('people.staff_leave_say')}</p>
    </FieldsDialog>
  )
}
