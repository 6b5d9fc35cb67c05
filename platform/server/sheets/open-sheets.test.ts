import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { biff5Stream, compoundFile } from '#tests/factories/biff-files.ts'
import {
  fileOf,
  readAll,
  readTexts,
  refusalOf,
  scratchPath,
  sheetXmlOf,
  xlsxParts,
  zipOf,
} from '#tests/factories/sheet-files.ts'
import type { Row } from './cell.ts'
import { openSheets } from './open-sheets.ts'

const golden = (name: string) => new URL(`../../../tests/files/sheets/${name}`, import.meta.url).pathname

async function excelFile(fill: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook()
  fill(book)
  const path = scratchPath('made.xlsx')
  await book.xlsx.writeFile(path)
  return path
}

function cellsOf(rows: readonly Row[], number: number) {
  return rows.find((row) => row.number === number)?.cells ?? []
}

describe('the same table in every format', () => {
  test.each([
    ['biff8.xls', 'xls'],
    ['list.xlsx', 'xlsx'],
    ['list.ods', 'ods'],
    ['xml2003.xls', 'xml'],
    ['page.xls', 'html'],
  ])('[IMP-01] %s is told by its content and read as it looks', async (name, format) => {
    const { book, rows } = await readAll(golden(name))
    expect(book.format).toBe(format)
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 9])
    const [company, phone, mail, founded, , , code] = cellsOf(rows, 4)
    expect([company?.text, phone?.text, mail?.text]).toEqual(['晨光商贸有限公司', '13800138000', 'a@example.com'])
    expect(founded?.text.replace('年', '-').replace('月', '-').replace('日', '').replace('-1-', '-01-')).toBe(
      '2020-01-29',
    )
    expect(code).toMatchObject({ kind: 'text', value: '00123' })
    expect(cellsOf(rows, 5)[7]).toMatchObject({ kind: 'error', value: null, text: '#N/A' })
    expect(cellsOf(rows, 6)[1]?.text).toBe('0571-1234')
    expect(cellsOf(rows, 6)[7]?.text).toBe('第一行\n第二行')
  })

  test.each(['biff8.xls', 'list.xlsx'])('[IMP-01] %s keeps values apart from what its formats show', async (name) => {
    const { rows } = await readAll(golden(name))
    expect(cellsOf(rows, 4)[3]).toEqual({ kind: 'date', value: '2020-01-29', text: '2020年1月29日' })
    expect(cellsOf(rows, 4)[4]).toEqual({ kind: 'number', value: 1234.5, text: '1,234.50' })
    expect(cellsOf(rows, 4)[5]).toEqual({ kind: 'number', value: 0.125, text: '12.5%' })
    expect(cellsOf(rows, 5)[3]).toMatchObject({ kind: 'date', value: '2021-01-05T13:30:00' })
    expect(cellsOf(rows, 5)[6]).toEqual({ kind: 'number', value: 7, text: '0007' })
    expect(cellsOf(rows, 9)[4]).toEqual({ kind: 'number', value: 2234.7, text: '2,234.70' })
  })

  test.each(['biff8.xls', 'list.xlsx', 'xml2003.xls', 'page.xls'])(
    '[IMP-01] merged names in %s are repeated below and beside',
    async (name) => {
      const { rows } = await readAll(golden(name))
      expect(cellsOf(rows, 2)[2]).toMatchObject({ text: '联系方式', merged: 'left' })
      expect(cellsOf(rows, 3)[0]).toMatchObject({ text: '名称', merged: 'above' })
      expect(cellsOf(rows, 3)[1]).toEqual({ kind: 'text', value: '电话', text: '电话' })
    },
  )

  test('[IMP-01] sheets are listed with the hidden ones marked, and an empty one has no rows', async () => {
    for (const name of ['biff8.xls', 'list.xlsx']) {
      const { book, rows } = await readAll(golden(name), 2)
      expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
        ['往来单位', false],
        ['隐藏', true],
        ['空表', false],
      ])
      expect(rows).toEqual([])
      expect(await readTexts(golden(name), 1)).toEqual([['看不见']])
    }
  })
})

describe('dates, phones and codes', () => {
  test('[IMP-01] dates of the 1904 system are the days Excel shows', async () => {
    const xlsx = await excelFile((book) => {
      book.properties.date1904 = true
      book.addWorksheet('S').getCell('A1').value = new Date(Date.UTC(2024, 1, 29))
    })
    expect((await readAll(xlsx)).rows[0]?.cells[0]?.value).toBe('2024-02-29')
    const { rows } = await readAll(golden('biff8-1904.xls'))
    expect(cellsOf(rows, 4)[3]?.value).toBe('2024-01-30')
  })

  test('[IMP-01] a phone stored as a number is digits, in whatever number format Excel put on it', async () => {
    const path = await excelFile((book) => {
      const sheet = book.addWorksheet('S')
      sheet.addRow([13800138000, 13800138000, 13800138000, 8613800138000])
      sheet.getCell('B1').numFmt = '0.00E+00'
      sheet.getCell('C1').numFmt = '@'
      sheet.getCell('D1').numFmt = '0_ '
    })
    expect(await readTexts(path)).toEqual([['13800138000', '13800138000', '13800138000', '8613800138000']])
  })

  test('[IMP-01] rich text is joined, formulas give their last result, blank results are empty', async () => {
    const path = await excelFile((book) => {
      const sheet = book.addWorksheet('S')
      sheet.addRow([
        { richText: [{ text: '老' }, { font: { bold: true }, text: '字号' }] },
        { formula: 'B9&"元"', result: '12元' },
        { formula: '1/3', result: 1 / 3 },
        { formula: 'A9', result: undefined },
        { error: '#DIV/0!' },
        true,
      ])
    })
    const [cells] = (await readAll(path)).rows.map((row) => row.cells)
    expect(cells?.map(({ kind }) => kind)).toEqual(['text', 'text', 'number', 'empty', 'error', 'boolean'])
    expect(cells?.map(({ text }) => text)).toEqual(['老字号', '12元', '0.333333333333333', '', '#DIV/0!', 'TRUE'])
  })

  test('[IMP-01] a name merged over several rows of contacts belongs to each of them', async () => {
    const path = await excelFile((book) => {
      const sheet = book.addWorksheet('S')
      sheet.addRows([
        ['单位', '联系人'],
        ['晨光商贸', '王一'],
        [null, '李二'],
        [null, '张三'],
        ['蓝海物产', '赵四'],
      ])
      sheet.mergeCells('A2:A4')
    })
    expect(await readTexts(path)).toEqual([
      ['单位', '联系人'],
      ['晨光商贸', '王一'],
      ['晨光商贸', '李二'],
      ['晨光商贸', '张三'],
      ['蓝海物产', '赵四'],
    ])
  })

  test('[IMP-01] what programs other than Excel write is read: prefixes, inline texts, cells without a place', async () => {
    const xml =
      '<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:r><x:t>乙 &amp; 丙</x:t></x:r><x:rPh><x:t>jia</x:t></x:rPh></x:is></x:c>' +
      "<x:c r='C1' t='str'><x:f>1&gt;0</x:f><x:v>a_x000D_b</x:v></x:c><x:c t='d'><x:v>2024-05-06T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    const { rows } = await readAll(fileOf('other.xlsx', zipOf(xlsxParts(xml))))
    expect(rows[0]?.cells.map(({ value }) => value)).toEqual(['甲乙 & 丙', null, 'a\rb', '2024-05-06'])
  })
})

describe('old .xls', () => {
  const cells = [
    { row: 0, column: 0, value: '名称' },
    { row: 0, column: 1, value: '开户日' },
    { row: 2, column: 1, value: 45000, style: 1 },
    { row: 2, column: 0, value: '喆记茶行' },
    { row: 1, column: 0, value: '东海货运' },
  ] as const

  test.each([
    ['in its container', compoundFile('Book', biff5Stream('往来', cells))],
    ['bare, as old database programs export it', biff5Stream('往来', cells)],
  ])('[IMP-01] Excel 95 %s is read, with Chinese texts and cells in any order', async (_, bytes) => {
    const { book, rows } = await readAll(fileOf('old.xlsx', bytes))
    expect(book).toMatchObject({ format: 'xls', sheets: [{ name: '往来', hidden: false }] })
    expect(rows.map(({ cells: row }) => row.map(({ value }) => value))).toEqual([
      ['名称', '开户日'],
      ['东海货运'],
      ['喆记茶行', '2023-03-15'],
    ])
  })

  test('[IMP-01] passwords of .xls, .xlsx and .ods are named, with the way out', async () => {
    const filePass = Buffer.from([0x2f, 0x00, 0x04, 0x00, 1, 2, 3, 4])
    const locked = fileOf('locked.xls', compoundFile('Book', biff5Stream('往来', cells, [filePass])))
    const agile = fileOf('locked.xlsx', compoundFile('EncryptedPackage', Buffer.alloc(5000, hash('sha256', 'x'))))
    for (const path of [locked, agile, golden('password.xls'), golden('password.ods')]) {
      expect(await refusalOf(path)).toMatchObject({ code: 'sheet.password' })
    }
  })

  test('Excel before 5.0 is refused with the way out', async () => {
    const biff3 = Buffer.from([0x09, 0x02, 0x06, 0x00, 0, 0, 0x10, 0, 0, 0, 0x0a, 0, 0, 0])
    expect(await refusalOf(fileOf('excel3.xls', biff3))).toMatchObject({ code: 'sheet.save_as_xlsx' })
  })
})

describe('the workbook', () => {
  test('a file that is not there is missing, not damaged', async () => {
    await expect(openSheets(scratchPath('none.xlsx'))).rejects.toMatchObject({ kind: 'missing', code: 'sheet.missing' })
  })

  test('a sheet that is not there is refused', async () => {
    const book = await openSheets(golden('list.xlsx'))
    await expect(book.rows(7).next()).rejects.toMatchObject({ code: 'sheet.unknown_sheet', params: { number: 8 } })
  })

  test('reading stops when the caller stops, aborts or closes', async () => {
    const path = fileOf('long.csv', 'a,b\n'.repeat(400_000))
    const book = await openSheets(path)
    for await (const rows of book.rows(0)) {
      expect(rows.length).toBeGreaterThan(0)
      break
    }
    const stopping = book.rows(0)
    await stopping.next()
    book.close()
    await expect(
      (async () => {
        for await (const _ of stopping);
      })(),
    ).rejects.toMatchObject({ name: 'AbortError' })
    await expect(openSheets(path, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('a name with spaces and Chinese characters is no obstacle', async () => {
    const path = fileOf('客户 名单 (2).csv', readFileSync(golden('list.xlsx')))
    expect((await openSheets(path)).format).toBe('xlsx')
    expect(
      await readTexts(fileOf('x y.xls', zipOf(xlsxParts(sheetXmlOf('<row r="3"><c r="B3"><v>1</v></c></row>'))))),
    ).toEqual([['', '1']])
  })
})
