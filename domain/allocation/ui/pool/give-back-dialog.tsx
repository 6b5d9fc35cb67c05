import { longText } from '#platform/core/fields.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { allocationTexts } from '../allocation-texts.ts'

const why = allocationTexts['pool.why']
const fields = { reason: longText(why.zh, why.en, { max: 500, required: true }) }

/** Gives customers of one's own back to everybody, with the reason. */
export function GiveBackDialog({ ids, onDone, onClose }: { ids: string[]; onDone: () => void; onClose: () => void }) {
  const t = useT(allocationTexts)
  const say = useToast()
  const give = useCall('pool.giveBack', {
    renews: ['customer'],
    onDone: ({ released }) => {
      say({ text: t('falling.given', { n: released.length }) })
      onDone()
      onClose()
    },
  })
  const { error } = give
  return (
    <FieldsDialog
      title={t('falling.give_back')}
      fields={fields}
      widths={{ reason: 12 }}
      busy={give.isPending}
      error={error?.code === 'record.missing' ? { message: t('falling.only_mine') } : error}
      onDone={({ reason }) => give.mutate({ ids, reason: String(reason) })}
      onClose={onClose}
    />
  )
}
