import { ref, text } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
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
  const form = useFieldForm(fields, {})
  const assign = useCall('pool.assign', {
    renews: ['customer'],
    onDone: ({ assigned }) => {
      say({ tone: 'pine', text: t('pool.assigned', { n: assigned.length }) })
      onDone()
      onClose()
    },
  })
  const save = () => {
    if (!form.check()) return
    assign.mutate(
      { ids, toId: String(form.values['toId']), reason: String(form.values['reason']) },
      { onError: (error) => form.setErrors(error.fields.map(({ path, message }) => ({ path, message }))) },
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('pool.assign')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={assign.isPending} onClick={save}>
            {t('pool.assign_do')}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} widths={{ toId: 12, reason: 12 }} />
      <RefusedNote error={assign.error} besideFields />
    </Dialog>
  )
}
