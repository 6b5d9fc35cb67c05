import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import type { StaffRecord } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, noteOf } from './refusals.ts'
import { SecretLine } from './secret-line.tsx'

type StaffSignInProps = { person: StaffRecord; mayManage: boolean; hasUnsavedEmail: boolean }

/** Whether somebody may sign in, and letting them. */
export function StaffSignIn({ person, mayManage, hasUnsavedEmail }: StaffSignInProps) {
  const t = useT(peopleScreenMessages)
  const { data: session } = useSession()
  const [note, setNote] = useState<Note>()
  const grant = useCall('staff.grantSignIn')
  const reset = useCall('staff.resetPassword')
  const withdraw = useCall('staff.withdrawSignIn')
  const oneTime = grant.data?.oneTimePassword ?? reset.data?.oneTimePassword
  const attempt = (work: Promise<unknown>) => {
    setNote(undefined)
    void work.catch((error: unknown) => setNote(noteOf(error)))
  }
  const isOneself = session?.person.id === person.id
  const { id, version, email } = person
  const needsEmail = !email || hasUnsavedEmail
  return (
    <section className="block">
      <h3>{t('people.staff_sign_in')}</h3>
      <div className="kv first">
        <span className="grow">
          {person.signIn ? (
            <SignInFacts signIn={person.signIn} />
          ) : (
            <span className="mut">{t('people.staff_no_sign_in')}</span>
          )}
        </span>
        {mayManage && person.isActive && !person.signIn && (
          <Button
            small
            busy={grant.isPending}
            onClick={() => attempt(grant.mutateAsync({ id, version, email: email ?? '' }))}
            {...(needsEmail ? { reason: t('people.staff_grant_needs_email') } : {})}
          >
            {t('people.staff_grant')}
          </Button>
        )}
        {mayManage && person.signIn && !isOneself && (
          <>
            <Button small busy={reset.isPending} onClick={() => attempt(reset.mutateAsync({ id }))}>
              {t('people.staff_grant_again')}
            </Button>
            <Button small tone="stop" busy={withdraw.isPending} onClick={() => attempt(withdraw.mutateAsync({ id }))}>
              {t('people.staff_withdraw')}
            </Button>
          </>
        )}
      </div>
      {(note || (oneTime && person.signIn)) && (
        <div className="pad">
          <RefusedNote error={note} />
          {oneTime && person.signIn && <SecretLine secret={oneTime} say={t('people.one_time_say')} />}
        </div>
      )}
    </section>
  )
}

function SignInFacts({ signIn }: { signIn: NonNullable<StaffRecord['signIn']> }) {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  return (
    <>
      <b>{signIn.email}</b>
      <small>
        {signIn.lastSeenAt
          ? t('people.staff_last_seen', { at: instantText(signIn.lastSeenAt, language) })
          : t('people.staff_never_seen')}
        {signIn.hasTotp && (
          <>
            <Rule />
            {t('people.staff_with_code')}
          </>
        )}
      </small>
    </>
  )
}
