import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainNumber, unpackCell } from '#platform/server/sheets/cell.ts'
import { dateOfSerial } from './date-format.ts'
import { compileNumberFormat, numberFormat } from './number-format.ts'

const shown = (value: number, code: string) => unpackCell(compileNumberFormat(code, false)(value))

test.each([
  [13800138000, 'General', '13800138000'],
  [110101199001011000, 'General', '110101199001011000'],
  [0.1 + 0.2, 'General', '0.3'],
  [19.899999999999999, 'General', '19.9'],
  [1e-7, 'General', '0.0000001'],
  [123, '00000', '00123'],
  [1.005, '0.00', '1.01'],
  [-1234.5, '#,##0.00', '-1,234.50'],
  [1234567, '#,##0', '1,234,567'],
  [0.125, '0.0%', '12.5%'],
  [1234.5, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', '¥1,234.50'],
  [12, '0"元"', '12元'],
  [13800138000, '0.00E+00', '13800138000'],
  [12, 'G/通用格式', '12'],
  [0.5, '# ?/?', '0.5'],
])('%d under %s is shown as %s', (value, code, text) => {
  expect(shown(value, code)).toMatchObject({ kind: 'number', text })
})

test.each([
  [45413, 'yyyy/m/d', '2024-05-01', '2024/5/1'],
  [45413, 'yyyy"年"m"月"d"日"', '2024-05-01', '2024年5月1日'],
  [45413, '[$-804]aaaa', '2024-05-01', '星期三'],
  [45413, 'yyyy\\-mm\\-dd;@', '2024-05-01', '2024-05-01'],
  [45413.5, 'yyyy/m/d h:mm', '2024-05-01T12:00:00', '2024/5/1 12:00'],
  [45413.75, '[$-409]m/d/yy h:mm AM/PM;@', '2024-05-01T18:00:00', '5/1/24 6:00 PM'],
  [45413.25, '上午/下午h"时"mm"分"', '2024-05-01T06:00:00', '上午6时00分'],
  [45413.999_999_9, 'yyyy-mm-dd', '2024-05-02', '2024-05-02'],
])('day %d under %s is %s, shown as %s', (value, code, iso, text) => {
  expect(shown(value, code)).toEqual({ kind: 'date', value: iso, text })
})

test('a time of day is a text, a duration a number, and day 0 nothing', () => {
  expect(shown(0.5, 'h:mm')).toEqual({ kind: 'text', value: '12:00:00', text: '12:00' })
  expect(shown(1.5, '[h]:mm:ss')).toEqual({ kind: 'number', value: 1.5, text: '36:00:00' })
  expect(shown(0, 'yyyy-mm-dd').kind).toBe('empty')
  expect(shown(-3, 'yyyy-mm-dd')).toMatchObject({ kind: 'number', value: -3 })
})

test('built-in formats are those of Chinese Excel', () => {
  expect(unpackCell(numberFormat(14, undefined, false)(45413)).text).toBe('2024/5/1')
  expect(unpackCell(numberFormat(31, undefined, false)(45413)).text).toBe('2024年5月1日')
  expect(unpackCell(numberFormat(9, undefined, false)(0.5)).text).toBe('50%')
})

test('both date systems give every day its place, but for the 29 February 1900 that never was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
      const day = dateOfSerial(serial, false)
      const since1970 = Date.UTC(day?.year ?? 0, (day?.month ?? 0) - 1, day?.day) / 86_400_000
      expect(since1970 + 25_569).toBe(serial)
      if (serial > 1462) expect(dateOfSerial(serial - 1462, true)).toEqual(day)
    }),
  )
  expect(dateOfSerial(1, false)).toMatchObject({ year: 1900, month: 1, day: 1 })
  expect(dateOfSerial(59, false)).toMatchObject({ year: 1900, month: 2, day: 28 })
})

test('a number is shown in digits that mean the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (value) => {
      const text = plainNumber(value)
      expect(text).not.toMatch(/e/)
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14 + 1e-20)
    }),
  )
})
