import { createWriteStream } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { plainNumber } from './cell.ts'
import { guardText } from './guard.ts'

export type CsvValue = string | number | boolean | null | undefined

/** `utf8-bom` opens right in Excel anywhere; `gb18030` is for older Chinese programs. Lines end in CR LF, as Excel writes them. */
export type CsvToWrite = {
  encoding?: 'utf8-bom' | 'gb18030'
  titles: readonly string[]
  rows: Iterable<readonly CsvValue[]> | AsyncIterable<readonly CsvValue[]>
}

/** Rows joined for one write: few calls, little memory. */
const batchRows = 500

/** Writes a CSV to a file or stream, row by row. Text is guarded against formulas (guard.ts); numbers stay numbers. [IMP-09] */
export async function writeCsv(target: string | Writable, table: CsvToWrite): Promise<void> {
  const sink = typeof target === 'string' ? createWriteStream(target) : target
  await pipeline(Readable.from(encodedLines(table)), sink)
}

async function* encodedLines({ encoding = 'utf8-bom', titles, rows }: CsvToWrite): AsyncGenerator<Buffer> {
  const encode = (text: string) => (encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text))
  yield encode(`${encoding === 'gb18030' ? '' : '\ufeff'}${linesOf([titles])}`)
  let batch: (readonly CsvValue[])[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < batchRows) continue
    yield encode(linesOf(batch))
    batch = []
  }
  if (batch.length > 0) yield encode(linesOf(batch))
}

function linesOf(rows: readonly (readonly CsvValue[])[]): string {
  return stringify(
    rows.map((row) => row.map(csvText)),
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )
}

function csvText(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return plainNumber(value)
  return typeof value === 'boolean' ? String(value).toUpperCase() : guardText(value)
}
