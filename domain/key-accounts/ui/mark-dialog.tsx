import { ref } from '#platform/core/fields.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { keyAccount } from '../schema.ts'
import { keyAccountsTexts as texts } from './key-accounts-texts.ts'

const fields = {
  customerId: ref('customer', texts['ka.mark_which'].zh, texts['ka.mark_which'].en, { required: true }),
  reason: keyAccount.fields.reason,
}

/** Makes a customer a key account by hand. */
export function MarkDialog({ onClose }: { onClose: () => void }) {
  const t = useT(texts)
  const say = useToast()
  const mark = useCall('keyAccount.mark', {
    onDone: () => {
      say({ tone: 'pine', text: t('ka.marked') })
      onClose()
    },
  })
  return (
    <FieldsDialog
      title={t('ka.mark')}
      fields={fields}
      widths={{ customerId: 12, reason: 12 }}
      busy={mark.isPending}
      error={mark.error}
      onDone={({ customerId, reason }) => mark.mutate({ customerId: String(customerId), reason: String(reason) })}
      onClose={onClose}
    />
  )
}
