import { type FormEvent, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { inputIdOf, useFieldForm } from '#platform/ui/field-form.ts'
import { FormField } from '#platform/ui/form-field.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { TypedInput } from '#platform/ui/typed-input.tsx'
import { call } from '#web/api.ts'
import { signInFields } from './access-fields.ts'
import type { Credentials } from './credentials.ts'
import { peopleScreenMessages } from './messages.ts'
import { canUsePasskeys, signInWithPasskey } from './passkey-device.ts'
import { PasswordInput } from './password-input.tsx'
import { type Note, noteOf } from './refusals.ts'

type PasswordStepProps = {
  credentials: Credentials
  onChange: (credentials: Credentials) => void
  onCodeNeeded: () => void
  onSignedIn: () => Promise<void>
}

/** E-mail and password, or a passkey of this device. */
export function PasswordStep({ credentials, onChange, onCodeNeeded, onSignedIn }: PasswordStepProps) {
  const t = useT(peopleScreenMessages)
  const form = useFieldForm(signInFields, { email: credentials.email, password: credentials.password })
  const [keep, setKeep] = useState(credentials.keep)
  const [note, setNote] = useState<Note>()
  const [isBusy, setIsBusy] = useState(false)

  const attempt = async (work: () => Promise<void>) => {
    setIsBusy(true)
    setNote(undefined)
    try {
      await work()
    } catch (error) {
      setNote(noteOf(error))
    } finally {
      setIsBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || !form.check()) return
    const typed = { email: String(form.values['email']), password: String(form.values['password']), keep }
    onChange(typed)
    void attempt(async () => {
      const { state } = await call('session.signIn', typed)
      if (state === 'code-needed') onCodeNeeded()
      else await onSignedIn()
    })
  }
  const byPasskey = async () => {
    if (await signInWithPasskey(keep)) await onSignedIn()
  }
  const isWrong = (key: string) => form.errors.some((one) => one.path === key)
  return (
    <form onSubmit={submit} noValidate>
      <div className="fg">
        <FormField fieldKey="email" fields={signInFields} form={form} width={12}>
          <TypedInput
            id={inputIdOf('email')}
            type="email"
            autoComplete="username"
            value={form.values['email']}
            onChange={(value) => form.set('email', value)}
            bad={isWrong('email')}
          />
        </FormField>
        <FormField fieldKey="password" fields={signInFields} form={form} width={12}>
          <PasswordInput
            fieldKey="password"
            autoComplete="current-password"
            value={form.values['password']}
            onChange={(value) => form.set('password', value)}
            bad={isWrong('password')}
          />
        </FormField>
      </div>
      <div className="keep">
        <Checkbox checked={keep} onChange={setKeep}>
          {t('people.sign_in_keep')}
        </Checkbox>
        <span className="mut sm">{t('people.sign_in_keep_why')}</span>
      </div>
      <RefusedNote error={note} />
      <div className="acts-row">
        <Button type="submit" tone="primary" wide busy={isBusy}>
          {t('people.sign_in')}
        </Button>
        {canUsePasskeys() && (
          <Button wide icon="key" onClick={() => void attempt(byPasskey)}>
            {t('people.sign_in_passkey')}
          </Button>
        )}
      </div>
    </form>
  )
}
