import { type ReactNode, useState } from 'react'
import { Button, type ButtonTone } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import type { ApiError } from '#web/api-error.ts'
import { recordMessages } from './record-messages.ts'

type ReasonDialogProps = {
  title: string
  /** What happens then; said before it is done. */
  about: ReactNode
  /** The act in words: 撤回档案. */
  act: string
  tone?: ButtonTone
  /** What is asked for, where it is not a reason. */
  label?: string
  /** A reason may be left out. */
  optional?: boolean
  busy: boolean
  error: ApiError | null
  onDone: (reason: string | undefined) => void
  onClose: () => void
  children?: ReactNode
}

/** An act on the archive that keeps its reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, about, act, label, tone = 'primary', optional = false, busy, error, onDone, onClose, children } = props
  const t = useT(recordMessages)
  const [text, setText] = useState('')
  const isMissing = !optional && text.trim() === ''
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone={tone}
            busy={busy}
            type="submit"
            form="reason-form"
            {...(isMissing && { reasonElsewhere: 'reason-why' })}
          >
            {act}
          </Button>
        </>
      }
    >
      <form
        id="reason-form"
        className="ar-stacked"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isMissing) onDone(text.trim() || undefined)
        }}
      >
        <p className="ink2">{about}</p>
        {children}
        <div className="fl">
          <label htmlFor="reason-text">{label ?? t(optional ? 'record.reason_optional' : 'record.reason')}</label>
          <textarea
            id="reason-text"
            className="in area"
            value={text}
            maxLength={500}
            onChange={(event) => setText(event.target.value)}
          />
          <p className="help" id="reason-why">
            {isMissing && t('record.text_missing', { label: label ?? t('record.reason') })}
          </p>
        </div>
        {error && <ErrorNote requestId={error.requestId}>{error.message}</ErrorNote>}
      </form>
    </Dialog>
  )
}
