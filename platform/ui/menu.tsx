import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Link } from './link.tsx'
import { Popover } from './popover.tsx'

export type MenuItem =
  | {
      key: string
      label: string
      icon?: IconName
      note?: string
      reason?: string
      stop?: boolean
      checked?: boolean
      onPress: () => void
    }
  | { key: string; label: string; icon?: IconName; note?: string; href: string }
  | { key: string; heading: string }
  | { key: string; rule: true }

type MenuProps = {
  items: readonly MenuItem[]
  /** Draws the control that opens it; spread `props` on a button. */
  children: (props: {
    ref: (element: HTMLElement | null) => void
    onClick: () => void
    'aria-haspopup': 'menu'
    'aria-expanded': boolean
  }) => ReactNode
  alignEnd?: boolean
  label: string
}

/** Acts and places behind one button. Arrows move, Home and End jump, Escape returns to the button. */
export function Menu({ items, children, alignEnd = false, label }: MenuProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLElement | null>(null)
  const close = () => {
    setOpen(false)
    anchor.current?.focus()
  }
  return (
    <>
      {children({
        ref: (element) => {
          anchor.current = element
        },
        onClick: () => setOpen((was) => !was),
        'aria-haspopup': 'menu',
        'aria-expanded': open,
      })}
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} alignEnd={alignEnd}>
        <MenuList items={items} label={label} onDone={close} />
      </Popover>
    </>
  )
}

function entriesOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
}

function MenuList({ items, label, onDone }: { items: readonly MenuItem[]; label: string; onDone: () => void }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => entriesOf(list.current)[0]?.focus(), [])

  const move = (event: KeyboardEvent) => {
    const all = entriesOf(list.current)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    all[next]?.focus()
  }

  return (
    <div ref={list} className="menu" role="menu" aria-label={label} onKeyDown={move} tabIndex={-1}>
      {items.map((item) => (
        <Entry key={item.key} item={item} onDone={onDone} />
      ))}
    </div>
  )
}

function Entry({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  if ('rule' in item) return <hr />
  if ('heading' in item) return <h3>{item.heading}</h3>
  const inside = (
    <>
      {item.icon && <Icon name={item.icon} />}
      {item.label}
      {'reason' in item && item.reason ? <small>{item.reason}</small> : item.note && <small>{item.note}</small>}
    </>
  )
  if ('href' in item) {
    return (
      <Link role="menuitem" tabIndex={-1} href={item.href} onClick={onDone}>
        {inside}
      </Link>
    )
  }
  const press = () => {
    if (item.reason !== undefined) return
    onDone()
    item.onPress()
  }
  if (item.checked !== undefined) {
    return (
      <button type="button" role="menuitemradio" aria-checked={item.checked} tabIndex={-1} onClick={press}>
        {inside}
        {item.checked && <Icon name="check" small />}
      </button>
    )
  }
  return (
    <button
      type="button"
      role="menuitem"
      aria-disabled={item.reason !== undefined || undefined}
      tabIndex={-1}
      className={item.stop ? 'stop' : undefined}
      onClick={press}
    >
      {inside}
    </button>
  )
}
