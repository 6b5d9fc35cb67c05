import { coveredCell, type PackedCell } from '#platform/server/sheets/cell.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'

/** A merged area, all four ends inclusive; rows 1-based, columns 0-based. */
export type MergedArea = { top: number; bottom: number; left: number; right: number }

/**
 * Repeats a merged area's content in the cells it covers, as the person sees one value beside all of them:
 * a company's name merged over the rows of its three contacts belongs to each. Rows must come in order.
 */
export class MergedAreas {
  readonly #waiting: MergedArea[]
  #next = 0
  #open: { area: MergedArea; anchor: PackedCell }[] = []

  constructor(areas: readonly MergedArea[] = []) {
    this.#waiting = [...areas].sort((a, b) => a.top - b.top)
  }

  /** Adds an area that starts in the row at hand, for files that name them with their cell. */
  add(area: MergedArea): void {
    if (this.#waiting.length >= limits.mergedAreas) throw refusal('sheet.too_large')
    this.#waiting.push(area)
  }

  /** Whether an area that began in an earlier row covers this cell. */
  covers(number: number, column: number): boolean {
    return this.#open.some(({ area }) => area.bottom >= number && area.left <= column && area.right >= column)
  }

  /** Fills the covered cells of row `number` in place. */
  fill(number: number, cells: PackedCell[]): void {
    if (this.#next === this.#waiting.length && this.#open.length === 0) return
    this.#open = this.#open.filter(({ area }) => area.bottom >= number)
    for (;;) {
      const area = this.#waiting[this.#next]
      if (!area || area.top > number) break
      this.#next++
      if (area.bottom >= number)
        this.#open.push({ area, anchor: area.top === number ? (cells[area.left] ?? null) : null })
    }
    for (const { area, anchor } of this.#open) cover(area, anchor, number, cells)
  }
}

function cover(area: MergedArea, anchor: PackedCell, number: number, cells: PackedCell[]): void {
  const onTop = number === area.top
  for (let column = onTop ? area.left + 1 : area.left; column <= area.right; column++) {
    while (cells.length < column) cells.push(null)
    cells[column] = coveredCell(anchor, onTop ? 'left' : 'above')
  }
}

/** Parses 'B2:D3'; undefined when it is not an area. Wider than `columns` is cut. */
export function parseArea(reference: string, columns: number): MergedArea | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!match) return undefined
  const [, left = '', top, right = '', bottom] = match
  return {
    top: Number(top),
    bottom: Number(bottom),
    left: columnIndex(left),
    right: Math.min(columnIndex(right), columns - 1),
  }
}

/** 'A' is 0, 'AA' is 26. */
export function columnIndex(letters: string): number {
  let index = 0
  for (let at = 0; at < letters.length; at++) index = index * 26 + letters.charCodeAt(at) - 64
  return index - 1
}
