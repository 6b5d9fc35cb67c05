import { ref, text } from '#platform/core/fields.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { allocationTexts } from '../allocation-texts.ts'

const texts = allocationTexts
const fields = {
  toId: ref('staff', texts['pool.to'].zh, texts['pool.to'].en, { required: true }),
  reason: text(texts['pool.why'].zh, texts['pool.why'].en, { max: 500, required: true }),
}

/** Gives chosen customers of the pool to somebody. */
export function AssignDialog({ ids, onDone, onClose }: { ids: string[]; onDone: () => void; onClose: () => void }) {
  const t = useT(texts)
  const say = useToast()
  const assign = useCall('pool.assign', {
    renews: ['customer'],
    onDone: ({ assigned }) => {
      say({ tone: 'pine', text: t('pool.assigned', { n: assigned.length }) })
      onDone()
      onClose()
    },
  })
  return (
    <FieldsDialog
      title={t('pool.assign')}
      act={t('pool.assign_do')}
      fields={fields}
      widths={{ toId: 12, reason: 12 }}
      busy={assign.isPending}
      error={assign.error}
      onDone={({ toId, reason }) => assign.mutate({ ids, toId: String(toId), reason: String(reason) })}
      onClose={onClose}
    />
  )
}
