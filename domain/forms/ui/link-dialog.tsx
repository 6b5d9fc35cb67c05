import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { plainNumber, TypedInput } from '#platform/ui/typed-input.tsx'
import { useCall } from '#web/api-hooks.ts'
import { formsTexts } from './forms-texts.ts'
import './forms.css'

type Target = { form?: string; recordId?: string; customerId?: string | null; title: string }

// A month is what a customer needs to come back to a form.
const usualDays = 30

/** Says why the customer is asked, makes the link, and shows it this once with its QR code. */
export function LinkDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const t = useT(formsTexts)
  const [purpose, setPurpose] = useState('')
  const [consentText, setConsentText] = useState(t('link.consent_usual'))
  const [days, setDays] = useState<unknown>(usualDays)
  const make = useCall('form.makeLink')
  const made = make.data
  const errorAt = (path: string) => make.error?.fields.find((one) => one.path === path)?.message
  const send = () =>
    make.mutate({
      ...(target.recordId ? { recordId: target.recordId } : { ...(target.form && { form: target.form }) }),
      ...(!target.recordId && target.customerId && { customerId: target.customerId }),
      purpose,
      consentText,
      days: Number(days),
      origin: window.location.origin,
    })
  if (made) return <Made made={made} isSingle={Boolean(target.recordId ?? target.customerId)} onClose={onClose} />
  const isShort = purpose.trim().length < 4
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.says', { name: t('link.title'), what: target.title })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            icon="qr"
            busy={make.isPending}
            onClick={send}
            {...(isShort && { reasonElsewhere: 'link-purpose-why' })}
          >
            {t('link.make')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <div className="fl">
          <label htmlFor="link-purpose">
            {t('link.purpose')}
            <em className="rq">{t('ui.form_required')}</em>
          </label>
          <textarea
            id="link-purpose"
            className="in area"
            value={purpose}
            maxLength={1000}
            onChange={(event) => setPurpose(event.target.value)}
          />
          <p className="help" id="link-purpose-why">
            {t('link.purpose_hint')}
          </p>
          {errorAt('purpose') && <ErrorNote>{errorAt('purpose') ?? ''}</ErrorNote>}
        </div>
        <div className="fl">
          <label htmlFor="link-consent">{t('link.consent')}</label>
          <textarea
            id="link-consent"
            className="in area"
            value={consentText}
            maxLength={2000}
            onChange={(event) => setConsentText(event.target.value)}
          />
          {errorAt('consentText') && <ErrorNote>{errorAt('consentText') ?? ''}</ErrorNote>}
        </div>
        <div className="fl">
          <label htmlFor="link-days">{t('link.days')}</label>
          <TypedInput
            id="link-days"
            inputMode="numeric"
            value={days}
            onChange={(next) => setDays(next ?? usualDays)}
            toValue={plainNumber}
          />
          {errorAt('days') && <ErrorNote>{errorAt('days') ?? ''}</ErrorNote>}
        </div>
        <RefusedNote error={make.error} besideFields />
      </div>
    </Dialog>
  )
}

type MadeLink = { url: string | null; svg: string | null; expiresAt: string }

function Made({ made, isSingle, onClose }: { made: MadeLink; isSingle: boolean; onClose: () => void }) {
  const t = useT(formsTexts)
  const { language } = useLanguage()
  const say = useToast()
  const picture = made.svg ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.svg)}` : undefined
  const copy = () => {
    if (made.url) void navigator.clipboard.writeText(made.url).then(() => say({ text: t('link.copied') }))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('link.title')}
      footer={
        <>
          {picture && (
            <a className="btn" href={picture} download="qr.svg">
              {t('link.download')}
            </a>
          )}
          <Button tone="primary" icon="copy" onClick={copy}>
            {t('link.copy')}
          </Button>
        </>
      }
    >
      <div className="link-made">
        {picture && <img src={picture} alt={t('link.title')} width={200} height={200} />}
        <div className="stacked">
          {made.url && <code>{made.url}</code>}
          <p className="ink2">
            {t('link.until', { day: dayText(chinaDay(new Date(made.expiresAt)), language) })}
            {isSingle && (
              <>
                <Rule />
                {t('link.single')}
              </>
            )}
          </p>
          <p className="mut sm">{t('link.once')}</p>
        </div>
      </div>
    </Dialog>
  )
}
