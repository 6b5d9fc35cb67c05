import type { ReactNode } from 'react'
import { Link } from './link.tsx'

export type Tab = { href: string; label: string; count?: number | string | undefined; on?: boolean }

/** Views or parts of a record as links: each has its address, counts stand behind the word. */
export function Tabs({ label, tabs, children }: { label: string; tabs: readonly Tab[]; children?: ReactNode }) {
  return (
    <nav className="vw" aria-label={label}>
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
