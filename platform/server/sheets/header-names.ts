import type { Cell, Row } from './cell.ts'

/**
 * Whether `top` and `below` are one header: names merged over several columns (or with gaps beside them) have their own
 * names below, and every other column is merged downwards or has nothing below.
 */
export function isTwoRowHeader(top: Row, below: Row, knownNames: (name: string) => boolean): boolean {
  if (below.number !== top.number + 1) return false
  // '制表：老王' is a note above the table and names no column.
  if (top.cells.some((cell) => isFilled(cell) && /[:：]\s*\S/.test(cell.text))) return false
  // A single text above all columns is the title of the sheet, however far it spans.
  if (top.cells.filter((cell) => isFilled(cell) && !cell.merged).length < 2) return false
  const width = Math.max(top.cells.length, below.cells.length)
  let parents = 0
  for (let column = 0; column < width; column++) {
    const upper = top.cells[column]
    const lower = below.cells[column]
    if (!isFilled(lower) || lower.merged === 'above') continue
    if (lower.kind !== 'text' || lower.text.length > 40) return false
    // A name of its own beside a plain name above: that is the first row of data, unless the column belongs to a group.
    if (!belongsToGroup(top, below, column)) return false
    if (upper === undefined || !isFilled(upper) || upper.merged === 'left') parents++
  }
  if (parents === 0) return false
  // Merged areas prove it; mere gaps need a name that is known, or nothing but groups.
  return (
    hasMergedGroup(top) || below.cells.some((cell) => isFilled(cell) && !cell.merged && knownNames(cell.text.trim()))
  )
}

/** A column belongs to a group when the name above spans to the right, or it stands in the gap after one. */
function belongsToGroup(top: Row, below: Row, column: number): boolean {
  const upper = top.cells[column]
  if (!isFilled(upper) || upper.merged === 'left') return top.cells.slice(0, column).some(isFilled)
  const next = top.cells[column + 1]
  const besideGap = !isFilled(next) || next.merged === 'left'
  return besideGap && isFilled(below.cells[column + 1])
}

function hasMergedGroup(top: Row): boolean {
  return top.cells.some(({ merged }) => merged === 'left')
}

/** One name per column: a single row's texts, or 'group / name' where two rows have different ones. */
export function joinedNames(rows: readonly Row[]): string[] {
  const [top, below] = rows
  if (!top) return []
  if (!below) return top.cells.map(nameOf)
  const width = Math.max(top.cells.length, below.cells.length)
  const names: string[] = []
  let group = ''
  for (let column = 0; column < width; column++) {
    const upper = nameOf(top.cells[column])
    const lower = nameOf(below.cells[column])
    // A gap after a group's name continues it as long as there are names below.
    group = upper !== '' ? upper : lower === '' ? '' : group
    names.push(
      lower === '' || lower === group ? (upper === '' ? lower : upper) : group === '' ? lower : `${group} / ${lower}`,
    )
  }
  return names
}

function nameOf(cell: Cell | undefined): string {
  if (!isFilled(cell)) return ''
  return cell.text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[*\uff0a]+\s*|\s*[*\uff0a]+$/g, '')
}

function isFilled(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && cell.kind !== 'empty' && cell.kind !== 'error' && cell.text.trim() !== ''
}
