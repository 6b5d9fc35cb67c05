import { longText } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
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
  const form = useFieldForm(fields, {})
  const give = useCall('pool.giveBack', {
    renews: ['customer'],
    onDone: ({ released }) => {
      say({ text: t('falling.given', { n: released.length }) })
      onDone()
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('falling.give_back')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={give.isPending}
            onClick={() => form.check() && give.mutate({ ids, reason: String(form.values['reason']) })}
          >
            {t('falling.give_back')}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} widths={{ reason: 12 }} />
      {give.error && (
        <ErrorNote requestId={give.error.requestId}>
          {give.error.code === 'record.missing' ? t('falling.only_mine') : give.error.message}
        </ErrorNote>
      )}
    </Dialog>
  )
}
