import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfSerial, parseChineseDate, parseChineseTime } from './dates.ts'
import { parseChineseInteger } from './numerals.ts'

describe('[IMP-02] dates as people write them', () => {
  test.each<[string | number, string]>([
    ['2015年3月1日', '2015-03-01'],
    ['2015 年 3 月 1 号 星期日', '2015-03-01'],
    ['二〇一五年三月一日', '2015-03-01'],
    ['二零一五年十二月二十五日', '2015-12-25'],
    ['2015.3.1', '2015-03-01'],
    ['2015/3/1', '2015-03-01'],
    ['２０１５－０３－０１', '2015-03-01'],
    ['2015-03-01T08:00:00Z', '2015-03-01'],
    ['2015-03-01 08:00', '2015-03-01'],
    ['20150301', '2015-03-01'],
    [20150301, '2015-03-01'],
    ['15-3-1', '2015-03-01'],
    ['62.10.15', '1962-10-15'],
    ['150301', '2015-03-01'],
    ['25/04/2015', '2015-04-25'],
    ['3月1日', '--03-01'],
    ['2月29日', '--02-29'],
    ['2015年3月', '2015-03'],
    ['201503', '2015-03'],
    ['2015年', '2015'],
    [42064, '2015-03-01'],
    ['42064', '2015-03-01'],
    [42064.75, '2015-03-01'],
    ['农历八月十五', 'L--08-15'],
    ['农历1956年十月十五', 'L1956-10-15'],
    ['1956年农历十月十五', 'L1956-10-15'],
    ['1956-10-15（农历）', 'L1956-10-15'],
    ['闰六月初三', 'L--06+-03'],
    ['正月初一', 'L--01-01'],
    ['腊月廿三', 'L--12-23'],
    ['冬月三十', 'L--11-30'],
  ])('%s is %s', (input, value) => {
    expect(parseChineseDate(input)).toMatchObject({ ok: true, value })
  })

  test.each<[string | number, string]>([
    ['2026.2.30', 'date.impossible'],
    ['2015-02-29', 'date.impossible'],
    ['4月31日', 'date.impossible'],
    ['2015年13月1日', 'date.month'],
    ['03/04/2015', 'date.order'],
    ['200301', 'date.order'],
    ['9999年1月1日', 'date.year'],
    ['农历八月三十一', 'date.lunar_day'],
    ['不详', 'date.not_date'],
    ['15.3', 'date.not_date'],
    ['', 'date.not_date'],
    [60, 'date.impossible'],
    [0, 'date.not_date'],
    [Number.NaN, 'date.not_date'],
  ])('%s is refused: %s', (input, reason) => {
    expect(parseChineseDate(input)).toMatchObject({ ok: false, reason })
  })

  test('serial numbers of both Excel calendars', () => {
    expect(dateOfSerial(1)).toMatchObject({ value: '1900-01-01' })
    expect(dateOfSerial(59)).toMatchObject({ value: '1900-02-28' })
    expect(dateOfSerial(61)).toMatchObject({ value: '1900-03-01' })
    expect(dateOfSerial(0, true)).toMatchObject({ value: '1904-01-01' })
    expect(dateOfSerial(40602, true)).toMatchObject({ value: '2015-03-01' })
  })

  test('every way of writing a day gives that day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1930-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
        (date) => {
          const value = date.toISOString().slice(0, 10)
          const [year = '', month = '', day = ''] = value.split('-')
          const [m, d] = [Number(month), Number(day)]
          const serial = Math.round(Date.parse(value) / 86_400_000) + 25_569
          for (const text of [
            value,
            `${year}年${m}月${d}日`,
            `${year}.${m}.${d}`,
            year + month + day,
            `${year.slice(2)}-${m}-${d}`,
            serial,
          ]) {
            expect(parseChineseDate(text)).toMatchObject({ ok: true, value })
          }
        },
      ),
    )
  })

  test('any text is survived', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789年月日初廿三正闰农历./- 〇') }), (text) => {
        const date = parseChineseDate(text)
        if (date.ok) expect(date.value).toMatch(/^L?(\d{4}|-)(-\d{2}\+?(-\d{2})?)?$/)
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['一百二十万', 1_200_000],
  ['二〇一五', 2015],
  ['廿三', 23],
  ['卅', 30],
  ['壹拾贰万叁仟', 123_000],
  ['一万二', 12_000],
  ['三百五', 350],
  ['一百零五', 105],
  ['两千零八', 2008],
  ['一亿三千万', 130_000_000],
  ['万', undefined],
  ['一二十三', undefined],
  ['', undefined],
])('%s is %s', (text, value) => {
  expect(parseChineseInteger(text)).toBe(value)
})

test.each([
  ['2021-11-30 15:20', '15:20:00'],
  ['2021/11/30 9:05:31', '09:05:31'],
  ['2021-11-30T15:20:00+08:00', '15:20:00'],
  ['2021年11月30日15时20分', '15:20:00'],
  ['2021年11月30日 下午3点20分', '15:20:00'],
  ['2021年11月30日下午3点', '15:00:00'],
  ['2021年11月30日 晚上8:30', '20:30:00'],
  ['2021年11月30日 中午12点', '12:00:00'],
  ['2021年11月30日 中午1点', '13:00:00'],
  ['2021年11月30日 凌晨12点10分', '00:10:00'],
  ['2021-11-30 3:20 PM', '15:20:00'],
  ['2021-11-30 12:05 AM', '00:05:00'],
  ['2021-11-30 上午10:00', '10:00:00'],
  ['2021-11-30 10:00 星期二', '10:00:00'],
  ['2021年11月30日（周二）10:00', '10:00:00'],
  [44_530.638_888_9, '15:20:00'],
  [44_530, undefined],
  ['2021-11-30', undefined],
  ['2021-11-30 25:00', undefined],
  ['10:30', undefined],
])('the time of %s is %s, and the day is read as without it', (written, time) => {
  expect(parseChineseTime(written)).toBe(time)
  if (typeof written === 'string' && written.startsWith('2021') && time !== undefined)
    expect(parseChineseDate(written)).toMatchObject({ ok: true, value: '2021-11-30' })
})
