import { useToday } from '#platform/ui/clock.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useCall } from '#web/api-hooks.ts'
import { reading } from '../readings/schema.ts'
import { supervisionTexts } from './supervision-texts.ts'

/** How the customer stands today, and why one thinks so (JRN-26). */
export function ReadingDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useT(supervisionTexts)
  const record = useCall('reading.record', { renews: ['journal', 'supervision'], onDone: onClose })
  return (
    <FieldsDialog
      title={t('sum.read_state')}
      act={t('sum.state_save')}
      fields={reading.fields}
      start={{ readOn: useToday() }}
      only={['state', 'readOn', 'grounds']}
      widths={{ state: 6, readOn: 6, grounds: 12 }}
      busy={record.isPending}
      error={record.error}
      onDone={(values) =>
        record.mutate({ customerId, values: values as { state: 'steady'; grounds: string; readOn: string } })
      }
      onClose={onClose}
    />
  )
}
