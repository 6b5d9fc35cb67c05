import { type FormEvent, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormField } from '#platform/ui/form-field.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { call } from '#web/api.ts'
import { newPasswordFields } from './access-fields.ts'
import { peopleScreenMessages } from './messages.ts'
import { PasswordInput } from './password-input.tsx'
import { type Note, placeRefusal } from './refusals.ts'

/** A one-time password is exchanged for one's own before anything else. */
export function NewPasswordStep({ current, onDone }: { current: string; onDone: () => Promise<void> }) {
  const t = useT(peopleScreenMessages)
  const form = useFieldForm(newPasswordFields, {})
  const [note, setNote] = useState<Note>()
  const [isBusy, setIsBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || !form.check()) return
    setIsBusy(true)
    setNote(undefined)
    try {
      await call('account.changePassword', { current, password: String(form.values['password']) })
      await onDone()
    } catch (error) {
      setNote(placeRefusal(error, form, Object.keys(newPasswordFields)))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p className="say">{t('people.new_password_say')}</p>
      <div className="fg">
        <FormField fieldKey="password" fields={newPasswordFields} form={form} width={12}>
          <PasswordInput
            fieldKey="password"
            autoComplete="new-password"
            value={form.values['password']}
            onChange={(value) => form.set('password', value)}
            bad={form.errors.length > 0}
          />
        </FormField>
      </div>
      <RefusedNote error={note} />
      <div className="acts-row">
        <Button type="submit" tone="primary" wide busy={isBusy}>
          {t('people.new_password_go')}
        </Button>
      </div>
    </form>
  )
}
