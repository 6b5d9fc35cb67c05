import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { label, type PaperBlock, usualLayout, value } from './paper.ts'
import { balanced, fitted, lettersIn, longestRun, roomOf, ruledDown, shared } from './paper-room.ts'

const parts = (text: string) => text.split('\n')

describe('letters on paper', () => {
  it.each([
    ['客户名称', 4],
    ['2026', 2.2],
    ['3幢', 1.8],
  ])('%s takes %d', (text, letters) => expect(lettersIn(text)).toBeCloseTo(letters, 1))

  it('break between Hanzi, never within a day or a number', () => {
    expect(longestRun('定于2026-05-16到店')).toBeCloseTo(lettersIn('2026-05-16'), 1)
    expect(longestRun('客户名称')).toBe(1)
  })

  it.each([
    ['法定代表人/负责人', 6, '法定代表人/\n负责人'],
    ['物业费交纳情况', 6, '物业费\n交纳情况'],
    ['电话（公司地址）', 6.6, '电话\n（公司地址）'],
    ['观察·茶杯中茶叶类别', 6.6, '观察·茶杯\n中茶叶类别'],
    ['需要资料（自然人，留复印件）', 6, '需要资料\n（自然人，\n留复印件）'],
    ['观察·酱油、醋、咸菜等要求', 6.6, '观察·\n酱油、醋、\n咸菜等要求'],
    ['姓名', 6, '姓名'],
    ['Amount in total', 6, 'Amount in total'],
  ])('%s in lines of %d', (text, fits, lines) => expect(balanced(text, fits)).toBe(lines))

  it('loses no letter of a label', () => {
    const label = fc.string({ unit: fc.constantFrom(...'客户名称电话（）/、·12'), minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(label, fc.integer({ min: 2, max: 9 }), (text, fits) => {
        expect(parts(balanced(text, fits)).join('')).toBe(text)
      }),
    )
  })
})

it('columns get what they cannot do without, the rest by weight', () => {
  expect(
    shared(
      [
        { least: 20, weight: 1 },
        { least: 10, weight: 3 },
      ],
      70,
    ),
  ).toEqual([30, 40])
})

const height = (block: PaperBlock | undefined) =>
  block?.kind === 'grid' ? block.rows.reduce((sum, row) => sum + (row.height ?? usualLayout.rowHeight), 0) : 0
const words = (lines: number): PaperBlock => ({
  kind: 'grid',
  columns: Array(24).fill(1),
  rows: [{ cells: [label('说明', 3), value('', 21)], height: lines * 7 }],
})
const table = (rows: number, minRows: number): PaperBlock => ({
  kind: 'table',
  columns: [{ label: '品名' }, { label: '金额', align: 'right' }],
  rows: Array.from({ length: rows }, () => ['钙片', '98.00']),
  minRows,
})

describe('a form on its page', () => {
  it('[IMP-06] has more room for words and more blank rows where the page is empty', () => {
    const [text, list] = fitted([words(3), table(1, 5)], usualLayout)
    expect(height(text)).toBeGreaterThan(21)
    expect(list).toMatchObject({ minRows: 13 })
  })

  it('[IMP-06] is drawn together where it runs over by little, and keeps every row that is written', () => {
    const [text, list] = fitted([words(10), table(3, 27)], usualLayout)
    expect(height(text)).toBeLessThan(70)
    expect(list).toMatchObject({ minRows: expect.any(Number) })
    expect(list?.kind === 'table' && list.rows.length).toBe(3)
    expect(list?.kind === 'table' && (list.minRows ?? 0)).toBeLessThan(27)
  })

  it('is left as it is where it takes several pages', () => {
    const long = [table(80, 5)]
    expect(fitted(long, usualLayout)).toEqual(long)
  })

  it('[FRM-18] a register is ruled to the foot of the page', () => {
    const [list] = ruledDown([table(2, 8)], { ...usualLayout, orientation: 'landscape' })
    const room = roomOf({ ...usualLayout, orientation: 'landscape' }).height
    const rows = list?.kind === 'table' ? (list.minRows ?? 0) : 0
    expect(rows * usualLayout.rowHeight).toBeGreaterThan(room * 0.85)
    expect((rows + 1) * usualLayout.rowHeight).toBeLessThan(room)
  })
})
