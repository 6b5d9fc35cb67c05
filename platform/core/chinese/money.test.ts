import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountInCapitals, formatAmount, formatMoney, parseMoney, parsePercent } from './money.ts'

describe('[IMP-02] amounts', () => {
  test.each<[string | number, string, string]>([
    ['1,260万元', '12600000', 'CNY'],
    ['500万美元', '5000000', 'USD'],
    ['￥3,000.50', '3000.50', 'CNY'],
    ['(1,200)', '-1200', 'CNY'],
    ['（1,200）元', '-1200', 'CNY'],
    ['－5', '-5', 'CNY'],
    ['−5', '-5', 'CNY'],
    ['一百二十万', '1200000', 'CNY'],
    ['人民币壹拾贰万叁仟元整', '123000', 'CNY'],
    ['12.5w', '125000', 'CNY'],
    ['1.5亿', '150000000', 'CNY'],
    ['1,2345,6789', '123456789', 'CNY'],
    ['HK$ 500', '500', 'HKD'],
    ['$1,000', '1000', 'USD'],
    ['US$1,000', '1000', 'USD'],
    ['S$5', '5', 'SGD'],
    ['1000新加坡元', '1000', 'SGD'],
    ['.5', '0.5', 'CNY'],
    ['-0', '0', 'CNY'],
    ['007', '7', 'CNY'],
    [3000.5, '3000.5', 'CNY'],
    [0.1 + 0.2, '0.3', 'CNY'],
    [1e21, '1000000000000000000000', 'CNY'],
    [1e-7, '0.0000001', 'CNY'],
  ])('%s is %s %s', (input, amount, currency) => {
    expect(parseMoney(input)).toEqual({ ok: true, amount, currency })
  })

  test('a column has its own currency, what is written wins', () => {
    expect(parseMoney('500', 'USD')).toMatchObject({ currency: 'USD' })
    expect(parseMoney('500元', 'USD')).toMatchObject({ currency: 'CNY' })
  })

  test.each([
    ['abc', 'money.not_amount'],
    ['', 'money.not_amount'],
    ['3000元/月', 'money.not_amount'],
    ['1,26', 'money.grouping'],
    ['1.234,56', 'money.grouping'],
    ['约500万', 'money.approximate'],
    ['500万左右', 'money.approximate'],
    ['100-200万', 'money.range'],
  ])('%j is refused: %s', (input, reason) => {
    expect(parseMoney(input)).toMatchObject({ ok: false, reason })
  })

  test('what is shown is read as the same amount', () => {
    const amount = fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.stringMatching(/^(\.\d{1,4})?$/))
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('CNY', 'USD', 'HKD', 'EUR', 'CHF'),
        ([isNegative, whole, fraction], currency) => {
          const text = `${isNegative && whole > 0n ? '-' : ''}${whole}${fraction}`
          expect(parseMoney(formatMoney({ amount: text, currency }))).toEqual({ ok: true, amount: text, currency })
        },
      ),
    )
  })
})

test.each<[string | number, string]>([
  ['12.5%', '0.125'],
  ['１２％', '0.12'],
  ['百分之十二', '0.12'],
  ['三成', '0.3'],
  ['5‰', '0.005'],
  ['-3%', '-0.03'],
  ['100%', '1'],
  ['0.125', '0.125'],
  [0.125, '0.125'],
])('%s is the ratio %s', (input, ratio) => {
  expect(parsePercent(input)).toEqual({ ok: true, ratio })
})

test('12.5 without a sign could be anything', () => {
  expect(parsePercent('12.5')).toMatchObject({ reason: 'percent.no_sign' })
  expect(parsePercent('abc')).toMatchObject({ reason: 'percent.not_percent' })
})

test('separators, U+2212 and unit words', () => {
  expect(formatAmount('-1234567.5')).toBe('−1,234,567.5')
  expect(formatMoney({ amount: '-500', currency: 'USD' })).toBe('−US$500')
  expect(formatMoney({ amount: '12600000', currency: 'CNY' }, 'zh', { inTenThousands: true })).toBe('¥1,260 万')
})

test.each([
  ['123000', '人民币壹拾贰万叁仟元整'],
  ['123456.78', '人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
  ['1409.50', '人民币壹仟肆佰零玖元伍角整'],
  ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
  ['6007.14', '人民币陆仟零柒元壹角肆分'],
  ['325.04', '人民币叁佰贰拾伍元零肆分'],
  ['100000001', '人民币壹亿零壹元整'],
  ['10', '人民币壹拾元整'],
  ['0.5', '人民币伍角整'],
  ['0.05', '人民币伍分'],
  ['0', '人民币零元整'],
  ['-12', '人民币负壹拾贰元整'],
  ['1.234', undefined],
  ['abc', undefined],
])('%s in capitals is %s', (amount, text) => {
  expect(amountInCapitals(amount)).toBe(text)
})
