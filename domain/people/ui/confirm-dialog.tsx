import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormField } from '#platform/ui/form-field.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { confirmFields } from './access-fields.ts'
import { peopleScreenMessages } from './messages.ts'
import { PasswordInput } from './password-input.tsx'
import { type Note, placeRefusal } from './refusals.ts'

type ConfirmDialogProps = {
  title: string
  onClose: () => void
  /** Does what the password is asked for; a refusal is shown in the dialog. */
  onConfirm: (password: string) => Promise<void>
  /** What else is asked, above the password. */
  children?: ReactNode
}

/** Asks for the own password again before the way in is changed. */
export function ConfirmDialog({ title, onClose, onConfirm, children }: ConfirmDialogProps) {
  const t = useT(peopleScreenMessages)
  const form = useFieldForm(confirmFields, {})
  const [note, setNote] = useState<Note>()
  const [isBusy, setIsBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || !form.check()) return
    setIsBusy(true)
    setNote(undefined)
    try {
      await onConfirm(String(form.values['password']))
    } catch (error) {
      setNote(placeRefusal(error, form, ['password']))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Dialog open onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="fg">
          {children}
          <FormField fieldKey="password" fields={confirmFields} form={form} width={12}>
            <PasswordInput
              fieldKey="password"
              autoComplete="current-password"
              value={form.values['password']}
              onChange={(value) => form.set('password', value)}
              bad={form.errors.length > 0}
            />
          </FormField>
        </div>
        <RefusedNote error={note} />
        <p className="acts-row">
          <Button type="submit" tone="primary" busy={isBusy}>
            {t('people.confirm')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
