import type { ReactNode } from 'react'

export function Timeline({ children }: { children: ReactNode }) {
  return <div className="tl">{children}</div>
}

type TimelineEntryProps = {
  /** First line of the margin, day or time, whichever tells the reader more in this list. */
  at: string
  /** Second line of the margin. */
  below?: string
  /** ○ a person wrote it, small dot the system did, ◆ red needs action. */
  by?: 'person' | 'system' | 'alarm'
  /** Category tag. */
  tag: ReactNode
  author: ReactNode
  /** At the right of the head: verdicts, or the one thing to do. */
  aside?: ReactNode
  children: ReactNode
  /** Second paragraph in small grey: solution, summary. */
  note?: ReactNode
}

const marks = { person: 'ev', system: 'ev sys', alarm: 'ev bad' } as const

/** One entry on the time axis. Entries are never edited, only followed by a correction. */
export function TimelineEntry({ at, below, by = 'person', tag, author, aside, children, note }: TimelineEntryProps) {
  return (
    <article className={marks[by]}>
      <div className="at">
        {at}
        {below && <small>{below}</small>}
      </div>
      <div className="ax" />
      <div className="bd">
        <div className="hd">
          {tag}
          <span className="who">{author}</span>
          {aside && <span className="grow" />}
          {aside}
        </div>
        {children}
        {note && <div className="mut sm">{note}</div>}
      </div>
    </article>
  )
}
