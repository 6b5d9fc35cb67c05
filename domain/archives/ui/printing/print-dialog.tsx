import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useAsk } from '#web/api-hooks.ts'
import type { PrintRequest, PrintSettings } from '../../print/schema.ts'
import { needsPurpose, usualSettings } from '../../print/settling/rules.ts'
import { useCustomerFields } from '../customer-fields.ts'
import { LayoutFields } from './layout-fields.tsx'
import { PrintPreview } from './print-preview.tsx'
import { printTexts } from './print-texts.ts'
import { SendDialog } from './send-dialog.tsx'
import { printHref, usePrinting } from './use-printing.ts'
import { WhatFields } from './what-fields.tsx'
import './printing.css'

/** One thing that can be printed from here. `subject` is what its layout is remembered under. */
export type PrintOffer = { key: keyof typeof offerTexts; request: PrintRequest; subject: string }

const offerTexts = {
  sheet: 'printing.sheet',
  enterprise: 'printing.enterprise',
  contacts: 'printing.contacts',
  list: 'printing.list',
  directory: 'printing.directory',
  duty: 'printing.duty',
  labels: 'printing.labels',
  mailList: 'printing.mailList',
  letter: 'printing.letter',
} as const

type PrintDialogProps = {
  offers: readonly PrintOffer[]
  /** How many customers; undefined on the page of one. */
  count?: number | undefined
  /** The one customer, to whom the print can then be sent. */
  customer?: { id: string; name: string } | undefined
  onClose: () => void
}

/** What to print, how it is laid out, how it will look, and then the finished print. */
export function PrintDialog({ offers, count, customer, onClose }: PrintDialogProps) {
  const t = useT(printTexts)
  const [key, setKey] = useState(offers[0]?.key)
  const offer = offers.find((one) => one.key === key) ?? offers[0]
  const { data: kept } = useAsk('print.settings', {
    kind: offer?.request.kind ?? 'list',
    subject: offer?.subject ?? '',
  })
  const title = count === undefined ? t('printing.title') : t('printing.title_n', { n: count.toLocaleString('en') })
  if (offer === undefined || kept === undefined) return null
  const request =
    offer.request.kind === 'list' && kept.groupBy !== null
      ? { ...offer.request, groupBy: kept.groupBy, pagePerGroup: kept.pagePerGroup }
      : offer.request
  return (
    <PrintForm
      key={`${offer.key}:${offer.subject}:${JSON.stringify(kept)}`}
      title={title}
      offers={offers}
      offer={{ ...offer, request }}
      settings={kept.settings as PrintSettings}
      onOffer={setKey}
      customer={customer}
      onClose={onClose}
    />
  )
}

type PrintFormProps = Omit<PrintDialogProps, 'count'> & {
  title: string
  offer: PrintOffer
  settings: PrintSettings
  onOffer: (key: PrintOffer['key']) => void
}

function PrintForm({ title, offers, offer, settings: kept, onOffer, customer, onClose }: PrintFormProps) {
  const t = useT(printTexts)
  const { fields } = useCustomerFields()
  const [request, setRequest] = useState(offer.request)
  const [settings, setSettings] = useState(kept ?? usualSettings(offer.request.kind))
  const [purpose, setPurpose] = useState('')
  const [sending, setSending] = useState(false)
  const { start, print, isUnderWay, stop, isStopping, again } = usePrinting()
  const isAsked = needsPurpose(request, (column) => fields[column]?.sensitivity !== undefined)
  const isWritten = request.kind !== 'letter' || request.text.trim() !== ''
  const why = !isWritten
    ? t('printing.letter_missing')
    : isAsked && purpose.trim().length < 2
      ? t('printing.purpose_missing')
      : undefined
  const isReady = print?.state === 'ready'
  const begin = () =>
    why === undefined &&
    start.mutate({
      request: request as never,
      settings,
      subject: offer.subject,
      ...(purpose.trim() !== '' && { purpose: purpose.trim() }),
    })
  const fault = start.error?.fields[0]?.message ?? start.error?.message
  return (
    <>
      <Dialog
        open
        wide
        onClose={onClose}
        title={title}
        footer={
          <>
            <Button onClick={onClose}>{t(isReady ? 'ui.close' : 'ui.cancel')}</Button>
            {isReady ? (
              <>
                <Button onClick={again}>{t('printing.again')}</Button>
                {customer && request.kind !== 'mailList' && (
                  <Button icon="send" onClick={() => setSending(true)}>
                    {t('printing.send')}
                  </Button>
                )}
                <a className="btn" href={printHref(print.id, true)} download={print.fileName}>
                  {t('printing.download')}
                </a>
                {request.kind !== 'mailList' && (
                  <a className="btn pri desk" href={printHref(print.id)} target="_blank" rel="noreferrer">
                    {t('printing.open')}
                  </a>
                )}
              </>
            ) : isUnderWay ? (
              <Button tone="stop" busy={isStopping} onClick={stop}>
                {t('printing.stop')}
              </Button>
            ) : (
              <Button
                tone="primary"
                icon="print"
                onClick={begin}
                {...(why !== undefined && { reasonElsewhere: 'print-why' })}
              >
                {t('printing.start')}
              </Button>
            )}
          </>
        }
      >
        <div className="pr-grid">
          <div className="ar-stacked">
            {offers.length > 1 && (
              <div className="fl">
                <label htmlFor="print-what">{t('printing.what')}</label>
                <Select
                  id="print-what"
                  value={offer.key}
                  options={offers.map((one) => ({ key: one.key, label: t(offerTexts[one.key]) }))}
                  onChange={(key) => key !== undefined && onOffer(key as PrintOffer['key'])}
                />
              </div>
            )}
            <WhatFields request={request} onChange={(more) => setRequest({ ...request, ...more } as PrintRequest)} />
            {request.kind !== 'mailList' && <LayoutFields settings={settings} onChange={setSettings} />}
            <div className="fl">
              <label htmlFor="print-purpose">{t('printing.purpose')}</label>
              <input
                id="print-purpose"
                className="in"
                maxLength={200}
                value={purpose}
                onChange={(event) => setPurpose(event.target.value)}
              />
              <p className="help" id="print-why">
                {why ?? t('printing.purpose_about')}
              </p>
            </div>
            {fault && <ErrorNote requestId={start.error?.requestId}>{fault}</ErrorNote>}
            <PrintState print={print} isUnderWay={isUnderWay} />
          </div>
          {request.kind === 'mailList' ? (
            <p className="mut">{t('printing.no_preview')}</p>
          ) : isWritten ? (
            <PrintPreview request={request} settings={settings} />
          ) : (
            <p className="mut">{t('printing.letter_missing')}</p>
          )}
        </div>
      </Dialog>
      {sending && customer && print && (
        <SendDialog customer={customer} print={print} onClose={() => setSending(false)} />
      )}
    </>
  )
}

/** How far the print is, and what came of it. */
function PrintState({ print, isUnderWay }: Pick<ReturnType<typeof usePrinting>, 'print' | 'isUnderWay'>) {
  const t = useT(printTexts)
  if (print === undefined) return null
  if (isUnderWay) {
    const total = print.rowsTotal ?? 0
    const share = total > 0 ? print.rowsDone / total : 0
    return (
      <>
        <ProgressBar label={t('printing.title')} parts={[{ tone: 'brand', share, label: t('printing.title') }]} />
        <span className="mut sm">{t('printing.under_way', { done: print.rowsDone, total })}</span>
      </>
    )
  }
  if (print.state === 'failed') return <ErrorNote>{print.failure ?? ''}</ErrorNote>
  if (print.state === 'cancelled') return <span className="mut">{t('printing.stopped')}</span>
  return (
    <span className="grn" role="status">
      {print.pages === null
        ? t('printing.ready_book', { number: print.number })
        : t('printing.ready', { number: print.number, pages: print.pages })}
      {print.leftOut > 0 && <span className="mut sm"> {t('printing.left_out', { n: print.leftOut })}</span>}
    </span>
  )
}
