import { useState } from 'react'
import { optionsOf } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { means, passedDocument } from '../../documents/schema.ts'
import { printTexts } from './print-texts.ts'

type Means = keyof typeof means
type SendDialogProps = {
  customer: { id: string; name: string }
  /** Goes along and stays a file of the archive. */
  print?: { id: string; number: string; fileName: string } | undefined
  onClose: () => void
}

/** To whom, by which means, where to; e-mail leaves on the spot, anything else is put on record (IMP-08). */
export function SendDialog({ customer, print, onClose }: SendDialogProps) {
  const t = useT(printTexts)
  const text = useText()
  const { language } = useLanguage()
  const say = useToast()
  const { data } = useAsk('document.receivers', { customerId: customer.id })
  const [by, setBy] = useState<Means>('post')
  const [contactId, setContactId] = useState<string>()
  const [kind, setKind] = useState<unknown>('letter')
  const [title, setTitle] = useState(print?.fileName.replace(/-DY-.*$/, '') ?? '')
  const [sentTo, setSentTo] = useState('')
  const [trackingNumber, setTrackingNumber] = useState('')
  const [body, setBody] = useState('')
  const call = useCall('document.send', {
    renews: ['archive', 'attachment', 'customer', 'journal'],
    onDone: () => {
      say({ text: t('sending.done') })
      onClose()
    },
  })
  const receiver = data?.receivers.find((one) => (one.contactId ?? undefined) === contactId)
  const known = receiver?.ways.find((one) => one.means === by)?.to ?? ''
  const isMail = by === 'email'
  const why =
    title.trim() === ''
      ? t('sending.name_missing')
      : isMail && data?.canMail === false
        ? t('sending.no_mail')
        : known === '' && sentTo.trim() === '' && by !== 'hand'
          ? t('sending.to_missing')
          : undefined
  const send = () =>
    why === undefined &&
    call.mutate({
      customerId: customer.id,
      means: by,
      ...(contactId !== undefined && { contactId }),
      ...(print && { printId: print.id }),
      values: {
        kind: String(kind),
        title: title.trim(),
        ...(sentTo.trim() !== '' && { sentTo: sentTo.trim() }),
        ...(trackingNumber.trim() !== '' && { trackingNumber: trackingNumber.trim() }),
        ...(isMail && body.trim() !== '' && { body: body.trim() }),
      },
    } as never)
  const kindField = passedDocument.fields.kind
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sending.title', { name: customer.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            icon="send"
            busy={call.isPending}
            onClick={send}
            {...(why !== undefined && { reasonElsewhere: 'send-why' })}
          >
            {t(isMail ? 'sending.mail' : 'sending.record')}
          </Button>
        </>
      }
    >
      <div className="ar-stacked">
        <p className="ink2">{t('sending.about')}</p>
        <div className="fg">
          <div className="fl w6">
            <label htmlFor="send-means">{t('sending.means')}</label>
            <Select
              id="send-means"
              value={by}
              options={optionsOf(means).map(({ key, label }) => ({ key, label: text(label) }))}
              onChange={(key) => key !== undefined && setBy(key as Means)}
            />
          </div>
          <div className="fl w6">
            <label htmlFor="send-receiver">{t('sending.receiver')}</label>
            <Select
              id="send-receiver"
              value={contactId ?? ''}
              options={(data?.receivers ?? []).map((one) => ({
                key: one.contactId ?? '',
                label: one.duty ? `${one.name} ${one.duty}` : one.name,
              }))}
              onChange={(key) => setContactId(key === undefined || key === '' ? undefined : key)}
            />
          </div>
          <div className="fl w6">
            <label htmlFor="send-kind">{t('sending.kind')}</label>
            <FieldInput
              field={kindField}
              id="send-kind"
              label={kindField.label[language === 'en' ? 'en' : 'zh']}
              value={kind}
              onChange={setKind}
            />
          </div>
          <div className="fl w6">
            <label htmlFor="send-title">{t('sending.name')}</label>
            <input
              id="send-title"
              className="in"
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </div>
          <div className="fl">
            <label htmlFor="send-to">{t('sending.to')}</label>
            <input
              id="send-to"
              className="in"
              maxLength={300}
              value={sentTo}
              onChange={(event) => setSentTo(event.target.value)}
            />
            <p className="help">
              {known === '' ? (by === 'hand' ? '' : t('sending.to_missing')) : t('sending.to_archive', { to: known })}
            </p>
          </div>
          {isMail ? (
            <div className="fl">
              <label htmlFor="send-body">{t('sending.body')}</label>
              <textarea
                id="send-body"
                className="in area"
                maxLength={10_000}
                value={body}
                onChange={(event) => setBody(event.target.value)}
              />
            </div>
          ) : (
            <div className="fl w6">
              <label htmlFor="send-tracking">{t('sending.tracking')}</label>
              <input
                id="send-tracking"
                className="in"
                maxLength={60}
                value={trackingNumber}
                onChange={(event) => setTrackingNumber(event.target.value)}
              />
            </div>
          )}
        </div>
        {print && <span className="mut sm">{t('sending.attached', { number: print.number })}</span>}
        <p className="help" id="send-why">
          {why}
        </p>
        <RefusedNote error={call.error} />
      </div>
    </Dialog>
  )
}
