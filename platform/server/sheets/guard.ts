/** What Excel may run as a formula (OWASP "CSV injection"): a cell that starts so, in ASCII or full width. */
const formulaStart = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/
/** A negative amount is a number, not a formula. */
const negativeNumber = /^-\d+(?:\.\d+)?$/
/** Some exports put tabs around digits so that Excel keeps them as text. */
const paddedDigits = /^\t*([\d.\-/xX]+)\t*$/
/** What Excel shows for a failed formula. */
const formulaErrors: ReadonlySet<string> = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
])
/** Other programs write ="00123" for the same purpose. */
const quotedByFormula = /^="([^"]*)"$/

/**
 * Makes a text harmless in a CSV cell by an apostrophe in front, which reading our own file back takes away:
 * `unguardText(guardText(text))` is `text`, whatever it holds.
 */
export function guardText(text: string): string {
  return needsGuard(text) ? `'${text}` : text
}

/** The text a person meant by a CSV cell: without a guard, ours or another program's. */
export function unguardText(text: string): string {
  const first = text.charCodeAt(0)
  // Nearly all cells start with none of ' = tab and end without a tab: they are left at once.
  if (first !== 39 && first !== 61 && first !== 9 && !text.endsWith('\t')) return text
  if (first === 39) return needsGuard(text.slice(1)) ? text.slice(1) : text
  return bare(text)
}

/** Whether a text is the mark of a failed formula and so holds no value. */
export function isFormulaError(text: string): boolean {
  return text.charCodeAt(0) === 35 && formulaErrors.has(text)
}

/** Apostrophes in front count with what they stand before, so that every guarded text is told from an unguarded one. */
function needsGuard(text: string): boolean {
  const rest = text.replace(/^'+/, '')
  return (formulaStart.test(rest) && !negativeNumber.test(rest)) || formulaErrors.has(rest) || bare(rest) !== rest
}

function bare(text: string): string {
  return quotedByFormula.exec(text)?.[1] ?? paddedDigits.exec(text)?.[1] ?? text
}
