const yes = new Set('是|有|对|√|✓|✔|☑|y|yes|1|true|t|真|已|o'.split('|'))
const no = new Set('否|无|没有|不是|不|错|×|✗|✘|x|n|no|0|false|f|假|未|☐'.split('|'))

/** Reads a tick or a word of a yes-no column (是/否, 有/无, √/×, Y/N, 1/0); undefined for an empty cell or anything else. */
export function parseYesNo(cell: string | number | boolean): boolean | undefined {
  if (typeof cell === 'boolean') return cell
  const text = String(cell).normalize('NFKC').trim().toLowerCase()
  if (yes.has(text)) return true
  return no.has(text) ? false : undefined
}
