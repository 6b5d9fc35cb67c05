import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useCall } from '#web/api-hooks.ts'
import { reading } from '../readings/schema.ts'
import { supervisionTexts } from './supervision-texts.ts'

/** How the customer stands today, and why one thinks so (JRN-26). */
export function ReadingDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useT(supervisionTexts)
  const form = useFieldForm(reading.fields, { readOn: useToday() })
  const record = useCall('reading.record', { renews: ['journal', 'supervision'], onDone: onClose })
  const save = () => {
    if (form.check())
      record.mutate({ customerId, values: form.values as { state: 'steady'; grounds: string; readOn: string } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sum.read_state')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={record.isPending} onClick={save}>
            {t('sum.state_save')}
          </Button>
        </>
      }
    >
      <FormFromFields
        fields={reading.fields}
        form={form}
        only={['state', 'readOn', 'grounds']}
        widths={{ state: 6, readOn: 6, grounds: 12 }}
      />
      <RefusedNote error={record.error} />
    </Dialog>
  )
}
