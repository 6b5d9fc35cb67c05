import { type FormEvent, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormField } from '#platform/ui/form-field.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { changePasswordFields } from './access-fields.ts'
import { peopleScreenMessages } from './messages.ts'
import { PasswordInput } from './password-input.tsx'
import { type Note, placeRefusal } from './refusals.ts'

const keys = ['current', 'password'] as const

/** Changing the own password ends all other sessions. */
export function AccountPassword() {
  const t = useT(peopleScreenMessages)
  const say = useToast()
  const form = useFieldForm(changePasswordFields, {})
  const [note, setNote] = useState<Note>()
  const change = useCall('account.changePassword', { renews: ['session'] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (change.isPending || !form.check()) return
    setNote(undefined)
    try {
      await change.mutateAsync({ current: String(form.values['current']), password: String(form.values['password']) })
      form.reset({})
      say({ text: t('people.account_changed') })
    } catch (error) {
      setNote(placeRefusal(error, form, keys))
    }
  }
  return (
    <Panel title={t('people.account_password')} note={t('people.account_password_say')}>
      <form className="pad" onSubmit={(event) => void submit(event)} noValidate>
        <div className="fg">
          {keys.map((key) => (
            <FormField key={key} fieldKey={key} fields={changePasswordFields} form={form} width={6}>
              <PasswordInput
                fieldKey={key}
                autoComplete={key === 'current' ? 'current-password' : 'new-password'}
                value={form.values[key]}
                onChange={(value) => form.set(key, value)}
                bad={form.errors.some((one) => one.path === key)}
              />
            </FormField>
          ))}
        </div>
        <RefusedNote error={note} />
        <p className="acts-row">
          <Button type="submit" tone="primary" busy={change.isPending}>
            {t('people.account_password')}
          </Button>
        </p>
      </form>
    </Panel>
  )
}
