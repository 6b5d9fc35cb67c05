import { type ComponentProps, type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Link } from './link.tsx'

export type ButtonTone = 'plain' | 'primary' | 'stop' | 'text'

type Look = {
  /** One primary button per view; `stop` refuses or ends something; `text` is a quiet way onward. */
  tone?: ButtonTone
  small?: boolean
  wide?: boolean
  icon?: IconName
  /** Shown as a key cap, e.g. 'Ctrl Enter'. The handling is the caller's. */
  shortcut?: string
  children: ReactNode
}

export type ButtonProps = Look &
  Omit<ComponentProps<'button'>, 'disabled' | 'className' | 'children'> & {
    /** Why it cannot be pressed now. It stays focusable and the reason is read out and stands beside it. */
    reason?: ReactNode
    /** The way out of the reason: a link or button such as 申请. */
    wayOut?: ReactNode
    /** The reason is already written where the eye is; it is still tied to the button for readers. */
    reasonElsewhere?: string
    /** A press is under way: further presses do nothing. */
    busy?: boolean
  }

const tones: Record<ButtonTone, string> = { plain: '', primary: ' pri', stop: ' stop', text: ' t' }

function classOf({ tone = 'plain', small, wide }: Pick<Look, 'tone' | 'small' | 'wide'>): string {
  return `btn${tones[tone]}${small ? ' s' : ''}${wide ? ' w' : ''}`
}

/** A button whose word names the result. Off means off with a reason, never hidden, never only a tooltip. */
export function Button(props: ButtonProps) {
  const { tone, small, wide, icon, shortcut, children, reason, wayOut, reasonElsewhere, busy, onClick, ...rest } = props
  const reasonId = useId()
  const isOff = reason !== undefined || reasonElsewhere !== undefined
  const button = (
    <button
      type="button"
      {...rest}
      className={classOf({ ...(tone && { tone }), ...(small && { small }), ...(wide && { wide }) })}
      aria-disabled={isOff || busy ? true : undefined}
      aria-busy={busy || undefined}
      aria-describedby={isOff ? (reasonElsewhere ?? reasonId) : rest['aria-describedby']}
      onClick={(event) => (isOff || busy ? event.preventDefault() : onClick?.(event))}
    >
      {icon && <Icon name={icon} small />}
      {children}
      {shortcut && <kbd>{shortcut}</kbd>}
    </button>
  )
  if (reason === undefined) return button
  return (
    <span className="acted">
      {button}
      <span className="why" id={reasonId}>
        <Icon name="lock" small />
        {reason} {wayOut}
      </span>
    </span>
  )
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ href, tone, small, wide, icon, shortcut, children }: Look & { href: string }) {
  return (
    <Link href={href} className={classOf({ ...(tone && { tone }), ...(small && { small }), ...(wide && { wide }) })}>
      {icon && <Icon name={icon} small />}
      {children}
      {shortcut && <kbd>{shortcut}</kbd>}
    </Link>
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'className'> & {
  icon: IconName
  /** The word it would have; only close, more, eye, search, bell and their like may stand without it. */
  label: string
  count?: number
  small?: boolean
  /** With the frame of a button, at the end of a row of buttons. */
  framed?: boolean
}

/** A drawing one can press. The label is required by type, and shown when the pointer rests. */
export function IconButton({ icon, label, count, small, framed, ...rest }: IconButtonProps) {
  const hasCount = count !== undefined && count > 0
  return (
    <button
      type="button"
      {...rest}
      className={framed ? (small ? 'btn s' : 'btn') : small ? 'icb s' : 'icb'}
      aria-label={hasCount ? `${label} ${count}` : label}
      title={label}
    >
      <Icon name={icon} small={small ?? false} />
      {hasCount && <i aria-hidden="true">{count > 99 ? '99+' : count}</i>}
    </button>
  )
}
