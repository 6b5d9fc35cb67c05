import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import { useT } from './language.tsx'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons, the main act last. */
  footer?: ReactNode
  wide?: boolean
  /** Stands at the right edge, full height; on phones both kinds are a sheet from below. */
  drawer?: boolean
  /** Nothing is lost by leaving: a press outside closes too. */
  lightDismiss?: boolean
}

/** The browser's own dialog: it holds the focus, Escape closes it, the page behind is inert. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  footer,
  wide = false,
  drawer = false,
  lightDismiss = false,
}: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const t = useT()

  useEffect(() => {
    const dialog = element.current
    if (!dialog || !open) return
    if (!dialog.open) dialog.showModal()
    // The browser would begin at the close button; whoever opens a dialog wants its first field.
    dialog.querySelector<HTMLElement>('.in_ :is(input, select, textarea):not(:disabled)')?.focus()
    return () => dialog.close()
  }, [open])

  if (!open) return null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what the press outside does for the pointer
    <dialog
      ref={element}
      className={`dlg${wide ? ' wide' : ''}${drawer ? ' drawer' : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => lightDismiss && event.target === element.current && onClose()}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label={t('ui.close')} onClick={onClose} />
      </header>
      <div className="in_">{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  )
}

/** A dialog at the right edge: details and edits beside a list that stays in sight. */
export function Drawer(props: Omit<DialogProps, 'drawer'>) {
  return <Dialog {...props} drawer />
}
