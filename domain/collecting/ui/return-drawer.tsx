import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { collectingTexts } from './collecting-texts.ts'
import { useAskable } from './kinds.ts'
import type { DataForm } from './shapes.ts'

/** Types in a paper form that came back. */
export function ReturnDrawer({ form: sent, onClose }: { form: DataForm; onClose: () => void }) {
  const t = useT(collectingTexts)
  const say = useToast()
  const askable = useAskable(sent.opens)
  const fields: FormFields = Object.fromEntries(
    sent.asks.flatMap((key) => (askable[key] ? [[key, { ...askable[key], required: false }]] : [])),
  )
  const form = useFieldForm(fields, {})
  const enter = useCall('dataForm.recordReturn', {
    renews: ['collection'],
    onDone: () => {
      say({ tone: 'pine', text: t('send.returned') })
      onClose()
    },
  })
  const save = () => {
    const values = Object.fromEntries(Object.entries(form.values).filter(([, value]) => !isEmptyValue(value)))
    enter.mutate({ id: sent.id, version: sent.version, values }, { onError: form.refuse })
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={`${t('send.return')} ${sent.customerName ?? ''}`}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={enter.isPending} onClick={save}>
            {t('send.return_act')}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} />
      <RefusedNote error={form.left(enter.error)} />
    </Drawer>
  )
}
