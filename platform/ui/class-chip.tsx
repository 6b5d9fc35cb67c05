import { type ReactNode, useState } from 'react'
import { useT } from './language.tsx'

export type ClassChipProps = {
  /** What is classed, on tinted paper: 时间, ABC, 信用. */
  dimension: string
  /** The value in words. 不适用 and 未评 are values, not blanks. */
  value: string
  /** `letter` stamps A, B, C; `stage` shows the position in a row of pips. */
  look?: 'word' | 'letter'
  stage?: StageProps
  /** Seal red: a person must act on this value. */
  bad?: boolean
  /** Nobody has said yet: the word stands in grey. */
  unset?: boolean
  /** Opens the change of this dimension. */
  onPress?: () => void
}

/** One independent dimension and its value. One chip per dimension; they are never joined to one level. */
export function ClassChip({
  dimension,
  value,
  look = 'word',
  stage,
  bad = false,
  unset = false,
  onPress,
}: ClassChipProps) {
  const shown = stage ? (
    <StagePips {...stage}>{value}</StagePips>
  ) : look === 'letter' ? (
    <ClassLetter letter={value} />
  ) : (
    value
  )
  const inside = (
    <>
      <i>{dimension}</i>
      <b className={bad ? 'red' : unset ? 'unset' : undefined}>{shown}</b>
    </>
  )
  if (!onPress) return <span className="cls">{inside}</span>
  return (
    <button type="button" className="cls" onClick={onPress}>
      {inside}
    </button>
  )
}

type ClassChipsProps = {
  /** In their fixed order; a key tells dimensions apart when words are the same. */
  chips: readonly (ClassChipProps & { key: string })[]
  /** Keys shown on phones before 全部 is pressed; five fit in two lines. */
  first: readonly string[]
  /** At the end: the way to their history. */
  children?: ReactNode
}

/** All dimensions of a record. On phones the most telling ones, the others after a press. */
export function ClassChips({ chips, first, children }: ClassChipsProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const hidden = chips.filter(({ key }) => !first.includes(key)).length
  return (
    <div className={open ? 'c2 open' : 'c2'}>
      {chips.map(({ key, ...chip }) => (
        <span key={key} className={first.includes(key) ? 'chip' : 'chip extra'}>
          <ClassChip {...chip} />
        </span>
      ))}
      {hidden > 0 && !open && (
        <button type="button" className="lnk sm phone" onClick={() => setOpen(true)}>
          {t('ui.chips_all', { n: chips.length })}
        </button>
      )}
      {children}
    </div>
  )
}

/** A class letter that is told apart without colour: A filled, B outlined, C dotted. */
export function ClassLetter({ letter }: { letter: string }) {
  return <span className={`abc ${letter}`}>{letter}</span>
}

export type StageProps = {
  /** Steps reached, counted from 1. */
  at: number
  of?: number
  /** The way ended here badly: pips in seal red. */
  lost?: boolean
}

/** The position in a row of stages, with its word. */
export function StagePips({ at, of = 5, lost = false, children }: StageProps & { children: ReactNode }) {
  const reached = lost ? 'x' : 'f'
  return (
    <span className="stg">
      <u aria-hidden="true">
        {Array.from({ length: of }, (_, n) => n + 1).map((step) => (
          <s key={step} className={step <= at ? reached : undefined} />
        ))}
      </u>
      {children}
    </span>
  )
}
