import { refusal } from '#platform/server/sheets/refusal.ts'

/** Reads the texts of one .xls: UTF-16 or compressed in BIFF8, the workbook's code page before that. */
export type XlsTextReader = (data: Buffer, at: number, lengthBytes: 1 | 2) => string

/** Windows and Mac code pages that Chinese users' files come in; the rest is read as GB18030, which covers ASCII. */
const codePages: Record<number, string> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  10000: 'macintosh',
  10002: 'big5',
  10008: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** The text reader of a workbook: `biff8` or, before it, by `codePage` (the CODEPAGE record). */
export function xlsTextReader(biff8: boolean, codePage: number | undefined): XlsTextReader {
  if (biff8) return readBiff8Text
  const decoder = new TextDecoder(codePages[codePage ?? 936] ?? 'gb18030')
  return (data, at, lengthBytes) => {
    const length = lengthBytes === 1 ? data.readUInt8(at) : data.readUInt16LE(at)
    return decoder.decode(data.subarray(at + lengthBytes, at + lengthBytes + length))
  }
}

function readBiff8Text(data: Buffer, at: number, lengthBytes: 1 | 2): string {
  const length = lengthBytes === 1 ? data.readUInt8(at) : data.readUInt16LE(at)
  const wide = (data.readUInt8(at + lengthBytes) & 1) === 1
  const start = at + lengthBytes + 1
  return wide ? data.toString('utf16le', start, start + length * 2) : data.toString('latin1', start, start + length)
}

/**
 * The shared texts (SST record and its CONTINUE records; [MS-XLS] 2.5.293).
 * A text may be cut by the end of a record; the next record then starts with a byte that tells its width anew.
 */
export function readSharedTexts(records: readonly Buffer[]): string[] {
  const cursor = new RecordCursor(records)
  cursor.skip(4)
  const count = cursor.u32()
  const texts: string[] = []
  while (texts.length < count && !cursor.atEnd()) texts.push(readSharedText(cursor))
  return texts
}

function readSharedText(cursor: RecordCursor): string {
  const length = cursor.u16()
  const flags = cursor.u8()
  const runs = flags & 8 ? cursor.u16() : 0
  const guideBytes = flags & 4 ? cursor.u32() : 0
  const text = cursor.text(length, (flags & 1) === 1)
  cursor.skip(runs * 4 + guideBytes)
  return text
}

class RecordCursor {
  readonly #records: readonly Buffer[]
  #record = 0
  #at = 0

  constructor(records: readonly Buffer[]) {
    this.#records = records
  }

  atEnd(): boolean {
    while (this.#record < this.#records.length && this.#left() === 0) this.#next()
    return this.#record >= this.#records.length
  }

  u8(): number {
    if (this.atEnd()) throw refusal('sheet.damaged')
    return this.#current().readUInt8(this.#at++)
  }

  u16(): number {
    return this.u8() | (this.u8() << 8)
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0
  }

  skip(bytes: number): void {
    let left = bytes
    while (left > 0) {
      if (this.atEnd()) throw refusal('sheet.damaged')
      const step = Math.min(left, this.#left())
      this.#at += step
      left -= step
    }
  }

  text(length: number, wide: boolean): string {
    let text = ''
    let left = length
    let isWide = wide
    while (left > 0) {
      if (this.#left() === 0) {
        this.#next()
        isWide = (this.u8() & 1) === 1
      }
      const width = isWide ? 2 : 1
      const step = Math.min(left, Math.floor(this.#left() / width))
      if (step === 0) throw refusal('sheet.damaged')
      text += this.#current().toString(isWide ? 'utf16le' : 'latin1', this.#at, this.#at + step * width)
      this.#at += step * width
      left -= step
    }
    return text
  }

  #current(): Buffer {
    const record = this.#records[this.#record]
    if (!record) throw refusal('sheet.damaged')
    return record
  }

  #left(): number {
    return this.#current().length - this.#at
  }

  #next(): void {
    this.#record++
    this.#at = 0
  }
}
