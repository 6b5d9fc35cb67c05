import { type ReactNode, useEffect } from 'react'
import { ActDialog } from './act-dialog.tsx'
import type { ButtonTone } from './button.tsx'
import { type FormFields, type FormValues, placesOf, type RefusedFields, useFieldForm } from './field-form.ts'
import { FormFromFields } from './form-from-fields.tsx'

type FieldsDialogProps = {
  title: string
  /** The act in words, which the button says; the title is where left out. */
  act?: string
  tone?: ButtonTone
  fields: FormFields
  /** Keys to show, in order; all when absent. */
  only?: readonly string[]
  /** Twelfths; where left out the type's own. */
  widths?: Readonly<Record<string, number>>
  /** What stands there at first. */
  start?: FormValues
  wide?: boolean
  aside?: ReactNode
  busy: boolean
  error: RefusedFields | null
  /** All that is filled in, and what of it differs from the start; called when nothing required is missing. */
  onDone: (values: FormValues, changes: FormValues) => void
  onClose: () => void
  /** Said under the fields. */
  children?: ReactNode
}

/** A small dialog that asks declared fields for one act; a refusal stands at its field, or below when it names none. */
export function FieldsDialog(props: FieldsDialogProps) {
  const { title, act = title, fields, only = Object.keys(fields), start = {}, widths = {}, error, children } = props
  const { tone, wide, aside, busy, onDone, onClose } = props
  const form = useFieldForm(fields, start)
  const { placed, note } = placesOf(error, only)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is placed once, when it comes
  useEffect(() => {
    if (placed.length > 0) form.setErrors(placed)
  }, [error])
  return (
    <ActDialog
      title={title}
      act={act}
      {...(tone && { tone })}
      {...(wide && { wide })}
      aside={aside}
      busy={busy}
      error={note}
      onDone={() => form.check() && onDone({ ...form.values }, form.changes)}
      onClose={onClose}
    >
      <FormFromFields fields={fields} form={form} only={only} widths={widths} />
      {children}
    </ActDialog>
  )
}
