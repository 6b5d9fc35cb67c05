import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/**
 * Splits separated text (RFC 4180, and what people make of it) that arrives in chunks: any line end, rows of unequal length,
 * quotes inside a field that does not start with one. csv-parse does the same but makes an error object for every row whose
 * length differs from the first — and under a title line that is every row, ten times slower.
 */
export class CsvSplitter {
  readonly #separator: number
  #pending = ''
  #number = 0

  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0)
  }

  /** The rows that are complete with this chunk; `last` when nothing follows. */
  push(chunk: string, last: boolean): string[][] {
    const buffer = this.#pending + chunk
    const rows: string[][] = []
    let at = 0
    while (at < buffer.length) {
      const fields: string[] = []
      const next = this.#readRow(buffer, at, fields, last)
      if (next < 0) break
      this.#number++
      rows.push(fields)
      at = next
    }
    this.#pending = buffer.slice(at)
    if (this.#pending.length > limits.pendingCharacters) throw refusal('sheet.open_quote', { row: this.#number + 1 })
    return rows
  }

  /** Reads one row into `fields`; gives where the next begins, -1 when the row is not all there yet. */
  #readRow(buffer: string, from: number, fields: string[], last: boolean): number {
    let at = from
    for (;;) {
      const closing = buffer.charCodeAt(at) === quote ? this.#closingQuote(buffer, at, last) : at
      if (closing < 0) return -1
      const end = this.#fieldEnd(buffer, closing)
      if (end === buffer.length && !last) return -1
      fields.push(closing === at ? buffer.slice(at, end) : unquoted(buffer, at, closing) + buffer.slice(closing, end))
      at = end + 1
      const ending = buffer.charCodeAt(end)
      if (ending === this.#separator) continue
      if (ending !== carriageReturn) return at
      // A line feed that belongs to this carriage return may come with the next chunk.
      if (at === buffer.length && !last) return -1
      return buffer.charCodeAt(at) === lineFeed ? at + 1 : at
    }
  }

  /** Where the quoted part that opens at `from` is over; -1 when its end is not there yet. */
  #closingQuote(buffer: string, from: number, last: boolean): number {
    let at = buffer.indexOf('"', from + 1)
    while (at >= 0 && buffer.charCodeAt(at + 1) === quote) at = buffer.indexOf('"', at + 2)
    if (at < 0 && last) throw refusal('sheet.open_quote', { row: this.#number + 1 })
    return at < 0 || (at + 1 === buffer.length && !last) ? -1 : at + 1
  }

  #fieldEnd(buffer: string, from: number): number {
    for (let at = from; at < buffer.length; at++) {
      const code = buffer.charCodeAt(at)
      if (code === this.#separator || code === lineFeed || code === carriageReturn) return at
    }
    return buffer.length
  }
}

function unquoted(buffer: string, open: number, closing: number): string {
  const inside = buffer.slice(open + 1, closing - 1)
  return inside.includes('"') ? inside.replaceAll('""', '"') : inside
}
