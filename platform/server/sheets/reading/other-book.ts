import { readFileSync } from 'node:fs'
import { type CellValue, readOds, readXlsb } from 'hucre'
import { cleanNumber, hasContent, type PackedCell, type PackedRow } from '#platform/server/sheets/cell.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import type { SheetReader } from './reader.ts'
import { RowCounter } from './row-counter.ts'
import { writtenCell } from './written-cell.ts'
import type { ZipArchive } from './zip-archive.ts'

const batchRows = 1000

/**
 * Reads the two rarer zipped kinds, .ods (LibreOffice, WPS) and .xlsb (binary Excel), through hucre.
 * They are read whole, so their unzipped size is held to what the process may use.
 */
export function otherReader(archive: ZipArchive, format: 'ods' | 'xlsb'): SheetReader {
  const open = async () => {
    const bytes = [...archive.entries.values()].reduce((sum, entry) => sum + entry.bytes, 0)
    if (bytes > limits.partBytes) throw refusal('sheet.save_as_xlsx', { type: `.${format}` })
    const manifest = archive.find('META-INF/manifest.xml')
    if (manifest && (await archive.readText(manifest)).includes('encryption-data')) throw refusal('sheet.password')
    const file = readFileSync(archive.path)
    return format === 'ods' ? await readOds(file) : await readXlsb(file)
  }
  return {
    async describe() {
      const { sheets } = await open()
      if (sheets.length === 0) throw refusal('sheet.no_sheet')
      return {
        format,
        sheets: sheets.map(({ name, rows, hidden, veryHidden }, index) => ({
          index,
          name,
          hidden: hidden === true || veryHidden === true,
          rowCountEstimate: rows.length,
        })),
      }
    },
    async *rows(sheetIndex) {
      const sheet = (await open()).sheets[sheetIndex]
      if (!sheet) throw refusal('sheet.unknown_sheet', { number: sheetIndex + 1 })
      yield* packedRows(sheet.rows)
    },
  }
}

function* packedRows(rows: readonly (readonly CellValue[])[]): Generator<PackedRow[]> {
  const counter = new RowCounter()
  let batch: PackedRow[] = []
  for (const [index, row] of rows.entries()) {
    const cells = (row ?? []).slice(0, limits.columns).map(packedCell)
    if (!hasContent(cells)) continue
    counter.count()
    batch.push([index + 1, cells])
    if (batch.length < batchRows) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function packedCell(value: CellValue): PackedCell {
  if (typeof value === 'number') return cleanNumber(value)
  if (typeof value === 'boolean') return ['boolean', value, value ? 'TRUE' : 'FALSE']
  if (value instanceof Date) return dateCell(value)
  if (typeof value === 'string') return writtenCell(value)
  return null
}

function dateCell(date: Date): PackedCell {
  if (Number.isNaN(date.getTime())) return null
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T')
  return time === '00:00:00' ? ['date', day, day] : ['date', `${day}T${time}`, `${day} ${time}`]
}
