import type { FormEvent } from 'react'
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

const keys = ['current', 'password'] as const

/** Changing the own password ends all other sessions. */
export function AccountPassword() {
  const t = useT(peopleScreenMessages)
  const say = useToast()
  const form = useFieldForm(changePasswordFields, {})
  const change = useCall('account.changePassword', {
    renews: ['session'],
    onDone: () => {
      form.reset({})
      say({ text: t('people.account_changed') })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (change.isPending || !form.check()) return
    const { current, password } = form.values
    change.mutate({ current: String(current), password: String(password) }, { onError: form.refuse })
  }
  return (
    <Panel title={t('people.account_password')} note={t('people.account_password_say')}>
      <form className="pad" onSubmit={submit} noValidate>
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
        <RefusedNote error={form.left(change.error)} />
        <p className="acts-row">
          <Button type="submit" tone="primary" busy={change.isPending}>
            {t('people.account_password')}
          </Button>
        </p>
      </form>
    </Panel>
  )
}
