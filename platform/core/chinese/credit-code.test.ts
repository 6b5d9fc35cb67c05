import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCompanyCode, parseCreditCode, parseOrganisationCode, parseRegistrationNumber } from './credit-code.ts'

describe('统一社会信用代码 (GB 32100)', () => {
  test.each([
    '91330100799655058B',
    '9144030071526726XG',
    '914403001922038216',
    '９１３３０１００７９９６５５０５８ｂ',
    '9133 0100 7996 5505 8B',
  ])('%s is right', (text) => {
    expect(parseCreditCode(text)).toMatchObject({ ok: true })
  })

  test('it says where it was registered and the organisation code', () => {
    expect(parseCreditCode('91330100799655058B')).toMatchObject({ regionCode: '330100', organisationCode: '799655058' })
  })

  test.each([
    ['', 'credit_code.empty', {}],
    ['91330100', 'credit_code.length', { digits: 8 }],
    ['9133010079965505OB', 'credit_code.letter', { letter: 'O', at: 17 }],
    ['91330100799655058！', 'credit_code.character', { character: '!', at: 18 }],
    ['Z1330100799655058B', 'credit_code.letter', { letter: 'Z', at: 1 }],
    ['X1330100799655058B', 'credit_code.department', { character: 'X' }],
    ['913301A0799655058B', 'credit_code.region', { text: '3301A0' }],
    ['91330100799655058A', 'credit_code.check_digit', {}],
  ])('%j is refused: %s', (text, reason, params) => {
    expect(parseCreditCode(text)).toEqual({ ok: false, reason, params })
  })

  test('one changed character is always noticed', () => {
    const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY')
    fc.assert(
      fc.property(fc.nat({ max: 17 }), fc.constantFrom(...alphabet), (at, character) => {
        const code = '91330100799655058B'
        fc.pre(code.charAt(at) !== character)
        expect(parseCreditCode(code.slice(0, at) + character + code.slice(at + 1)).ok).toBe(false)
      }),
    )
  })
})

describe('older numbers', () => {
  test('组织机构代码 (GB 11714)', () => {
    expect(parseOrganisationCode('71526726-X')).toEqual({ ok: true, kind: 'organisation_code', value: '71526726-X' })
    expect(parseOrganisationCode('715267261')).toMatchObject({ reason: 'organisation_code.check_digit' })
    expect(parseOrganisationCode('7152672')).toMatchObject({ reason: 'organisation_code.length' })
    expect(parseOrganisationCode('71526726A')).toMatchObject({ reason: 'organisation_code.character' })
  })

  test('工商注册号: exactly one last digit fits', () => {
    const fitting = Array.from({ length: 10 }, (_, digit) => parseRegistrationNumber(`44030110312345${digit}`)).filter(
      (result) => result.ok,
    )
    expect(fitting).toHaveLength(1)
    expect(parseRegistrationNumber('1100000000000')).toMatchObject({ reason: 'registration_number.length' })
    expect(parseRegistrationNumber('11000000000000A')).toMatchObject({ reason: 'registration_number.character' })
    // The number of a company's licence printed before 2015.
    expect(parseRegistrationNumber('110108000000016').ok).toBe(true)
  })

  test('the length tells which it is', () => {
    expect(parseCompanyCode('799655058')).toMatchObject({ kind: 'organisation_code' })
    expect(parseCompanyCode('110108000000016')).toMatchObject({ kind: 'registration_number' })
    expect(parseCompanyCode('123')).toMatchObject({ reason: 'credit_code.length' })
  })
})
