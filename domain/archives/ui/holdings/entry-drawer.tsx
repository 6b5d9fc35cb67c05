import { useState } from 'react'
import type { Text } from '#platform/core/i18n.ts'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, type FormValues, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { type ApiError, toApiError } from '#web/api-error.ts'

type EntryDrawerProps = {
  title: string
  /** The button in words. */
  act: string
  fields: FormFields
  groups?: Readonly<Record<string, Text>>
  widths?: Readonly<Record<string, number>>
  initial: FormValues
  /** Sends what was written; what it throws is shown at the fields. */
  onSave: (values: FormValues, changes: FormValues) => Promise<unknown>
  onClose: () => void
}

/** One line of the archive as a form at the right edge. */
export function EntryDrawer({ title, act, fields, groups = {}, widths, initial, onSave, onClose }: EntryDrawerProps) {
  const t = useT()
  const form = useFieldForm(fields, initial)
  const [error, setError] = useState<ApiError>()
  const [isBusy, setIsBusy] = useState(false)
  const save = async () => {
    if (!form.check()) return
    setError(undefined)
    setIsBusy(true)
    try {
      await onSave(form.values, form.changes)
      onClose()
    } catch (caught) {
      const refusal = toApiError(caught)
      form.refuse(refusal)
      setError(refusal)
      setIsBusy(false)
    }
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={isBusy} onClick={() => void save()}>
            {act}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <FormFromFields fields={fields} form={form} groups={groups} {...(widths && { widths })} />
        <RefusedNote error={form.left(error)} />
      </form>
    </Drawer>
  )
}
