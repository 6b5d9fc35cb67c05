import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { biff5Stream, compoundFile } from '#tests/factories/biff-files.ts'
import { fileOf, readAll, refusalOf, scratchPath, sheetXmlOf, xlsxParts, zipOf } from '#tests/factories/sheet-files.ts'
import { limits } from './limits.ts'
import { sheetMessages } from './messages.ts'

const oneRow = '<row r="1"><c r="A1"><v>1</v></c></row>'

/** Refused with this code, within the promised time, and with a text in both languages. */
async function expectRefusal(path: string, code: string): Promise<void> {
  const started = performance.now()
  const refused = await refusalOf(path)
  expect(refused.code).toBe(code)
  expect(sheetMessages).toHaveProperty([code])
  // The process is ended after this time at the latest, twice for opening and reading; a busy machine adds to it.
  expect(performance.now() - started).toBeLessThan(limits.patienceSeconds * 2500)
}

describe('files that are something else', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
  test.each([
    ['a picture named .xlsx', png, 'sheet.not_a_table'],
    ['a PDF named .xls', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n', 'sheet.not_a_table'],
    ['a Word file named .xlsx', zipOf([{ name: 'word/document.xml', content: '<w/>' }]), 'sheet.word'],
    ['an old Word file named .xls', compoundFile('WordDocument', Buffer.alloc(4096, 1)), 'sheet.word'],
    ['a zip of other files', zipOf([{ name: 'a.csv', content: 'a,b' }]), 'sheet.archive'],
    ['a gzip', Buffer.from('1f8b0800000000000003', 'hex'), 'sheet.archive'],
    ['an empty file', '', 'sheet.empty'],
    ['a file of blanks', ' \n\n \t', 'sheet.empty'],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)), 'sheet.unknown_type'],
    [
      'a sign-in page saved as .xls',
      '<!DOCTYPE html><html><body><form>登录<input></form></body></html>',
      'sheet.web_page',
    ],
    ['a web archive', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n', 'sheet.save_as_xlsx'],
    ['another XML', '<?xml version="1.0"?><orders><order/></orders>', 'sheet.not_a_table'],
  ])('[IMP-01] %s is refused by its content', async (_, content, code) => {
    await expectRefusal(fileOf('pretender.xlsx', content), code)
  })
})

describe('damaged files', () => {
  const good = zipOf(xlsxParts(sheetXmlOf(oneRow)))
  const old = compoundFile('Workbook', biff5Stream('S', [{ row: 0, column: 0, value: 'x' }]))

  test.each([
    ['cut in the middle', good.subarray(0, good.length / 2)],
    ['with a sheet that ends in a tag', zipOf(xlsxParts('<worksheet><sheetData><row r="1"><c r="A1"'))],
    ['with a sheet that never ends', zipOf(xlsxParts('<worksheet><sheetData><row r="1">'))],
    ['with a cell at no place', zipOf(xlsxParts(sheetXmlOf('<row r="1"><c r="7"><v>1</v></c></row>')))],
    ['with a wrong size', zipOf(xlsxParts(sheetXmlOf(oneRow)).map((part) => ({ ...part, claimedBytes: 7 })))],
    ['with a flipped byte', flipped(good, good.indexOf('xl/worksheets/sheet1.xml') + 60)],
    ['without its sheet list', zipOf([{ name: 'xl/styles.xml', content: '<a/>' }])],
    ['of the old kind, cut', old.subarray(0, 1500)],
    ['of the old kind, its chain a circle', circle(old)],
    [
      'of the old kind, without an end',
      compoundFile('Workbook', Buffer.concat([biff5Stream('S', []).subarray(0, 60), Buffer.alloc(5000, 0x77)])),
    ],
  ])('[IMP-01] a workbook %s is refused as damaged', async (_, bytes) => {
    await expectRefusal(fileOf('damaged.xlsx', bytes), 'sheet.damaged')
  })

  function flipped(bytes: Buffer, at: number): Buffer {
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] ?? 0) ^ 0x10
    return copy
  }

  /** The sector of the directory follows itself. */
  function circle(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes)
    copy.writeUInt32LE(1, 512 + 4)
    return copy
  }
})

describe('hostile files', () => {
  test('[IMP-01] a zip bomb is refused by what it claims', async () => {
    const bomb = zipOf(xlsxParts(Buffer.alloc(60_000_000, '<row/>')))
    await expectRefusal(fileOf('bomb.xlsx', bomb), 'sheet.unsafe')
  })

  test('[IMP-01] a zip bomb that lies about its size is stopped while it grows', async () => {
    const parts = xlsxParts(sheetXmlOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`), [
      {
        name: 'xl/sharedStrings.xml',
        content: Buffer.alloc(60_000_000, '<si><t>aaaaaaaa</t></si>'),
        claimedBytes: 1000,
      },
    ])
    await expectRefusal(fileOf('liar.xlsx', zipOf(parts)), 'sheet.damaged')
  })

  test('[IMP-01] own XML entities are refused, not expanded', async () => {
    const lol = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    await expectRefusal(
      fileOf('lol.xlsx', zipOf(xlsxParts(`${lol}<worksheet><sheetData>${oneRow}</sheetData></worksheet>`))),
      'sheet.unsafe',
    )
    const external =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    await expectRefusal(fileOf('external.xls', external), 'sheet.unsafe')
  })

  test('[IMP-01] rows of the longest texts are read within the memory of the process', async () => {
    const path = scratchPath('heavy.xls')
    const file = createWriteStream(path)
    file.write('<table>')
    const cells = `<td>${'字'.repeat(limits.cellCharacters)}`.repeat(100)
    for (let row = 0; row < 20; row++) if (!file.write(`<tr>${cells}`)) await once(file, 'drain')
    file.end()
    await once(file, 'finish')
    expect(await refusalOf(path, { patienceSeconds: 60 })).toMatchObject({ code: 'read' })
  }, 120_000)

  test('[IMP-01] a tag or a quote without end does not gather in memory', async () => {
    await expectRefusal(
      fileOf(
        'tag.xlsx',
        zipOf(xlsxParts(Buffer.concat([Buffer.from('<worksheet '), Buffer.alloc(9_000_000, 'a b c')]))),
      ),
      'sheet.damaged',
    )
    await expectRefusal(fileOf('quote.csv', `a,b\n1,"${'x\n'.repeat(3_000_000)}`), 'sheet.open_quote')
  })

  test('[IMP-01] the most rows and columns are read, one more is refused', async () => {
    const wide = (columns: number) => `${Array.from({ length: columns }, (_, at) => `c${at}`).join(',')}\n`
    expect((await readAll(fileOf('wide.csv', wide(limits.columns)))).rows[0]?.cells).toHaveLength(limits.columns)
    expect(await refusalOf(fileOf('wider.csv', wide(limits.columns + 1)))).toEqual({
      code: 'sheet.too_many_columns',
      params: { row: 1, max: 500 },
    })
    expect(await refusalOf(fileOf('longer.csv', '1\n'.repeat(limits.rows + 1)))).toEqual({
      code: 'sheet.too_many_rows',
      params: { max: 1_048_576 },
    })
  }, 60_000)

  test('[IMP-01] a file that yields nothing in time is given up', async () => {
    const path = fileOf('slow.csv', 'a,b\n'.repeat(1000))
    expect(await refusalOf(path, { patienceSeconds: 0.001 })).toEqual({
      code: 'sheet.too_slow',
      params: { seconds: 0.001 },
    })
  })
})
