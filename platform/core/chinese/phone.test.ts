import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chineseMessages } from './messages.ts'
import { maskPhone, parsePhones } from './phone.ts'

const values = (cell: string | number) => parsePhones(cell).phones.map((phone) => phone.value)
const reasons = (cell: string | number) => parsePhones(cell).errors.map((error) => error.reason)

describe('[IMP-02] phones of a cell', () => {
  test.each<[string | number, string[]]>([
    [13800001111, ['13800001111']],
    ['13800001111.0', ['13800001111']],
    ['1.3800001111E+10', ['13800001111']],
    ['13800001111/13900002222', ['13800001111', '13900002222']],
    ['13800001111、13900002222；0755-88886666', ['13800001111', '13900002222', '0755-88886666']],
    ['13800001111 13900002222', ['13800001111', '13900002222']],
    ['138 0000 1111', ['13800001111']],
    ['138-0000-1111', ['13800001111']],
    ['138 0000 1111 0755-88886666', ['13800001111', '0755-88886666']],
    ['13800001111\n13900002222', ['13800001111', '13900002222']],
    ['0755-88886666/88887777', ['0755-88886666', '0755-88887777']],
    ['0755 88886666', ['0755-88886666']],
    ['(010)65551234转801', ['010-65551234-801']],
    ['010-65551234-8012', ['010-65551234-8012']],
    ['75588886666', ['0755-88886666']],
    ['88886666', ['88886666']],
    ['4008001234', ['400-800-1234']],
    ['95588', ['95588']],
    ['+86 138 0000 1111', ['13800001111']],
    ['0086-755-88886666', ['0755-88886666']],
    ['+852 2345 6789', ['+85223456789']],
    ['00852-23456789', ['+85223456789']],
    ['电话：０７５５－８８８８６６６６', ['0755-88886666']],
    ['王总 13800001111；李四13900002222', ['13800001111', '13900002222']],
    ['13800001111(微信同号)', ['13800001111']],
    ['13800001111/13800001111', ['13800001111']],
    ['无', []],
    ['', []],
  ])('%j holds %j', (cell, expected) => {
    expect(values(cell)).toEqual(expected)
    expect(reasons(cell)).toEqual([])
  })

  test.each<[string | number, string]>([
    ['1380000111', 'phone.too_short'],
    ['138000011112', 'phone.too_long'],
    ['23800001111', 'phone.unknown_prefix'],
    ['1.38E+10', 'phone.rounded'],
    ['+852 123', 'phone.international'],
    ['456', 'phone.too_short'],
  ])('%j is refused: %s', (cell, reason) => {
    expect(reasons(cell)).toEqual([reason])
    expect(chineseMessages[reason as keyof typeof chineseMessages].zh).not.toBe('')
  })

  test('a good number beside a bad one is kept', () => {
    expect(values('13800001111/1390000')).toEqual(['13800001111'])
    expect(reasons('13800001111/139000')).toEqual(['phone.too_short'])
  })
})

test.each([
  ['13800001111', '138****1111'],
  ['0755-88886666', '0755-****6666'],
  ['0755-88886666-801', '0755-****6666'],
  ['88886666', '****6666'],
  ['+85223456789', '+852****6789'],
  ['400-800-1234', '400-800-1234'],
  ['95588', '95588'],
])('%s is shown as %s', (value, masked) => {
  expect(maskPhone(value)).toBe(masked)
})

test('canonical numbers are read as themselves, and any text is survived', () => {
  const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)
  const fixed = fc.stringMatching(/^0(?:10|2[0-57-9])-[2-9]\d{7}$/)
  fc.assert(
    fc.property(fc.oneof(mobile, fixed), fc.constantFrom('/', '、', '\n', ' ', '；'), (value, separator) => {
      expect(values(`${value}${separator}13900002222`)).toEqual([...new Set([value, '13900002222'])])
      expect(maskPhone(value)).not.toContain(value.slice(-8))
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-() /转E.a王') }), (cell) => {
      for (const phone of parsePhones(cell).phones) expect(values(phone.value)).toEqual([phone.value])
    }),
    { numRuns: 500, examples: [['100转0'], ['+1234567转0'], ['13800001111转801'], ['95588转1'], ['5000000转0']] },
  )
})
