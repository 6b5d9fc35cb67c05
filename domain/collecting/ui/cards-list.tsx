import type { ReactNode } from 'react'
import { type Refused, RefusedNote } from '#platform/ui/refused-note.tsx'

type CardsListProps<Row> = {
  rows: readonly Row[] | undefined
  /** Of asking for the rows and of the acts on them. */
  errors: readonly (Refused | null)[]
  /** Stands there where there is nothing yet. */
  none: ReactNode
  /** Said above the cards. */
  note?: ReactNode
  children: (row: Row) => ReactNode
}

/** What came in and what is sent, one card each. */
export function CardsList<Row>({ rows, errors, none, note, children }: CardsListProps<Row>) {
  const [error] = errors.filter((one) => one !== null)
  return (
    <div className="wide-list">
      <RefusedNote error={error} />
      {rows?.length === 0 && none}
      {rows && rows.length > 0 && (
        <>
          {note}
          <ul className="sheet cards">{rows.map(children)}</ul>
        </>
      )}
    </div>
  )
}
