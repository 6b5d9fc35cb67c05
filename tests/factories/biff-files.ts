import iconv from 'iconv-lite'

/** One cell of a hand-made .xls. `styleOf` numbers: 0 general, 1 date. */
export type BiffCell = { row: number; column: number; value: string | number; style?: 0 | 1 }

/** Record numbers are in [MS-XLS] 2.3. */
export function biffRecord(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

const shorts = (...values: number[]) => Buffer.from(new Uint16Array(values).buffer)
const end = biffRecord(0x0a, Buffer.alloc(0))

/**
 * A BIFF5 workbook stream (Excel 5.0/95) with one sheet, texts in GBK as Chinese Excel 95 wrote them.
 * `more` are further records of the globals, such as FILEPASS.
 */
export function biff5Stream(name: string, cells: readonly BiffCell[], more: readonly Buffer[] = []): Buffer {
  const sheetName = iconv.encode(name, 'gbk')
  const sheetHead = Buffer.alloc(6)
  const sheet = biffRecord(0x85, Buffer.concat([sheetHead, Buffer.from([sheetName.length]), sheetName]))
  const styles = [0, 14].map((format) => biffRecord(0xe0, Buffer.concat([shorts(0, format), Buffer.alloc(12)])))
  const globals = Buffer.concat([
    biffRecord(0x809, shorts(0x0500, 0x0005, 0, 0)),
    ...more,
    biffRecord(0x42, shorts(936)),
    ...styles,
    sheet,
    end,
  ])
  // The sheet's place is known only now.
  globals.writeUInt32LE(globals.length, globals.indexOf(sheet) + 4)
  return Buffer.concat([globals, biffRecord(0x809, shorts(0x0500, 0x0010, 0, 0)), ...cells.map(cellRecord), end])
}

function cellRecord({ row, column, value, style = 0 }: BiffCell): Buffer {
  if (typeof value === 'string') {
    const text = iconv.encode(value, 'gbk')
    return biffRecord(0x204, Buffer.concat([shorts(row, column, style, text.length), text]))
  }
  const number = Buffer.alloc(8)
  number.writeDoubleLE(value)
  return biffRecord(0x203, Buffer.concat([shorts(row, column, style), number]))
}

/** A compound file ([MS-CFB] version 3) with one stream of at least 4,096 bytes, as .xls and encrypted .xlsx have it. */
export function compoundFile(streamName: string, content: Buffer): Buffer {
  const stream = Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))])
  const sectors = Math.ceil(stream.length / 512)
  const chain = Buffer.alloc(512, 0xff)
  if (sectors > 126) throw new RangeError('one table sector holds 128 entries')
  chain.writeUInt32LE(0xfffffffd, 0)
  chain.writeUInt32LE(0xfffffffe, 4)
  for (let at = 0; at < sectors; at++) chain.writeUInt32LE(at === sectors - 1 ? 0xfffffffe : at + 3, (at + 2) * 4)
  const directory = Buffer.alloc(512)
  directoryEntry(directory, 0, 'Root Entry', 5, 0xfffffffe, 0)
  directoryEntry(directory, 128, streamName, 2, 2, stream.length)
  const body = Buffer.concat([stream, Buffer.alloc(sectors * 512 - stream.length)])
  return Buffer.concat([compoundHeader(), chain, directory, body])
}

function compoundHeader(): Buffer {
  const header = Buffer.alloc(512, 0)
  header.writeUInt32BE(0xd0cf11e0, 0)
  header.writeUInt32BE(0xa1b11ae1, 4)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  return header
}

function directoryEntry(directory: Buffer, at: number, name: string, kind: number, start: number, size: number): void {
  directory.write(name, at, 'utf16le')
  directory.writeUInt16LE((name.length + 1) * 2, at + 64)
  directory.writeUInt8(kind, at + 66)
  directory.writeUInt32LE(start, at + 116)
  directory.writeUInt32LE(size, at + 120)
}
