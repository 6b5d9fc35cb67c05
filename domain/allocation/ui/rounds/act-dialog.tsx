import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import type { ApiError } from '#web/api-error.ts'

type ActDialogProps = {
  /** The act in words; it is the button too. */
  title: string
  fields: FormFields
  busy: boolean
  error: ApiError | null
  onAct: (values: Record<string, unknown>, onError: (error: ApiError) => void) => void
  onClose: () => void
}

/** A few questions before an act, which is the button. */
export function ActDialog({ title, fields, busy, error, onAct, onClose }: ActDialogProps) {
  const t = useT()
  const form = useFieldForm(fields, {})
  const place = (refusal: ApiError) => form.setErrors(refusal.fields.map(({ path, message }) => ({ path, message })))
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={busy} onClick={() => form.check() && onAct({ ...form.values }, place)}>
            {title}
          </Button>
        </>
      }
    >
      <FormFromFields
        fields={fields}
        form={form}
        widths={Object.fromEntries(Object.keys(fields).map((key) => [key, 12]))}
      />
      <RefusedNote error={error} besideFields />
    </Dialog>
  )
}
