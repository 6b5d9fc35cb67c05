import type { ReactNode } from 'react'

type RecordHeadProps = {
  /** On the index tab of the card. */
  number: string
  /** Beside the number: filed when, which version. */
  facts?: ReactNode
  name: string
  stamp?: ReactNode
  /** Buttons at the right, the main one among them primary. */
  actions?: ReactNode
  /** <ClassChips>. */
  chips?: ReactNode
  /** Up to three cells of the lower line, each a <div>: measures, what is next, who is responsible. */
  children?: ReactNode
}

/** The head of a record as an index card: number on the tab, name in Song type, chips, one ruled line of facts. */
export function RecordHead({ number, facts, name, stamp, actions, chips, children }: RecordHeadProps) {
  return (
    <header className="ch">
      <div className="no n">
        {number}
        {facts && <span>{facts}</span>}
      </div>
      <div className="c1">
        <h1 title={name}>{name}</h1>
        {stamp}
        <div className="acts">{actions}</div>
      </div>
      {chips}
      {children && <div className="c3">{children}</div>}
    </header>
  )
}
