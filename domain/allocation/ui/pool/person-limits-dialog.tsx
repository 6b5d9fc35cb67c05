import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { ApiError } from '#web/api-error.ts'
import { useCall } from '#web/api-hooks.ts'
import { personLimit } from '../../pool/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'

const { holdingCap, claimsPerDay } = personLimit.fields
const fields = { holdingCap, claimsPerDay }

export type Limited = {
  staffId: string
  name: string
  ownCap: number | null
  ownClaims: number | null
  limitsVersion: number
}

/** What one person in particular may hold and claim. */
export function PersonLimitsDialog({ who, onClose }: { who: Limited; onClose: () => void }) {
  const t = useT(allocationTexts)
  const say = useToast()
  const form = useFieldForm(fields, { holdingCap: who.ownCap, claimsPerDay: who.ownClaims })
  const save = useCall('pool.setPersonLimits', {
    renews: ['pool', 'allocation'],
    onDone: () => {
      say({ tone: 'pine', text: t('limits.saved') })
      onClose()
    },
  })
  const numberOf = (key: keyof typeof fields) => (form.values[key] == null ? null : Number(form.values[key]))
  const limits = { holdingCap: numberOf('holdingCap'), claimsPerDay: numberOf('claimsPerDay') }
  const place = (refusal: ApiError) =>
    form.setErrors(refusal.fields.map(({ path, message }) => ({ path: path.replace('limits.', ''), message })))
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('fair.set', { name: who.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={save.isPending}
            onClick={() =>
              save.mutate({ staffId: who.staffId, version: who.limitsVersion, limits }, { onError: place })
            }
          >
            {t('limits.save')}
          </Button>
        </>
      }
    >
      <p className="mut sm">{t('fair.empty')}</p>
      <FormFromFields fields={fields} form={form} widths={{ holdingCap: 6, claimsPerDay: 6 }} />
      <RefusedNote error={save.error} besideFields />
    </Dialog>
  )
}

/** How many customers one may hold, and the way to change it for this person. */
export function CapCell({
  who,
  cap,
  onChange,
}: {
  who: Limited
  cap: number | null
  onChange: (() => void) | undefined
}) {
  const t = useT(allocationTexts)
  const words = (
    <>
      {cap ?? t('fair.no_cap')}
      {who.ownCap !== null && <span className="mut sm"> {t('fair.own')}</span>}
    </>
  )
  if (onChange === undefined) return <span className="n">{words}</span>
  return (
    <button type="button" className="lnk n" title={t('fair.set', { name: who.name })} onClick={onChange}>
      {words}
    </button>
  )
}
