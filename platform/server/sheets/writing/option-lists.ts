import { columnLetters } from '#platform/server/sheets/cell.ts'
import type { SheetColumn } from './xlsx-sheet.ts'

/** Lists too long for a cell's own rule stand in columns of a hidden sheet. */
export class OptionLists {
  readonly columns: (readonly string[])[] = []
  readonly sheetName: string

  constructor(sheetName: string) {
    this.sheetName = sheetName
  }

  /** The list formula of a column: the options themselves, or where they stand on the hidden sheet. */
  formulaOf({ options }: SheetColumn): string | undefined {
    if (!options || options.length === 0) return undefined
    const inPlace = `"${options.join(',')}"`
    // Excel allows 255 characters, and reads a comma or a quote as its own.
    if (inPlace.length <= 255 && !options.some((option) => /[,"]/.test(option) || option !== option.trim()))
      return inPlace
    this.columns.push(options)
    const letter = columnLetters(this.columns.length - 1)
    return `'${this.sheetName.replaceAll("'", "''")}'!$${letter}$2:$${letter}$${options.length + 1}`
  }

  /** The rows of the hidden sheet. */
  *rows(): Generator<(string | undefined)[]> {
    const longest = Math.max(0, ...this.columns.map((column) => column.length))
    for (let row = 0; row < longest; row++) yield this.columns.map((column) => column[row])
  }
}
