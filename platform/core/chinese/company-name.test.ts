import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { companyKey, samePersonSound, shortNameOf, similarity } from './company-name.ts'

describe('[ARC-43] company names taken apart', () => {
  test.each([
    ['深圳市云创科技有限公司', '云创科技', '深圳市', '有限公司', ''],
    ['深圳市雲創科技（集團）股份有限公司', '云创科技', '深圳市', '股份有限公司', ''],
    ['云创科技（深圳）有限公司', '云创科技', '深圳', '有限公司', ''],
    ['深圳市云创（康通）科技有限公司', '云创康通科技', '深圳市', '有限公司', ''],
    ['广东省深圳市云创科技有限责任公司北京分公司', '云创科技', '广东省深圳市', '有限责任公司', '北京分公司'],
    ['中国工商银行股份有限公司深圳南山支行', '中国工商银行', '', '股份有限公司', '深圳南山支行'],
    ['中国工商银行深圳分行', '中国工商银行', '', '', '深圳分行'],
    ['昆山华新电子有限公司', '华新电子', '昆山', '有限公司', ''],
    ['东方财富信息股份有限公司', '东方财富信息', '', '股份有限公司', ''],
    ['南通江山农药化工股份有限公司', '江山农药化工', '南通', '股份有限公司', ''],
    ['鹏程合伙企业（有限合伙）', '鹏程合伙企业', '', '有限合伙', ''],
    ['上海公司', '上海', '', '公司', ''],
    ['有限公司', '有限公司', '', '', ''],
    ['ＡＢＣ', 'abc', '', '', ''],
  ])('%s', (name, core, place, legalForm, branch) => {
    expect(companyKey(name)).toEqual({ core, place, legalForm, branch })
  })

  test.each([
    ['深圳市云创信息技术有限公司', '云创信息'],
    ['平安银行股份有限公司', '平安银行'],
    ['深圳市远望谷信息技术股份有限公司', '远望谷'],
  ])('the short name of %s is %s', (name, short) => {
    expect(shortNameOf(name)).toBe(short)
  })

  test('a core is never empty', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('深圳市', '上海', '有限公司', '集团', '（', '）', '分公司', '云', '公司', '省')),
        (parts) => {
          const name = parts.join('')
          fc.pre(/[^（）]/.test(name))
          expect(companyKey(name).core).not.toBe('')
        },
      ),
    )
  })
})

describe('[ARC-43] likeness of company names', () => {
  test.each<[string, string, number, number]>([
    ['深圳市云创科技有限公司', '深圳市雲創科技 有限公司', 1, 1],
    ['深圳市云创科技有限公司', '深圳云创科技有限公司', 0.9, 1],
    ['深圳市云创科技有限公司', '云创科技（深圳）有限公司', 0.9, 1],
    ['深圳市云创科技有限公司', '云创科技', 0.9, 1],
    ['云创科技有限公司', '云创信息科技有限公司', 0.4, 0.8],
    ['深圳市云创科技有限公司', '北京云创科技有限公司', 0.5, 0.6],
    ['云创科技有限公司', '云创科技有限公司北京分公司', 0.6, 0.7],
    ['阿里巴巴', '腾讯', 0, 0],
  ])('%s and %s', (one, other, least, most) => {
    expect(similarity(one, other)).toBeGreaterThanOrEqual(least)
    expect(similarity(one, other)).toBeLessThanOrEqual(most)
  })

  test('it is symmetric, within 0 and 1, and 1 for the same name', () => {
    const name = fc
      .array(fc.constantFrom('深圳市', '云', '创', '科技', '集团', '有限公司', '分公司', 'A'), { minLength: 1 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(similarity(one, other)).toBe(similarity(other, one))
        expect(similarity(one, other)).toBeGreaterThanOrEqual(0)
        expect(similarity(one, other)).toBeLessThanOrEqual(1)
        expect(similarity(one, one)).toBe(1)
      }),
    )
  })
})

test.each([
  ['张英', '章颖', true],
  ['张英', '臧莹', true],
  ['刘娜', '牛拉', true],
  ['单国强', '山国强', true],
  ['张英', '张英俊', false],
  ['张英', '李四', false],
])('[ARC-43] %s and %s sound alike: %s', (one, other, alike) => {
  expect(samePersonSound(one, other)).toBe(alike)
})
