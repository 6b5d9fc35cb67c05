import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countText, fieldNumberText, moneyText, numberText, percentText, shiftPoint } from './number-text.ts'

test('numbers are grouped in threes and negatives carry U+2212', () => {
  expect(numberText('1482600')).toBe('1,482,600')
  expect(numberText('-12.5')).toBe('\u221212.5')
  expect(numberText(999)).toBe('999')
})

test('a year is not grouped, as little as on paper', () => {
  expect(fieldNumberText({ type: 'integer', min: 1900, max: 2999 }, '2026')).toBe('2026')
  expect(fieldNumberText({ type: 'integer', min: 0, max: 9999 }, '2026')).toBe('2,026')
  expect(fieldNumberText({ type: 'integer', min: 1000 }, '2026')).toBe('2,026')
  expect(fieldNumberText({ type: 'decimal' }, '-2026.5')).toBe('\u22122,026.5')
})

test('a count that stopped says so', () => {
  expect(countText({ total: 3000, isExact: false })).toBe('3,000+')
  expect(countText({ total: 4232, isExact: true })).toBe('4,232')
})

test('a ratio is shown in percent without rounding', () => {
  expect(percentText('0.125')).toBe('12.5%')
  expect(percentText('0.0005')).toBe('0.05%')
  expect(percentText('-0.38')).toBe('\u221238%')
  expect(percentText('1')).toBe('100%')
})

test('an amount names its currency, and whole amounts lose their zeros', () => {
  expect(moneyText('7080.50', 'CNY', 'zh-CN')).toBe('7,080.50 元')
  expect(moneyText('12600000.00', 'CNY', 'zh-CN')).toBe('12,600,000 元')
  expect(moneyText('12600000.00', 'USD', 'en')).toBe('USD 12,600,000')
})

test('moving the point there and back changes nothing', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 6 }))
    .map(([n, places]) => shiftPoint(String(n), -places))
  fc.assert(fc.property(decimal, (text) => Number(shiftPoint(shiftPoint(text, 2), -2)) === Number(text)))
})
