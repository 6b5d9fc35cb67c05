import { type ReactNode, useId } from 'react'

type PanelProps = {
  title: ReactNode
  /** Small grey facts beside the title. */
  note?: ReactNode
  /** One thing at the right end: a link, a segmented control. */
  aside?: ReactNode
  children: ReactNode
  /** Fills the height left over and scrolls inside. */
  fill?: boolean
}

/** A ruled sheet with its title on the rule. Panels are not nested. */
export function Panel({ title, note, aside, children, fill = false }: PanelProps) {
  const id = useId()
  return (
    <section className={fill ? 'sheet lst' : 'sheet'} aria-labelledby={id}>
      <header className="sh">
        <h2 id={id}>{title}</h2>
        {note && <span className="ct">{note}</span>}
        {aside && <span className="aside">{aside}</span>}
      </header>
      {fill ? <div className="col">{children}</div> : children}
    </section>
  )
}
