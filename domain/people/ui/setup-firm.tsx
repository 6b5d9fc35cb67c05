import { Button } from '#platform/ui/button.tsx'
import { type FieldForm, inputIdOf } from '#platform/ui/field-form.ts'
import { FormField } from '#platform/ui/form-field.tsx'
import { useT } from '#platform/ui/language.tsx'
import { TypedInput } from '#platform/ui/typed-input.tsx'
import { setupFields } from './access-fields.ts'
import { peopleScreenMessages } from './messages.ts'
import { PasswordInput } from './password-input.tsx'

const plain = [
  { key: 'firmName', autoComplete: 'organization' },
  { key: 'name', autoComplete: 'name' },
  { key: 'email', autoComplete: 'username' },
] as const

/** Who the firm is and who looks after the product. */
export function SetupFirm({ form, onNext }: { form: FieldForm; onNext: () => void }) {
  const t = useT(peopleScreenMessages)
  const isWrong = (key: string) => form.errors.some((one) => one.path === key)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (form.check()) onNext()
      }}
    >
      <p className="say">{t('people.setup_say')}</p>
      <div className="fg">
        {plain.map(({ key, autoComplete }) => (
          <FormField key={key} fieldKey={key} fields={setupFields} form={form} width={6}>
            <TypedInput
              id={inputIdOf(key)}
              type={key === 'email' ? 'email' : 'text'}
              autoComplete={autoComplete}
              value={form.values[key]}
              onChange={(value) => form.set(key, value)}
              bad={isWrong(key)}
            />
          </FormField>
        ))}
        <FormField fieldKey="password" fields={setupFields} form={form} width={6}>
          <PasswordInput
            fieldKey="password"
            autoComplete="new-password"
            value={form.values['password']}
            onChange={(value) => form.set('password', value)}
            bad={isWrong('password')}
          />
        </FormField>
      </div>
      <div className="acts-row">
        <Button type="submit" tone="primary">
          {t('people.setup_next')}
        </Button>
      </div>
    </form>
  )
}
