import { type ReactNode, useId } from 'react'
import { Button, type ButtonTone } from './button.tsx'
import { Dialog } from './dialog.tsx'
import type { IconName } from './icon-paths.ts'
import { useT } from './language.tsx'
import { type Refused, RefusedNote } from './refused-note.tsx'

type ActDialogProps = {
  title: string
  /** The act in words, which the button says: 撤回档案. */
  act: string
  tone?: ButtonTone
  icon?: IconName
  /** Whether everything is there; until then the button points at the fields. */
  isReady?: boolean
  wide?: boolean
  /** Another act on the same thing, apart from leaving and doing. */
  aside?: ReactNode
  busy: boolean
  error: Refused | null
  onDone: () => void
  onClose: () => void
  children: ReactNode
}

/** A small dialog for one act: what it asks, the refusal under it, leaving and doing. Enter does it. */
export function ActDialog(props: ActDialogProps) {
  const { title, act, tone = 'primary', icon, isReady = true, wide = false, aside, busy, error } = props
  const { onDone, onClose, children } = props
  const t = useT()
  const id = useId()
  return (
    <Dialog
      open
      wide={wide}
      onClose={onClose}
      title={title}
      footer={
        <>
          {aside && <span className="grow">{aside}</span>}
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone={tone}
            type="submit"
            form={id}
            busy={busy}
            {...(icon && { icon })}
            {...(!isReady && { reasonElsewhere: `${id}-fields` })}
          >
            {act}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="stacked"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) onDone()
        }}
      >
        <div id={`${id}-fields`} className="stacked">
          {children}
        </div>
        <RefusedNote error={error} />
      </form>
    </Dialog>
  )
}

/** A label over its input, for the few fields of a small dialog. */
export function Labelled({ label, children }: { label: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="fl">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type WordsProps = {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** Said under it, such as what is still missing. */
  note?: ReactNode
}

/** The reason or purpose of an act, in a sentence or two. */
export function WordsField({ label, value, onChange, placeholder, note }: WordsProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <textarea
            id={id}
            className="in area"
            rows={2}
            maxLength={500}
            placeholder={placeholder}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {note && <p className="help">{note}</p>}
        </>
      )}
    </Labelled>
  )
}
