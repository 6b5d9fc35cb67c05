import type { Row } from './cell.ts'
import type { HeaderColumn } from './header.ts'

/** Words that close a table; what follows them is nothing, a colon, a number or a blank — never more of a name. */
const sums =
  /^(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|总\s*和|汇\s*总|本页(?:合计|小计)|(?:sub\s*|grand\s*)?total)\s*(?:$|[:\uff1a(\uff08\d¥\uffe5])/i
const signatures =
  /^(?:制\s*表|填\s*表|制\s*单|打\s*印|导\s*出|审\s*核|复\s*核|审\s*批|批\s*准|经\s*办|统\s*计|日\s*期|录\s*入|编\s*制|报\s*表|单\s*位\s*负\s*责|财\s*务\s*负\s*责|负\s*责)\s*(?:人|者|员|日期|时间|单位|部门)?\s*(?:$|[:\uff1a])|^(?:prepared|printed|exported|approved|reviewed)\s+(?:by|on|at)\b/i
const remarks =
  /^(?:备\s*注|注|说\s*明|附\s*注|提示|note|remarks?)\s*[:\uff1a]|^以下(?:空白|无正文)|^[\s\-—_=*]*(?:完|end)[\s\-—_=*]*$/i
const counts = /^(?:共|总共|合计共?)\s*[\d,]+\s*(?:页|条|行|户|家|人|个|笔|records?|rows?)|^第\s*\d+\s*页/i

/**
 * Whether a row below the data is no record but a footer: sums, who made the table, remarks, page counts.
 * A row that fills most of its columns with words is a record, whatever its first word is.
 */
export function isFooter(row: Row, columns: readonly HeaderColumn[]): boolean {
  const filled = row.cells.filter((cell) => !cell.merged && cell.kind !== 'empty' && cell.text.trim() !== '')
  const words = filled.filter(({ kind, text }) => kind !== 'number' && !/^[\d\s.,¥\uffe5%+-]+$/.test(text))
  const [leading] = words
  if (leading === undefined) return false
  const first = leading.text.trim()
  // A serial number may stand before the word; anything else before it makes the row a record.
  const startsRow = filled.indexOf(leading) <= 1
  if (startsRow && sums.test(first)) return words.length <= Math.max(1, columns.length / 3)
  const sparse = filled.length <= Math.max(1, columns.length / 2) || words.every(({ text }) => isSignature(text))
  return startsRow && sparse && (isSignature(first) || remarks.test(first) || counts.test(first))
}

function isSignature(text: string): boolean {
  return signatures.test(text.trim())
}
