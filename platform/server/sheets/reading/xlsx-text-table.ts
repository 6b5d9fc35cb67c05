import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { decodeEntities, MarkupScanner } from './markup.ts'
import { xmlDecoder, type ZipArchive, type ZipEntry } from './zip-archive.ts'

/** Blocks of text; a cell's text (at most 32,767 characters) is small beside one. */
const blockBytes = 4 * 1024 * 1024

/**
 * The shared texts of a workbook, kept as UTF-8 outside the V8 heap: a million names cost their bytes, not a million objects.
 */
export class TextTable {
  #blocks: Buffer[] = []
  #used = blockBytes
  #ends = new Float64Array(1024)
  #count = 0

  add(text: string): void {
    const needed = text.length * 3
    if (needed > blockBytes) throw refusal('sheet.damaged')
    if (this.#used + needed > blockBytes) {
      this.#blocks.push(Buffer.allocUnsafeSlow(blockBytes))
      this.#used = 0
    }
    const block = this.#blocks.at(-1)
    if (!block) return
    if (this.#count * 2 + 2 > this.#ends.length) this.#grow()
    const start = (this.#blocks.length - 1) * blockBytes + this.#used
    this.#used += block.write(text, this.#used, 'utf8')
    this.#ends[this.#count * 2] = start
    this.#ends[this.#count * 2 + 1] = (this.#blocks.length - 1) * blockBytes + this.#used
    this.#count++
  }

  /** The text of number `index`; undefined when the file names one it does not have. */
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined
    const start = this.#ends[index * 2] ?? 0
    const end = this.#ends[index * 2 + 1] ?? 0
    const block = this.#blocks[Math.floor(start / blockBytes)]
    const offset = start % blockBytes
    return block?.toString('utf8', offset, offset + end - start)
  }

  #grow(): void {
    const larger = new Float64Array(this.#ends.length * 2)
    larger.set(this.#ends)
    this.#ends = larger
  }
}

/** Reads sharedStrings.xml: rich text is joined, phonetic guides (rPh) are left out. */
export async function readTextTable(archive: ZipArchive, entry: ZipEntry | undefined): Promise<TextTable> {
  const table = new TextTable()
  if (!entry) return table
  let text = ''
  let inText = false
  let inGuide = false
  const scanner = new MarkupScanner({
    open(name, _, closed) {
      if (name === 'si') {
        text = ''
        if (closed) table.add('')
      } else if (name === 'rPh') inGuide = !closed
      else if (name === 't') inText = !closed && !inGuide
    },
    close(name) {
      if (name === 'si') table.add(decodeEscapes(decodeEntities(text)))
      else if (name === 'rPh') inGuide = false
      else if (name === 't') inText = false
    },
    text(raw) {
      if (inText) text += raw
    },
  })
  await scanEntry(archive, entry, limits.sharedTextBytes, scanner)
  return table
}

/** Feeds an XML part to a scanner, chunk by chunk. */
export async function scanEntry(
  archive: ZipArchive,
  entry: ZipEntry,
  maxBytes: number,
  scanner: MarkupScanner,
): Promise<void> {
  let decoder: TextDecoder | undefined
  for await (const chunk of archive.stream(entry, maxBytes)) {
    decoder ??= xmlDecoder(chunk)
    scanner.push(decoder.decode(chunk, { stream: true }))
  }
  if (!scanner.end()) throw refusal('sheet.damaged')
}

/** OOXML writes characters XML cannot hold as _xHHHH_ (ECMA-376 §22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
