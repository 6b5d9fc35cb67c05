import { useState } from 'react'
import { formFields } from '#platform/core/forms/definition.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { keyAt } from '#platform/ui/forms/progress.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { SignaturePad, SignatureView } from '#platform/ui/signature-pad.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { fillers } from '../schema.ts'
import { collectingTexts } from './collecting-texts.ts'
import { askedOf, type Collection } from './shapes.ts'

/** The collector's signature at the upper right of the paper, and the way of the form after it (COL-10, 11, 18). */
export function SignPanel({ form, isMine }: { form: Collection; isMine: boolean }) {
  const t = useT(collectingTexts)
  const { language } = useLanguage()
  if (form.signedAt === null) return isMine ? <Signing form={form} /> : null
  return (
    <section className="rows">
      <h3>
        {t('form.signed')} {instantText(form.signedAt, language)}
      </h3>
      {form.signature && <SignatureView signature={form.signature} />}
      {form.consentText && <p className="mut sm pre">{form.consentText}</p>}
      <Onward form={form} isMine={isMine} />
    </section>
  )
}

function Signing({ form }: { form: Collection }) {
  const t = useT(collectingTexts)
  const text = useText()
  const [signature, setSignature] = useState('')
  const [filledBy, setFilledBy] = useState<keyof typeof fillers>('staff')
  const [isConsented, setIsConsented] = useState(false)
  const sign = useCall('collection.sign', { renews: ['campaign'] })
  const open = new Set(form.missing.map(keyAt))
  const labels = formFields(askedOf(form)).flatMap(({ key, label }) => (open.has(key) ? [text(label)] : []))
  const reason =
    labels.length > 0
      ? t('form.missing', { n: labels.length, items: labels.slice(0, 4) })
      : !isConsented
        ? t('form.consent')
        : signature === ''
          ? t('form.sign_here')
          : undefined
  return (
    <section className="rows">
      <h3>{t('form.sign')}</h3>
      <p className="mut sm">{t('form.sign_about')}</p>
      <div className="flex wrap">
        <span className="ink2 sm">{t('form.filled_by')}</span>
        <Segmented
          label={t('form.filled_by')}
          choices={(Object.keys(fillers) as (keyof typeof fillers)[]).map((key) => ({
            key,
            label: text({ zh: fillers[key][0], en: fillers[key][1] }),
          }))}
          value={filledBy}
          onChange={setFilledBy}
        />
        <Checkbox checked={isConsented} onChange={setIsConsented}>
          {t('form.consent')}
        </Checkbox>
      </div>
      <SignaturePad onChange={setSignature} />
      <RefusedNote error={sign.error} />
      <p className="acts-line">
        <Button
          tone="primary"
          icon="seal"
          busy={sign.isPending}
          {...(reason !== undefined && { reason })}
          onClick={() => sign.mutate({ id: form.id, version: form.version, signature, filledBy, isConsented })}
        >
          {t('form.sign_act')}
        </Button>
      </p>
    </section>
  )
}

/** From the collector to the manager, from the manager to the keeper. */
function Onward({ form, isMine }: { form: Collection; isMine: boolean }) {
  const t = useT(collectingTexts)
  const say = useToast()
  const { data: session } = useSession()
  const renews = { renews: ['campaign'] }
  const handOver = useCall('collection.handOver', {
    ...renews,
    onDone: ({ count }) => say({ tone: 'pine', text: t('form.handed', { n: count }) }),
  })
  const passOn = useCall('collection.passOn', {
    ...renews,
    onDone: ({ count }) => say({ tone: 'pine', text: t('form.passed', { n: count }) }),
  })
  const error = handOver.error ?? passOn.error
  return (
    <>
      <p className="acts-line">
        {form.state === 'signed' && isMine && (
          <Button busy={handOver.isPending} onClick={() => handOver.mutate({ ids: [form.id] })}>
            {t('form.hand_over')}
          </Button>
        )}
        {form.state === 'handedOver' &&
          session?.rights['collecting.manage'] !== undefined &&
          form.kind === 'eventForm' && (
            <Button busy={passOn.isPending} onClick={() => passOn.mutate({ ids: [form.id] })}>
              {t('form.pass_on')}
            </Button>
          )}
      </p>
      <RefusedNote error={error} />
    </>
  )
}
