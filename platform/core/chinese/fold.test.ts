import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldCompact, foldPoint, foldText, simplify } from './fold.ts'

describe('foldText', { timeout: 60_000 }, () => {
  test.each([
    ['臺灣積體電路製造股份有限公司', '台湾积体电路制造股份有限公司'],
    ['香港衞生署與瀋陽鍾錶廠', '香港卫生署与沈阳钟表厂'],
    ['ＡＢＣ（中国）　Ｌｔｄ', 'abc(中国) ltd'],
    ['  云创 \t 科技\n', '云创 科技'],
    ['①㈱㎡', '1(株)m2'],
    ['𠮷野家䶮', '𠮷野家䶮'],
    ['🐼熊猫👨‍👩‍👧', '🐼熊猫👨‍👩‍👧'],
    ['著名', '著名'],
    ['', ''],
  ])('[TEC-13] %s is compared as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  test('[TEC-13] a part of a name folds as it does within the name', () => {
    expect(foldText('乾隆')).toContain(foldText('乾'))
  })

  test('ten thousand characters are no trouble', () => {
    expect(foldText('臺'.repeat(10_000))).toBe('台'.repeat(10_000))
  })

  test('folding twice changes nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
      { numRuns: 200 },
    )
  })
})

describe('foldPoint', () => {
  test.each([
    ['（', ''],
    [' ', ''],
    ['・', ''],
    ['+', ''],
    ['\u0000', ''],
    ['\ud842', ''],
    ['É', 'e'],
    ['Ａ', 'a'],
    ['雲', '云'],
    ['㈱', '株'],
    ['𠮷', '𠮷'],
    ['🐼', '🐼'],
  ])('%j becomes %j', (point, folded) => {
    expect(foldPoint(point)).toBe(folded)
  })

  test('brackets and spaces make no difference to compact text', () => {
    expect(foldCompact('云创（深圳）有限公司')).toBe(foldCompact('雲創(深圳) 有限公司'))
  })
})

test('simplify leaves what it does not know', () => {
  expect(simplify('𡃁仔 abc')).toBe('𡃁仔 abc')
})
