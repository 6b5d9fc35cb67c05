import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { personLimit } from '../../pool/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'

const fields = { holdingCap: personLimit.fields.holdingCap, claimsPerDay: personLimit.fields.claimsPerDay }

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
  const save = useCall('pool.setPersonLimits', {
    renews: ['pool', 'allocation'],
    onDone: () => {
      say({ tone: 'pine', text: t('limits.saved') })
      onClose()
    },
  })
  return (
    <FieldsDialog
      title={t('fair.set', { name: who.name })}
      act={t('limits.save')}
      fields={fields}
      start={{ holdingCap: who.ownCap, claimsPerDay: who.ownClaims }}
      widths={{ holdingCap: 6, claimsPerDay: 6 }}
      busy={save.isPending}
      error={save.error}
      onDone={({ holdingCap, claimsPerDay }) =>
        save.mutate({
          staffId: who.staffId,
          version: who.limitsVersion,
          limits: { holdingCap: numberOf(holdingCap), claimsPerDay: numberOf(claimsPerDay) },
        })
      }
      onClose={onClose}
    >
      <p className="mut sm">{t('fair.empty')}</p>
    </FieldsDialog>
  )
}

function numberOf(value: unknown): number | null {
  return value == null ? null : Number(value)
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
