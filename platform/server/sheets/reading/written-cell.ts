import { type PackedCell, textCell } from '#platform/server/sheets/cell.ts'
import { isFormulaError, unguardText } from '#platform/server/sheets/guard.ts'

/** The cell of a format that knows text only: without its guard, and with the mark of a failed formula told from text. */
export function writtenCell(written: string): PackedCell {
  return isFormulaError(written) ? ['error', null, written] : textCell(unguardText(written))
}
