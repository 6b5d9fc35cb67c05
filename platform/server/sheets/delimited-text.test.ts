import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { fileOf, readAll, readTexts } from '#tests/factories/sheet-files.ts'
import { CsvSplitter } from './reading/csv-splitter.ts'
import { detectSeparator } from './reading/separator.ts'

const table = '名称,电话,备注\r\n喆记茶行,00123,"第一行\n第二行, ""引号"""\r\n䶮山物产,13800138000,\r\n'
const texts = [
  ['名称', '电话', '备注'],
  ['喆记茶行', '00123', '第一行\n第二行, "引号"'],
  ['䶮山物产', '13800138000'],
]

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(table), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${table}`), 'utf-8'],
    ['UTF-16 LE', iconv.encode(`\ufeff${table}`, 'utf-16le'), 'utf-16le'],
    ['UTF-16 BE', iconv.encode(`\ufeff${table}`, 'utf-16be'), 'utf-16be'],
    ['UTF-16 LE without mark', iconv.encode(table, 'utf-16le'), 'utf-16le'],
    ['GB18030', iconv.encode(table, 'gb18030'), 'gb18030'],
  ])('[IMP-01] %s is told by its bytes', async (_, bytes, encoding) => {
    const path = fileOf('list.csv', bytes)
    const { book } = await readAll(path)
    expect(book).toMatchObject({ format: 'csv', encoding, separator: ',' })
    expect(await readTexts(path)).toEqual(texts)
  })

  test('[IMP-01] GB18030 that begins with a megabyte of ASCII is still told', async () => {
    const late = Buffer.concat([Buffer.from('a,b\n'.repeat(300_000)), iconv.encode('云,雨\n', 'gb18030')])
    const { book, rows } = await readAll(fileOf('late.csv', late), 0, { patienceSeconds: 60 })
    expect(book.encoding).toBe('gb18030')
    expect(rows.at(-1)).toMatchObject({ number: 300_001, cells: [{ text: '云' }, { text: '雨' }] })
  })

  test('[IMP-01] UTF-8 cut in the middle of its last character stays UTF-8', async () => {
    const path = fileOf('cut.csv', Buffer.from('名称,地址\n甲,杭州市西湖区').subarray(0, -1))
    expect((await readTexts(path))[1]?.[1]).toMatch(/^杭州市西湖/)
  })

  test('[IMP-01] the person can choose another encoding and separator', async () => {
    const path = fileOf('big5.csv', iconv.encode('名稱;電話\n', 'big5'))
    expect(await readTexts(path, 0, { encoding: 'big5', separator: ';' })).toEqual([['名稱', '電話']])
  })
})

describe('separators and line ends', () => {
  test.each([
    ['\t', '名称\t电话\n甲\t1\n'],
    [';', '名称;电话\n甲, 乙;1\n丙, 丁;2\n'],
    ['|', '名称|电话|址\n甲|1|2\n'],
    ['\uff0c', '名称，电话\n甲，1\n'],
    [',', '标题\n"地;址;一",电话\n"甲;;;",1\n"乙",2\n'],
    [';', 'sep=;\na,a,a;b\n'],
    [',', '只有一列\n甲\n'],
  ])('[IMP-01] %j is found', (separator, sample) => {
    expect(detectSeparator(sample)).toBe(separator)
  })

  test('[IMP-01] rows keep the number Excel shows, over blank lines, line breaks in cells and mixed line ends', async () => {
    const { rows } = await readAll(fileOf('mixed.txt', '标题\r\n\r\na,b\r"x\r\ny",2\n,\n3,4'))
    expect(rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)])).toEqual([
      [1, '标题'],
      [3, 'a', 'b'],
      [4, 'x\r\ny', '2'],
      [6, '3', '4'],
    ])
  })

  test('[IMP-01] what programs do to keep digits as text is undone', async () => {
    const path = fileOf('kept.csv', 'a,b,c\n"=""00123""",\t13800138000\t,\'=1+1\n#N/A,-5,it\'s\n')
    const { rows } = await readAll(path)
    expect(rows[1]?.cells.map(({ value }) => value)).toEqual(['00123', '13800138000', '=1+1'])
    expect(rows[2]?.cells).toMatchObject([{ kind: 'error', value: null }, { value: '-5' }, { value: "it's" }])
  })

  test('[IMP-01] an unclosed quote is named with its row', async () => {
    await expect(readAll(fileOf('open.csv', 'a,b\n1,2\n3,"4\n5,6\n'))).rejects.toMatchObject({
      code: 'sheet.open_quote',
      params: { row: 3 },
    })
  })

  test('a quote within a field is a character', async () => {
    expect(await readTexts(fileOf('inch.csv', 'size,n\n5" pipe,1\n"a"b,2\n'))).toEqual([
      ['size', 'n'],
      ['5" pipe', '1'],
      ['ab', '2'],
    ])
  })
})

describe('splitting', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '中', '\t'), maxLength: 8 })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

  test('[IMP-01] splitting agrees with csv-parse and does not depend on where chunks are cut', () => {
    const file = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(file, fc.constantFrom('\r\n', '\n', '\r'), fc.integer({ min: 1, max: 7 }), (rows, lineEnd, step) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(lineEnd) + lineEnd
        const splitter = new CsvSplitter(',')
        const split: string[][] = []
        for (let at = 0; at < text.length; at += step) split.push(...splitter.push(text.slice(at, at + step), false))
        split.push(...splitter.push('', true))
        expect(split).toEqual(rows)
        expect(split).toEqual(parse(text, { record_delimiter: lineEnd, relax_column_count: true }))
      }),
      { numRuns: 300 },
    )
  })
})
