import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readings, sortKey } from './pinyin.ts'
import { certainBreaks, isSyllable } from './syllables.ts'

const first = (text: string, surname: boolean) => readings(text, { surname }).map((read) => read[0] ?? '')

describe('readings', { timeout: 60_000 }, () => {
  test.each([
    ['单国强', 'shan guo qiang'],
    ['曾国藩', 'zeng guo fan'],
    ['仇和', 'qiu he'],
    ['解晓东', 'xie xiao dong'],
    ['尉迟恭', 'yu chi gong'],
    ['万俟卨', 'mo qi xie'],
    ['欧阳修', 'ou yang xiu'],
    ['朴树', 'piao shu'],
    ['查良镛', 'zha liang yong'],
    ['盖叫天', 'ge jiao tian'],
    ['区志强', 'ou zhi qiang'],
    ['乐嘉', 'yue jia'],
  ])('the surname of %s is read as a surname', (name, spoken) => {
    expect(first(name, true).join(' ')).toBe(spoken)
  })

  test.each([
    ['重庆', 'chong qing'],
    ['银行', 'yin hang'],
    ['长沙', 'chang sha'],
    ['厦门', 'xia men'],
    ['六安', 'lu an'],
    ['吕', 'lv'],
  ])('%s is read in context', (text, spoken) => {
    expect(first(text, false).join(' ')).toBe(spoken)
  })

  test('other customary readings follow the likeliest', () => {
    expect(readings('重', { surname: false })).toEqual([['zhong', 'chong']])
    expect(readings('重庆', { surname: false })[0]).toEqual(['chong', 'zhong'])
    expect(readings('曾', { surname: true })[0]).toEqual(expect.arrayContaining(['zeng', 'ceng']))
    expect(readings('绿', { surname: false })[0]).toEqual(['lv', 'lu', 'lyu'])
  })

  test('letters, digits and Hanzi nobody can read have none', () => {
    expect(readings('A1𠮷🐼', { surname: false })).toEqual([[], [], [], []])
  })

  test('every code point has a list, and all readings are syllables', () => {
    const hanzi = fc.integer({ min: 0x3400, max: 0x9fff }).map((code) => String.fromCodePoint(code))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hanzi, fc.string({ unit: 'binary', maxLength: 3 }))),
        fc.boolean(),
        (parts, surname) => {
          const text = parts.join('')
          const all = readings(text, { surname })
          expect(all).toHaveLength(Array.from(text).length)
          expect(all.flat().every(isSyllable)).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('sortKey', () => {
  test('曾 sorts under Z, 单 under S, and namesakes by character', () => {
    const names = ['曾国', '陈一', '单一', '章三', '张三', '安一']
    expect(names.toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))).toEqual([
      '安一',
      '陈一',
      '单一',
      '曾国',
      '张三',
      '章三',
    ])
  })
})

test.each([
  ['yunchuang', [0, 3]],
  ['xian', [0]],
  ['fangan', [0]],
  ['kangt', [0, 4]],
  ['yhkt', [0, 1, 2, 3]],
  ['shenzhen', [0, 4]],
])('certain breaks of %s', (letters, breaks) => {
  expect(certainBreaks(letters)).toEqual(breaks)
})
