import { PassThrough, Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAll, readTexts, scratchPath } from '#tests/factories/sheet-files.ts'
import { markErrors } from './mark-errors.ts'
import { type SheetColumn, writeXlsx } from './write-xlsx.ts'

const text = (title: string, more: Partial<SheetColumn> = {}): SheetColumn => ({ title, type: 'text', ...more })

const columns: SheetColumn[] = [
  text('名称', { note: '与营业执照一致' }),
  text('电话', { width: 18 }),
  { title: '成立日期', type: 'date' },
  { title: '最近联系', type: 'datetime' },
  { title: '金额', type: 'number', decimals: 2 },
  { title: '人数', type: 'number' },
  text('级别', { options: ['A', 'B', 'C'] }),
  text('行业', { options: Array.from({ length: 60 }, (_, at) => `国民经济行业第${at}类`) }),
  { title: '停用', type: 'boolean' },
]
const record = [
  '晨光',
  '013800138000',
  '2024-02-29',
  '2024-05-06T07:08:09',
  '1234.50',
  12,
  'A',
  '国民经济行业第3类',
  false,
] as const

async function excelOf(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return book
}

describe('writeXlsx', () => {
  test('[IMP-09] another program finds types, header, filter, frozen row, lists and notes', async () => {
    const path = scratchPath('list.xlsx')
    await writeXlsx(path, { sheets: [{ name: '往来/单位', columns, rows: [record] }] })
    const book = await excelOf(path)
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['往来 单位', 'visible'],
      ['选项', 'hidden'],
    ])
    const sheet = book.worksheets[0]
    if (!sheet) throw new Error('no sheet')
    expect(sheet.getRow(2).values).toEqual([
      undefined,
      '晨光',
      '013800138000',
      new Date('2024-02-29T00:00:00Z'),
      new Date('2024-05-06T07:08:09Z'),
      1234.5,
      12,
      'A',
      '国民经济行业第3类',
      false,
    ])
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.autoFilter).toBe('A1:I2')
    expect([sheet.getCell('B2').numFmt, sheet.getCell('C2').numFmt, sheet.getCell('E2').numFmt]).toEqual([
      '@',
      'yyyy-mm-dd',
      '#,##0.00',
    ])
    expect(sheet.getCell('A1')).toMatchObject({ font: { bold: true }, note: '与营业执照一致' })
    expect(sheet.getCell('G900').dataValidation.formulae).toEqual(['"A,B,C"'])
    expect(sheet.getCell('H2').dataValidation.formulae).toEqual(["'选项'!$A$2:$A$61"])
    // A phone typed below in Excel keeps its zeros.
    expect(sheet.getColumn(2).numFmt).toBe('@')
  })

  test('[IMP-09] a text that looks like a formula stays a text', async () => {
    const path = scratchPath('formula.xlsx')
    const dangerous = ['=1+1', '+8613800138000', '-2+3', '@SUM(A1)', '\t=x', '=HYPERLINK("http://x")']
    await writeXlsx(path, { sheets: [{ name: 'S', columns: [text('a')], rows: dangerous.map((value) => [value]) }] })
    const sheet = (await excelOf(path)).worksheets[0]
    expect(dangerous.map((_, at) => sheet?.getCell(at + 2, 1).type)).toEqual(
      dangerous.map(() => ExcelJS.ValueType.String),
    )
    expect((await readTexts(path)).slice(1).map(([value]) => value)).toEqual(dangerous)
  })

  test('[IMP-09] what is written is read back without loss', async () => {
    const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((value) => /\S/.test(value))
    const awkward = fc.constantFrom(
      '_x0041_',
      '\u0000',
      'a\r\nb',
      ' x ',
      '<&>"\'',
      '\ufffe',
      '#N/A',
      '𠮷野家',
      '00123',
      '1e5',
    )
    const rows = fc.sample(
      fc.tuple(fc.oneof(anyText, awkward), fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.boolean()),
      { numRuns: 300, seed: 7 },
    )
    const path = scratchPath('round.xlsx')
    const trip: SheetColumn[] = [text('t'), { title: 'n', type: 'number' }, { title: 'b', type: 'boolean' }]
    await writeXlsx(path, { sheets: [{ name: 'S', columns: trip, rows }] })
    const { rows: back } = await readAll(path)
    // Excel keeps 15 significant digits of a number.
    const kept = rows.map(([t, n, b]) => [t, Number(n.toPrecision(15)) + 0, b])
    expect(back.slice(1).map(({ cells }) => cells.map(({ value }) => value))).toEqual(kept)
  })

  test('[IMP-09] values that do not fit their column stay as text instead of changing', async () => {
    const path = scratchPath('odd.xlsx')
    const odd: SheetColumn[] = [
      { title: 'd', type: 'date' },
      { title: 'n', type: 'number' },
    ]
    await writeXlsx(path, {
      sheets: [
        {
          name: 'S',
          columns: odd,
          rows: [
            ['2024-02-30', '007'],
            ['待定', '12345678901234567'],
            ['1899-01-01', '面议'],
          ],
        },
      ],
    })
    const { rows } = await readAll(path)
    expect(rows.slice(1).map(({ cells }) => cells.map(({ kind, value }) => [kind, value]))).toEqual([
      [
        ['text', '2024-02-30'],
        ['text', '007'],
      ],
      [
        ['text', '待定'],
        ['text', '12345678901234567'],
      ],
      [
        ['text', '1899-01-01'],
        ['text', '面议'],
      ],
    ])
  })

  test('[IMP-09] sheet names are made acceptable and different', async () => {
    const path = scratchPath('names.xlsx')
    const names = ['a:b', 'a b', "'甲'", '', '长'.repeat(40), '长'.repeat(41)]
    await writeXlsx(path, { sheets: names.map((name) => ({ name, columns: [text('x')], rows: [] })) })
    const { book } = await readAll(path)
    expect(book.sheets.map(({ name }) => name)).toEqual([
      'a b',
      'a b (2)',
      '甲',
      'Sheet',
      '长'.repeat(31),
      `${'长'.repeat(27)} (2)`,
    ])
  })

  test('rows are asked for only as fast as they are taken, and the source is told when nobody reads on', async () => {
    let given = 0
    let closed = false
    function* endless() {
      try {
        for (;;) yield [`row ${given++} ${Math.random()}`]
      } finally {
        closed = true
      }
    }
    const slow = new PassThrough({ highWaterMark: 1024 })
    const writing = writeXlsx(slow, { sheets: [{ name: 'S', columns: [text('x')], rows: endless() }] })
    await new Promise((resolve) => slow.once('readable', resolve))
    const before = given
    await new Promise((resolve) => setImmediate(resolve))
    expect(before).toBeLessThan(200_000)
    slow.destroy()
    await expect(writing).rejects.toThrow()
    expect(closed).toBe(true)
  })

  test('an error of the rows or of the target is the error of the writing', async () => {
    async function* broken() {
      yield ['a']
      throw new Error('database gone')
    }
    const sink = new Writable({ write: (_, __, done) => done() })
    await expect(writeXlsx(sink, { sheets: [{ name: 'S', columns: [text('x')], rows: broken() }] })).rejects.toThrow(
      'database gone',
    )
    await expect(writeXlsx('/nowhere/at/all.xlsx', { sheets: [] })).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('markErrors', () => {
  test('[IMP-02] refused rows come back with their cells as they were, the bad ones marked, and the reasons', async () => {
    const source = scratchPath('source.xlsx')
    await writeXlsx(source, { sheets: [{ name: 'S', columns, rows: [record] }] })
    const { rows } = await readAll(source)
    const path = scratchPath('errors.xlsx')
    const refused = {
      cells: rows[1]?.cells ?? [],
      errors: [{ column: 1, reason: '电话少一位' }, { column: 1, reason: '电话已存在' }, { reason: '没有权限' }],
    }
    await markErrors(path, {
      sheetName: '未导入',
      titles: columns.map(({ title }) => title),
      reasonTitle: '未导入原因',
      rows: [refused],
    })
    const sheet = (await excelOf(path)).worksheets[0]
    expect(sheet?.getCell('B2')).toMatchObject({
      value: '013800138000',
      fill: { fgColor: { argb: 'FFFBE4E1' } },
      note: '电话少一位\n电话已存在',
    })
    expect(sheet?.getCell('A2').fill).not.toMatchObject({ pattern: 'solid' })
    expect(sheet?.getCell('J1').value).toBe('未导入原因')
    expect(sheet?.getCell('J2').value).toBe('电话少一位\n电话已存在\n没有权限')
    const back = (await readAll(path)).rows[1]?.cells.slice(0, 9)
    expect(back?.map(({ kind, value }) => [kind, value])).toEqual(
      rows[1]?.cells.map(({ kind, value }) => [kind, value]),
    )
  })
})
