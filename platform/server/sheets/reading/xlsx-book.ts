import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { attribute, MarkupScanner } from './markup.ts'
import { type NumberFormat, numberFormat } from './number-format.ts'
import type { ZipArchive, ZipEntry } from './zip-archive.ts'

export type XlsxSheet = { name: string; hidden: boolean; entry: ZipEntry }

/** What rows need from the rest of the workbook. */
export type XlsxBook = { sheets: XlsxSheet[]; from1904: boolean; texts?: ZipEntry; styles?: ZipEntry }

type Relation = { id: string; kind: string; target: string }

/** Reads workbook.xml and its relations: which sheets there are, in the order of their tabs. Chart and macro sheets are left out. */
export async function readXlsxBook(archive: ZipArchive): Promise<XlsxBook> {
  const root = await readRelations(archive, '_rels/.rels', '')
  const path = root.find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const entry = archive.find(path)
  if (!entry) throw refusal('sheet.damaged')
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const relations = await readRelations(
    archive,
    `${folder}/_rels/${path.slice(folder.length).replace(/^\//, '')}.rels`,
    folder,
  )
  const part = (kind: string) => archive.find(relations.find((relation) => relation.kind === kind)?.target ?? '')
  const texts = part('sharedStrings')
  const styles = part('styles')
  return {
    ...parseWorkbook(await archive.readText(entry), relations, archive),
    ...(texts && { texts }),
    ...(styles && { styles }),
  }
}

function parseWorkbook(
  xml: string,
  relations: Relation[],
  archive: ZipArchive,
): { sheets: XlsxSheet[]; from1904: boolean } {
  const sheets: XlsxSheet[] = []
  let from1904 = false
  scanText(xml, (name, attributes) => {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    if (name !== 'sheet') return
    const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1]
    const relation = relations.find((candidate) => candidate.id === id && candidate.kind === 'worksheet')
    const entry = relation && archive.find(relation.target)
    if (!entry) return
    const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
    sheets.push({ name: attribute(attributes, 'name') ?? '', hidden, entry })
  })
  if (sheets.length === 0) throw refusal('sheet.no_sheet')
  return { sheets, from1904 }
}

async function readRelations(archive: ZipArchive, path: string, folder: string): Promise<Relation[]> {
  const entry = archive.find(path)
  const relations: Relation[] = []
  if (!entry) return relations
  scanText(await archive.readText(entry), (name, attributes) => {
    if (name !== 'Relationship') return
    const target = attribute(attributes, 'Target') ?? ''
    relations.push({
      id: attribute(attributes, 'Id') ?? '',
      // Transitional and strict files differ in the namespace only; the last word says what it is.
      kind: attribute(attributes, 'Type')?.split('/').at(-1) ?? '',
      target: resolvePath(folder, target),
    })
  })
  return relations
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts: string[] = []
  for (const part of `${folder}/${target}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The number format of each cell style (cellXfs) in order. */
export async function readStyles(archive: ZipArchive, book: XlsxBook): Promise<NumberFormat[]> {
  if (!book.styles) return []
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCellStyles = false
  scanText(
    await archive.readText(book.styles),
    (name, attributes) => {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) ids.push(Number(attribute(attributes, 'numFmtId') ?? 0))
    },
    (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  )
  const formats = new Map<number, NumberFormat>()
  return ids.map((id) => {
    const format = formats.get(id) ?? numberFormat(id, codes.get(id), book.from1904)
    formats.set(id, format)
    return format
  })
}

/** How many rows a sheet says it has, from the head of its XML; else reckoned from its size. */
export async function estimateRows(archive: ZipArchive, entry: ZipEntry): Promise<number | undefined> {
  for await (const chunk of archive.stream(entry, limits.sheetBytes)) {
    const head = chunk.toString('latin1')
    const rows = /<(?:\w+:)?dimension\s+ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(head)?.[1]
    if (rows) return Number(rows)
    const seen = head.split(/<(?:\w+:)?row[\s>]/).length - 1
    return seen === 0 ? 0 : Math.ceil((seen * entry.bytes) / chunk.length)
  }
  return undefined
}

function scanText(
  xml: string,
  open: (name: string, attributes: string) => void,
  close: (name: string) => void = () => {},
): void {
  const scanner = new MarkupScanner({ open, close, text() {} })
  scanner.push(xml)
  if (!scanner.end()) throw refusal('sheet.damaged')
}
