import { type ReactNode, useState } from 'react'
import { ActDialog, WordsField } from '#platform/ui/act-dialog.tsx'
import type { ButtonTone } from '#platform/ui/button.tsx'
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
  const { about, label, optional = false, onDone, children, ...rest } = props
  const t = useT(recordMessages)
  const [text, setText] = useState('')
  const isMissing = !optional && text.trim() === ''
  return (
    <ActDialog isReady={!isMissing} onDone={() => onDone(text.trim() || undefined)} {...rest}>
      <p className="ink2">{about}</p>
      {children}
      <WordsField
        label={label ?? t(optional ? 'record.reason_optional' : 'record.reason')}
        value={text}
        onChange={setText}
        note={isMissing && t('record.text_missing', { label: label ?? t('record.reason') })}
      />
    </ActDialog>
  )
}
