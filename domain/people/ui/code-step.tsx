import { type FormEvent, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { inputIdOf, useFieldForm } from '#platform/ui/field-form.ts'
import { FormField } from '#platform/ui/form-field.tsx'
import { useT } from '#platform/ui/language.tsx'
import { TypedInput } from '#platform/ui/typed-input.tsx'
import { call } from '#web/api.ts'
import { codeFields } from './access-fields.ts'
import type { Credentials } from './credentials.ts'
import { peopleScreenMessages } from './messages.ts'
import { noteOf } from './refusals.ts'

type CodeStepProps = { credentials: Credentials; onBack: () => void; onSignedIn: () => Promise<void> }

/** The second step: six digits of the app, or a recovery code. */
export function CodeStep({ credentials, onBack, onSignedIn }: CodeStepProps) {
  const t = useT(peopleScreenMessages)
  const form = useFieldForm(codeFields, {})
  const [isBusy, setIsBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || !form.check()) return
    setIsBusy(true)
    try {
      await call('session.signIn', { ...credentials, code: String(form.values['code']) })
      await onSignedIn()
    } catch (error) {
      form.setErrors([{ path: 'code', message: noteOf(error).message }])
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p className="say">{t('people.sign_in_code_say')}</p>
      <div className="fg">
        <FormField fieldKey="code" fields={codeFields} form={form} width={12}>
          <TypedInput
            id={inputIdOf('code')}
            autoComplete="one-time-code"
            value={form.values['code']}
            onChange={(value) => form.set('code', value)}
            bad={form.errors.length > 0}
          />
        </FormField>
      </div>
      <div className="acts-row">
        <Button type="submit" tone="primary" busy={isBusy}>
          {t('people.sign_in')}
        </Button>
        <Button tone="text" onClick={onBack}>
          {t('people.sign_in_other')}
        </Button>
      </div>
    </form>
  )
}
