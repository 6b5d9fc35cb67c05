import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskIdentity, parseIdentity, parseResidentId } from './resident-id.ts'

describe('居民身份证 (GB 11643)', () => {
  test('18 characters tell region, birthday and sex', () => {
    expect(parseResidentId('11010519491231002x')).toEqual({
      ok: true,
      kind: 'resident_id',
      value: '11010519491231002X',
      regionCode: '110105',
      bornOn: '1949-12-31',
      sex: 'female',
    })
  })

  test('15 digits of an old card are written in full', () => {
    expect(parseResidentId('130503670401001')).toMatchObject({
      value: '130503196704010016',
      bornOn: '1967-04-01',
      sex: 'male',
    })
  })

  test.each([
    ['', 'resident_id.empty', {}],
    ['1101051949023000', 'resident_id.length', { digits: 16 }],
    ['11010519491231O02X', 'resident_id.character', { character: 'O', at: 15 }],
    ['1101X5194912310029', 'resident_id.character', { character: 'X', at: 5 }],
    ['99010519491231002X', 'resident_id.region', { region: '99' }],
    ['110105194902300021', 'resident_id.date', { date: '1949-02-30' }],
    ['110105190002290021', 'resident_id.date', { date: '1900-02-29' }],
    ['110105209912310029', 'resident_id.future', { date: '2099-12-31' }],
    ['110105194912310021', 'resident_id.check_digit', {}],
  ])('%j is refused: %s', (text, reason, params) => {
    expect(parseResidentId(text, '2026-11-22')).toEqual({ ok: false, reason, params })
  })

  test('one changed digit and two swapped neighbours are always noticed', () => {
    const id = '11010519491231002X'
    fc.assert(
      fc.property(fc.nat({ max: 16 }), fc.nat({ max: 9 }), (at, digit) => {
        fc.pre(id.charAt(at) !== String(digit))
        expect(parseResidentId(id.slice(0, at) + digit + id.slice(at + 1)).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.nat({ max: 15 }), (at) => {
        fc.pre(id.charAt(at) !== id.charAt(at + 1))
        expect(parseResidentId(id.slice(0, at) + id.charAt(at + 1) + id.charAt(at) + id.slice(at + 2)).ok).toBe(false)
      }),
    )
  })
})

describe('other papers', () => {
  test.each([
    ['810000199408230021', 'residence_permit'],
    ['H12345678', 'hk_macau_permit'],
    ['M1234567801', 'hk_macau_permit'],
    ['12345678', 'taiwan_permit'],
    ['1234567801B', 'taiwan_permit'],
    ['E12345678', 'passport'],
    ['EA1234567', 'passport'],
    ['K1234567', 'passport'],
    ['USA110000000012', 'foreign_residence'],
  ])('%s is a %s', (text, kind) => {
    expect(parseIdentity(text)).toMatchObject({ ok: true, kind })
  })

  test.each([
    ['XYZ', 'identity.unknown'],
    ['110105194912310021', 'resident_id.check_digit'],
    ['', 'resident_id.empty'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseIdentity(text)).toMatchObject({ ok: false, reason })
  })
})

test('masked numbers keep their ends and their length', () => {
  expect(maskIdentity('11010519491231002X')).toBe('1101**********002X')
  expect(maskIdentity('E12345678')).toBe('E1*****78')
  expect(maskIdentity('123')).toBe('***')
})
