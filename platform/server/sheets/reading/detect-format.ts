import { statSync } from 'node:fs'
import { refusal } from '#platform/server/sheets/refusal.ts'
import type { SheetReader, TextChoice } from './reader.ts'
import { detectSeparator } from './separator.ts'
import { detectEncoding, readHead, readSample } from './text-encoding.ts'
import { ZipArchive } from './zip-archive.ts'

/** Enough to see what markup or text begins, after any comment or style a program puts first. */
const sampleBytes = 65_536

/** Each reader is loaded only when it is needed: the process starts anew for every reading. */
const readers = {
  xlsx: () => import('./xlsx-rows.ts'),
  xls: () => import('./xls-rows.ts'),
  csv: () => import('./csv-rows.ts'),
  html: () => import('./html-rows.ts'),
  xml: () => import('./xml-rows.ts'),
  other: () => import('./other-book.ts'),
}

/** Chooses the reader by what the file holds. Its name is not looked at: .xls is often HTML, .csv often Excel. */
export async function readerFor(path: string, choice: TextChoice): Promise<SheetReader> {
  if (statSync(path).size === 0) throw refusal('sheet.empty')
  const head = readHead(path, 4100)
  if (head.readUInt32BE(0) === 0x504b0304) return await zippedReader(new ZipArchive(path))
  if (head.readUInt32BE(0) === 0xd0cf11e0 || isBareXls(head)) return (await readers.xls()).xlsReader(path)
  if (!isPlainText(head)) await refuseKnownType(head)
  return await textReader(path, choice)
}

/** A BIFF stream without container: a BOF record of a known version and length. */
function isBareXls(head: Buffer): boolean {
  const version = head[1] ?? 0xff
  const length = head.length >= 4 ? head.readUInt16LE(2) : 0
  return head[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(version) && length >= 4 && length <= 16
}

async function zippedReader(archive: ZipArchive): Promise<SheetReader> {
  const has = (name: string) => archive.find(name) !== undefined
  const starts = (folder: string) => [...archive.entries.keys()].some((name) => name.startsWith(folder))
  if (has('xl/workbook.bin')) return (await readers.other()).otherReader(archive, 'xlsb')
  if (has('xl/workbook.xml') || starts('xl/')) return (await readers.xlsx()).xlsxReader(archive)
  if (starts('word/')) throw refusal('sheet.word')
  if (starts('ppt/')) throw refusal('sheet.not_a_table', { type: 'PowerPoint' })
  if (has('content.xml') && has('mimetype')) return (await readers.other()).otherReader(archive, 'ods')
  if (starts('index/') && starts('metadata/')) throw refusal('sheet.save_as_xlsx', { type: 'Numbers' })
  if (has('[content_types].xml')) return (await readers.xlsx()).xlsxReader(archive)
  throw refusal('sheet.archive')
}

/** ASCII to its last byte: no other kind of file begins so, and looking it up costs a tenth of a second. */
function isPlainText(head: Buffer): boolean {
  return head.every((byte) => (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13)
}

const archives: ReadonlySet<string> = new Set(['rar', '7z', 'gz', 'tar', 'bz2', 'xz', 'zst', 'lz4', 'cab'])

async function refuseKnownType(head: Buffer): Promise<void> {
  const { fileTypeFromBuffer } = await import('file-type')
  const type = await fileTypeFromBuffer(head)
  if (!type || type.ext === 'xml' || type.mime.startsWith('text/')) return
  if (archives.has(type.ext)) throw refusal('sheet.archive')
  if (type.ext === 'rtf') throw refusal('sheet.word')
  throw refusal('sheet.not_a_table', { type: type.ext.toUpperCase() })
}

async function textReader(path: string, choice: TextChoice): Promise<SheetReader> {
  const encoding = choice.encoding ?? detectEncoding(path)
  const sample = readSample(path, encoding, sampleBytes)
  refuseBinary(sample)
  const start = sample.replace(/^(?:\s|<\?xml[^>]*\?>|<\?mso[^>]*\?>|<!--[\s\S]*?-->)+/i, '')
  if (start.startsWith('<!') && start.includes('<!ENTITY')) throw refusal('sheet.unsafe')
  if (/^<(?:\w+:)?Workbook[\s>]/.test(start) && start.includes('office:spreadsheet'))
    return (await readers.xml()).xmlReader(path, encoding)
  if (
    /^<(!doctype\s+html|html|head|meta|body|table|style|div|tr|form|script|title|center|font|p|span|b)[\s>/]/i.test(
      start,
    )
  ) {
    return (await readers.html()).htmlReader(path, encodingOfPage(start, encoding, choice))
  }
  if (/^<[a-z!?]/i.test(start)) throw refusal('sheet.not_a_table', { type: 'XML' })
  if (/^MIME-Version:/i.test(start)) throw refusal('sheet.save_as_xlsx', { type: 'MHTML' })
  if (/^\{\\rtf/.test(start)) throw refusal('sheet.word')
  if (/^%PDF-/.test(start)) throw refusal('sheet.not_a_table', { type: 'PDF' })
  if (start.trim() === '') throw refusal('sheet.empty')
  return (await readers.csv()).csvReader(path, encoding, choice.separator ?? detectSeparator(sample))
}

/** A page's own word counts only where the bytes leave it open: Big5 and GB18030 look alike. */
function encodingOfPage(
  start: string,
  encoding: ReturnType<typeof detectEncoding>,
  choice: TextChoice,
): typeof encoding {
  const told = /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1]?.toLowerCase()
  return encoding === 'gb18030' && told === 'big5' && !choice.encoding ? 'big5' : encoding
}

/** Text has no control characters but tab, line ends and form feed. */
function refuseBinary(sample: string): void {
  const controls = sample.match(/(?![\t\n\v\f\r])\p{Cc}/gu)?.length ?? 0
  // A stray control character or two slips into real exports; binary is full of them.
  if (controls > 2 && controls > sample.length / 500) throw refusal('sheet.unknown_type')
}
