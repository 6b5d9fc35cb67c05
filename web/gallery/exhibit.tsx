import type { ReactNode } from 'react'

/** One numbered exhibit of the gallery. */
export function Exhibit({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <section className={wide ? 'k wide' : 'k'}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

export function Wrap({ children }: { children: ReactNode }) {
  return <div className="wrap">{children}</div>
}
