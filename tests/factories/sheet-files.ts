import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { AppError } from '#platform/core/errors.ts'
import type { Row } from '#platform/server/sheets/cell.ts'
import { type OpenOptions, openSheets, type Workbook } from '#platform/server/sheets/open-sheets.ts'

// Shared by all test files of this process; tests/global-setup.ts sweeps what processes that are gone have left.
const folder = mkdtempSync(join(tmpdir(), `kedang-test-${process.pid}-sheets-`))
let made = 0

/** A path of its own for a file with this name. */
export function scratchPath(name: string): string {
  return join(folder, `${++made}-${name}`)
}

/** Writes bytes or text to a new file and gives its path. */
export function fileOf(name: string, content: string | Uint8Array): string {
  const path = scratchPath(name)
  writeFileSync(path, content)
  return path
}

/** All rows of one sheet, and what the workbook says of itself. */
export async function readAll(
  path: string,
  sheet = 0,
  options: OpenOptions = {},
): Promise<{ book: Workbook; rows: Row[] }> {
  const book = await openSheets(path, options)
  const rows: Row[] = []
  for await (const batch of book.rows(sheet)) rows.push(...batch)
  return { book, rows }
}

/** The texts of all rows, as a person sees them. */
export async function readTexts(path: string, sheet = 0, options: OpenOptions = {}): Promise<string[][]> {
  const { rows } = await readAll(path, sheet, options)
  return rows.map(({ cells }) => cells.map(({ text }) => text))
}

/** The code a file is refused with, from opening or from reading its first sheet. */
export async function refusalOf(path: string, options: OpenOptions = {}): Promise<{ code: string; params: object }> {
  try {
    await readAll(path, 0, options)
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, params: error.params }
    throw error
  }
  return { code: 'read', params: {} }
}

type ZipPart = { name: string; content: string | Buffer; claimedBytes?: number; encrypted?: boolean }

/** A zip file by hand; `claimedBytes` lies about the unpacked size. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claimedBytes, encrypted } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes, { level: 9 })
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(encrypted ? 1 : 0, 2)
    fixed.writeUInt16LE(8, 4)
    fixed.writeUInt32LE(crc32(bytes), 10)
    fixed.writeUInt32LE(packed.length, 14)
    fixed.writeUInt32LE(claimedBytes ?? bytes.length, 18)
    fixed.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fixed, tail, Buffer.from(name)]))
    bodies.push(local)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The parts of an .xlsx with one sheet whose XML is given, for what no library would write. */
export function xlsxParts(sheetXml: string | Buffer, more: readonly ZipPart[] = []): ZipPart[] {
  const names = more.map(({ name }) => name)
  const shared = names.includes('xl/sharedStrings.xml')
    ? `<Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`
    : ''
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>${shared}</Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml },
    ...more,
  ]
}

/** Worksheet XML around rows. */
export function sheetXmlOf(rows: string): string {
  return `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`
}
