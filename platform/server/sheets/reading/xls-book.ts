import { refusal } from '#platform/server/sheets/refusal.ts'
import { type NumberFormat, numberFormat } from './number-format.ts'
import { readSharedTexts, type XlsTextReader, xlsTextReader } from './xls-strings.ts'

/** Record numbers of [MS-XLS] 2.3; BIFF5 uses the same for what is read here. */
export const records = {
  formula: 0x06,
  eof: 0x0a,
  dateMode: 0x22,
  filePass: 0x2f,
  continue: 0x3c,
  codePage: 0x42,
  boundSheet: 0x85,
  mulRk: 0xbd,
  richString: 0xd6,
  xf: 0xe0,
  mergedCells: 0xe5,
  sst: 0xfc,
  labelSst: 0xfd,
  dimensions: 0x200,
  number: 0x203,
  label: 0x204,
  boolErr: 0x205,
  string: 0x207,
  formula3: 0x206,
  rk: 0x27e,
  formula4: 0x406,
  format: 0x41e,
  bof: 0x809,
} as const

export type XlsRecord = { id: number; at: number; data: Buffer }

export type XlsSheet = { name: string; hidden: boolean; at: number }

export type XlsBook = {
  stream: Buffer
  biff8: boolean
  sheets: XlsSheet[]
  formats: NumberFormat[]
  texts: string[]
  readText: XlsTextReader
}

/** The records of a workbook stream from `from` on. */
export function* recordsFrom(stream: Buffer, from: number): Generator<XlsRecord> {
  let at = from
  while (at + 4 <= stream.length) {
    const length = stream.readUInt16LE(at + 2)
    yield { id: stream.readUInt16LE(at), at, data: stream.subarray(at + 4, at + 4 + length) }
    at += 4 + length
  }
}

/** Reads the workbook globals of a BIFF5 or BIFF8 stream (Excel 5.0 to 2003). Refuses a password, and older versions with a hint. */
export function readXlsBook(stream: Buffer): XlsBook {
  const biff8 = biffVersion(stream) === 8
  const globals = [...untilEnd(stream)]
  if (globals.some(({ id }) => id === records.filePass)) throw refusal('sheet.password')
  const codePage = globals.find(({ id }) => id === records.codePage)?.data.readUInt16LE(0)
  const readText = xlsTextReader(biff8, codePage)
  const sheets = globals.filter(({ id }) => id === records.boundSheet).flatMap(({ data }) => sheetOf(data, readText))
  if (sheets.length === 0) throw refusal('sheet.no_sheet')
  return {
    stream,
    biff8,
    sheets,
    readText,
    formats: formatsOf(globals, biff8, readText),
    texts: sharedTextsOf(globals),
  }
}

function biffVersion(stream: Buffer): 5 | 8 {
  const id = stream.length >= 6 ? stream.readUInt16LE(0) : 0
  if (id === 0x09 || id === 0x209 || id === 0x409) throw refusal('sheet.save_as_xlsx', { type: 'Excel 2–4' })
  if (id !== records.bof) throw refusal('sheet.damaged')
  return stream.readUInt16LE(4) === 0x0600 ? 8 : 5
}

function* untilEnd(stream: Buffer): Generator<XlsRecord> {
  for (const record of recordsFrom(stream, 0)) {
    if (record.id === records.eof) return
    yield record
  }
  throw refusal('sheet.damaged')
}

function sheetOf(data: Buffer, readText: XlsTextReader): XlsSheet[] {
  // Type 0 is a worksheet; charts and macro sheets hold no rows.
  if (data.readUInt8(5) !== 0) return []
  return [{ at: data.readUInt32LE(0), hidden: (data.readUInt8(4) & 3) !== 0, name: readText(data, 6, 1) }]
}

function formatsOf(globals: readonly XlsRecord[], biff8: boolean, readText: XlsTextReader): NumberFormat[] {
  const from1904 = globals.some(({ id, data }) => id === records.dateMode && data.readUInt16LE(0) === 1)
  const codes = new Map<number, string>()
  for (const { id, data } of globals)
    if (id === records.format) codes.set(data.readUInt16LE(0), readText(data, 2, biff8 ? 2 : 1))
  const formats = new Map<number, NumberFormat>()
  return globals
    .filter(({ id }) => id === records.xf)
    .map(({ data }) => {
      const number = data.readUInt16LE(2)
      const format = formats.get(number) ?? numberFormat(number, codes.get(number), from1904)
      formats.set(number, format)
      return format
    })
}

function sharedTextsOf(globals: readonly XlsRecord[]): string[] {
  const first = globals.findIndex(({ id }) => id === records.sst)
  if (first < 0) return []
  let after = first + 1
  while (globals[after]?.id === records.continue) after++
  return readSharedTexts(globals.slice(first, after).map(({ data }) => data))
}
