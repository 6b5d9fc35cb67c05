import { useEffect, useRef } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { collectingTexts } from './collecting-texts.ts'

/** Makes the link of a form and shows it this once, with its QR code to print or send. */
export function LinkDialog({ form, onClose }: { form: { id: string; version: number }; onClose: () => void }) {
  const t = useT(collectingTexts)
  const { language } = useLanguage()
  const say = useToast()
  const make = useCall('dataForm.makeLink')
  const { mutate, data: link, error } = make
  const asked = useRef(false)
  useEffect(() => {
    // Once: a second link would end the first one before it was read.
    if (asked.current) return
    asked.current = true
    mutate({ id: form.id, version: form.version, origin: window.location.origin })
  }, [mutate, form])
  const picture = link?.svg ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(link.svg)}` : undefined
  const copy = () => {
    if (link?.url)
      void navigator.clipboard.writeText(link.url).then(() => say({ tone: 'pine', text: t('send.copied') }))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('send.link')}
      footer={
        <>
          {picture && (
            <a className="btn" href={picture} download="qr.svg">
              {t('send.download')}
            </a>
          )}
          <Button tone="primary" icon="copy" onClick={copy} {...(!link && { reasonElsewhere: 'link-once' })}>
            {t('send.copy')}
          </Button>
        </>
      }
    >
      <div className="link-made">
        {picture ? <img src={picture} alt={t('send.link')} width={200} height={200} /> : <Skeleton percent={50} />}
        <div className="stacked">
          {link?.url && <code>{link.url}</code>}
          {link && (
            <p className="ink2">{t('send.until', { day: dayText(chinaDay(new Date(link.expiresAt)), language) })}</p>
          )}
          <p className="mut sm" id="link-once">
            {t('send.once')}
          </p>
          <RefusedNote error={error} />
        </div>
      </div>
    </Dialog>
  )
}
