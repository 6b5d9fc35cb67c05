/** What a cell element says, before its value is understood. */
export type ShortCell = { column: number; style: number; type: string; raw: string }

const quote = 34
const equals = 61

/**
 * Reads a cell in the form nearly every program writes, `<c r="B2" s="1" t="s"><v>12</v></c>` or with an inline text, without cutting it into tags:
 * it halves the time of a large file. Gives where the cell ends, or -1 when it has another form or is not all there yet.
 */
export function readShortCell(buffer: string, from: number, cell: ShortCell): number {
  if (buffer.charCodeAt(from + 1) !== 99 || buffer.charCodeAt(from + 2) !== 32) return -1
  cell.column = -1
  cell.style = 0
  cell.type = ''
  cell.raw = ''
  let at = from + 2
  while (buffer.charCodeAt(at) === 32) {
    at = readAttribute(buffer, at + 1, cell)
    if (at < 0) return -1
  }
  if (cell.column < 0) return -1
  if (buffer.startsWith('/>', at)) return at + 2
  if (buffer.startsWith('><v>', at)) return readContent(buffer, at + 4, '</v></c>', cell)
  if (!buffer.startsWith('><is><t', at)) return -1
  const start = buffer.indexOf('>', at + 7) + 1
  return start === 0 || buffer.charCodeAt(start - 2) === 47 ? -1 : readContent(buffer, start, '</t></is></c>', cell)
}

function readContent(buffer: string, start: number, closing: string, cell: ShortCell): number {
  const end = buffer.indexOf('<', start)
  if (end < 0 || !buffer.startsWith(closing, end)) return -1
  cell.raw = buffer.slice(start, end)
  return end + closing.length
}

/** Reads one of r, s and t; gives where it ends, -1 for any other. */
function readAttribute(buffer: string, from: number, cell: ShortCell): number {
  if (buffer.charCodeAt(from + 1) !== equals || buffer.charCodeAt(from + 2) !== quote) return -1
  const start = from + 3
  const name = buffer.charCodeAt(from)
  const end = name === 114 ? readReference(buffer, start, cell) : name === 115 ? readStyle(buffer, start, cell) : -1
  if (end >= 0) return buffer.charCodeAt(end) === quote ? end + 1 : -1
  if (name !== 116) return -1
  const close = buffer.indexOf('"', start)
  if (close < 0 || close - start > 9) return -1
  cell.type = buffer.slice(start, close)
  return close + 1
}

function readReference(buffer: string, start: number, cell: ShortCell): number {
  let at = start
  let column = 0
  for (let code = buffer.charCodeAt(at); code >= 65 && code <= 90; code = buffer.charCodeAt(++at))
    column = column * 26 + code - 64
  cell.column = column - 1
  return afterDigits(buffer, at)
}

function readStyle(buffer: string, start: number, cell: ShortCell): number {
  const end = afterDigits(buffer, start)
  let style = 0
  for (let at = start; at < end; at++) style = style * 10 + buffer.charCodeAt(at) - 48
  cell.style = style
  return end
}

function afterDigits(buffer: string, start: number): number {
  let at = start
  while (buffer.charCodeAt(at) >= 48 && buffer.charCodeAt(at) <= 57) at++
  return at
}
