import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { useCall } from '#web/api-hooks.ts'
import { formsTexts } from './forms-texts.ts'

type PrintDialogProps = {
  title: string
  /** A filled form, or a form to be printed empty. */
  what: { ids: string[] } | { blank: string }
  /** It holds personal data: the purpose is asked for and kept in the print log. */
  needsPurpose: boolean
  onClose: () => void
}

/** Prints a form as the paper it replaces; the PDF opens from here. */
export function PrintDialog({ title, what, needsPurpose, onClose }: PrintDialogProps) {
  const t = useT(formsTexts)
  const [copies, setCopies] = useState('1')
  const [purpose, setPurpose] = useState('')
  const print = useCall('form.print')
  const count = Math.min(50, Math.max(1, Number(copies) || 1))
  const isMissing = needsPurpose && purpose.trim().length < 2
  const send = () =>
    print.mutate({
      ...what,
      copies: count,
      marks: count > 1 ? 'original' : 'none',
      ...(purpose.trim() !== '' && { purpose: purpose.trim() }),
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('print.title', { title })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button
            tone="primary"
            icon="print"
            busy={print.isPending}
            onClick={send}
            {...(isMissing && { reason: t('print.purpose_needed') })}
          >
            {t('print.make')}
          </Button>
        </>
      }
    >
      <div className="fl">
        <label htmlFor="print-copies">{t('print.copies')}</label>
        <input
          id="print-copies"
          className="in n"
          inputMode="numeric"
          value={copies}
          onChange={(event) => setCopies(event.target.value)}
        />
      </div>
      {needsPurpose && (
        <div className="fl">
          <label htmlFor="print-purpose">{t('print.purpose')}</label>
          <input
            id="print-purpose"
            className="in"
            maxLength={200}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </div>
      )}
      {print.data && (
        <p role="status">
          <Link className="lnk" href={`/api/prints/${print.data.id}`} target="_blank">
            {t('print.open', { number: print.data.number, pages: print.data.pages })}
          </Link>
        </p>
      )}
      {print.error && (
        <ErrorNote requestId={print.error.requestId}>{print.error.fields[0]?.message ?? print.error.message}</ErrorNote>
      )}
    </Dialog>
  )
}
