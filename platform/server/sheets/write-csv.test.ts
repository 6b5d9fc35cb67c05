import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAll, scratchPath } from '#tests/factories/sheet-files.ts'
import { guardText, unguardText } from './guard.ts'
import { writeCsv } from './write-csv.ts'

const awkwardCharacter = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  "'",
  '"',
  ',',
  '1',
  'a',
  '中',
  '\uff1d',
  '\uff0d',
  '#N/A',
  ' ',
  '.',
  'X',
)

test('[IMP-09] the guard makes every text harmless and is taken back without loss', () => {
  const texts = fc.oneof(fc.string({ unit: awkwardCharacter, maxLength: 8 }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(texts, (text) => {
      const written = guardText(text)
      expect(unguardText(written)).toBe(text)
      expect(/^[=+@\uff1d\uff0b\uff0d\uff20\t\r\n]/.test(written) || /^-(?!\d+(\.\d+)?$)/.test(written)).toBe(false)
    }),
    { numRuns: 3000 },
  )
})

test('[IMP-09] amounts stay numbers: only what could run is guarded', () => {
  expect(['-12.50', '13800138000', '2024-05-06', 'A-1', '-1+2', '+86'].map(guardText)).toEqual([
    '-12.50',
    '13800138000',
    '2024-05-06',
    'A-1',
    "'-1+2",
    "'+86",
  ])
})

test.each(['utf8-bom', 'gb18030'] as const)('[IMP-09] a %s file is read back without loss', async (encoding) => {
  const cell = fc.oneof(
    fc.string({ unit: awkwardCharacter, maxLength: 6 }),
    fc.constantFrom('𠮷', '䶮', '€', '100,000', 'x\r\ny'),
  )
  const rows = fc.sample(
    fc.array(cell, { minLength: 1, maxLength: 4 }).filter((texts) => texts.some((text) => /\S/.test(text))),
    { numRuns: 500, seed: 11 },
  )
  const path = scratchPath('round.csv')
  await writeCsv(path, { encoding, titles: ['名称', '电话', '地址', '备注'], rows })
  const { book, rows: back } = await readAll(path)
  expect(book).toMatchObject({ encoding: encoding === 'gb18030' ? 'gb18030' : 'utf-8', separator: ',' })
  const trimmed = (texts: readonly string[]) => texts.slice(0, texts.findLastIndex((text) => text !== '') + 1)
  expect(back.slice(1).map(({ cells }) => cells.map(({ value }) => value ?? ''))).toEqual(rows.map(trimmed))
})

test('[IMP-09] Excel opens the file right: mark first, CR LF, plain digits', async () => {
  const path = scratchPath('excel.csv')
  await writeCsv(path, {
    titles: ['名称', '号'],
    rows: [
      ['甲,乙', 1.38e21],
      ['=1', -5],
      [null, true],
    ],
  })
  expect(readFileSync(path, 'utf8')).toBe('\ufeff名称,号\r\n"甲,乙",1380000000000000000000\r\n\'=1,-5\r\n,TRUE\r\n')
})
