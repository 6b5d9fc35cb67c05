import type { ReactNode } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import type { FieldForm, FormFields } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import type { ApiError } from '#web/api-error.ts'

type AskingDialogProps = {
  title: string
  /** The button: a verb that names the result. */
  act: string
  fields: FormFields
  form: FieldForm
  widths?: Readonly<Record<string, number>>
  busy: boolean
  error: ApiError | null
  onAct: () => void
  onClose: () => void
  children?: ReactNode
}

/** A few fields and one act. */
export function AskingDialog({
  title,
  act,
  fields,
  form,
  widths,
  busy,
  error,
  onAct,
  onClose,
  children,
}: AskingDialogProps) {
  const t = useT()
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={busy} onClick={() => form.check() && onAct()}>
            {act}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} widths={widths ?? {}} />
      {children}
      <RefusedNote error={error} besideFields />
    </Dialog>
  )
}

/** Puts what the server refused at its field. */
export function placeErrors(form: FieldForm): (error: ApiError) => void {
  return (error) =>
    form.setErrors(error.fields.map(({ path, message }) => ({ path: path.replace(/^values\./, ''), message })))
}
