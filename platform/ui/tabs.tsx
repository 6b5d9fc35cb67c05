import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Link } from './link.tsx'

export type Tab = { href: string; label: string; count?: number | string | undefined; on?: boolean }

/** Views or parts of a record as links: each has its address, counts stand behind the word. */
export function Tabs({ label, tabs, children }: { label: string; tabs: readonly Tab[]; children?: ReactNode }) {
  const row = useRef<HTMLElement>(null)
  const on = tabs.find((tab) => tab.on)?.href
  // On a phone the row runs out of the screen: the part one is in must be seen.
  useLayoutEffect(() => {
    const link = row.current?.querySelector<HTMLElement>('.on')
    if (on !== undefined && link) showInRow(row.current as HTMLElement, link)
  }, [on])
  return (
    <nav className="vw" aria-label={label} ref={row}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          className={tab.on ? 'on' : undefined}
          aria-current={tab.on ? 'page' : undefined}
        >
          {tab.label}
          {tab.count !== undefined && <small>{tab.count.toLocaleString('en')}</small>}
        </Link>
      ))}
      {children}
    </nav>
  )
}

/** Moves the row alone; scrollIntoView would move the page with it. */
function showInRow(row: HTMLElement, link: HTMLElement) {
  const frame = row.getBoundingClientRect()
  const { left, right } = link.getBoundingClientRect()
  if (right > frame.right) row.scrollLeft += right - frame.right + roomBeside
  else if (left < frame.left) row.scrollLeft -= frame.left - left + roomBeside
}

// Enough of the neighbour to see that the row goes on.
const roomBeside = 32
