import { type ReactNode, type RefObject, type ToggleEvent, useLayoutEffect, useRef } from 'react'

// The gap of the drawings between a control and what it opens.
const gapPx = 4
const edgePx = 8

type PopoverProps = {
  open: boolean
  onClose: () => void
  /** The control it belongs to; it opens below it, or above when there is no room. */
  anchor: RefObject<HTMLElement | null>
  /** Lines up with the right edge of the anchor instead of the left. */
  alignEnd?: boolean
  /** As wide as the anchor at least: lists of choices. */
  matchWidth?: boolean
  /** Stays until `open` says otherwise, for lists whose input keeps the focus. */
  manual?: boolean
  className?: string
  children: ReactNode
}

type Placing = { alignEnd: boolean; matchWidth: boolean }

/** Puts the panel below its anchor, above when there is no room, always wholly on the screen. */
function place(panel: HTMLElement | null, anchor: HTMLElement | null, { alignEnd, matchWidth }: Placing) {
  const at = anchor?.getBoundingClientRect()
  if (!panel || !at) return
  if (matchWidth) panel.style.minWidth = `${at.width}px`
  const { width, height } = panel.getBoundingClientRect()
  const fitsBelow = at.bottom + gapPx + height <= window.innerHeight - edgePx || at.top < height
  const wantedLeft = alignEnd ? at.right - width : at.left
  const top = fitsBelow ? at.bottom + gapPx : at.top - gapPx - height
  panel.style.top = `${Math.max(edgePx, Math.min(top, window.innerHeight - edgePx - height))}px`
  panel.style.left = `${Math.max(edgePx, Math.min(wantedLeft, window.innerWidth - edgePx - width))}px`
}

/** What floats by a control. The browser's own popover: top layer, closed by Escape and by a press outside. */
export function Popover(props: PopoverProps) {
  const {
    open,
    onClose,
    anchor,
    alignEnd = false,
    matchWidth = false,
    manual = false,
    className = '',
    children,
  } = props
  const panel = useRef<HTMLDivElement>(null)

  // Shown once per opening: a render between the browser's closing and our hearing of it must not show it again.
  useLayoutEffect(() => {
    const element = panel.current
    if (!open || !element) return
    if (!element.matches(':popover-open')) element.showPopover()
    const settle = () => place(element, anchor.current, { alignEnd, matchWidth })
    settle()
    // Contents that arrive late make it grow.
    const growth = new ResizeObserver(settle)
    growth.observe(element)
    window.addEventListener('resize', settle)
    return () => {
      growth.disconnect()
      window.removeEventListener('resize', settle)
    }
  }, [open, anchor, alignEnd, matchWidth])

  // React lets toggle events rise: a list inside that closes must not close this too.
  const hear = (event: ToggleEvent<HTMLDivElement>) =>
    event.target === panel.current && event.newState === 'closed' && onClose()

  if (!open) return null
  return (
    <div ref={panel} popover={manual ? 'manual' : 'auto'} className={`pop ${className}`} onToggle={hear}>
      {children}
    </div>
  )
}
