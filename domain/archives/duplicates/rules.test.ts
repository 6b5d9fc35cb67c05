import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duplicateKeysOf, scorePair, type Telling, worthALook } from './rules.ts'

const firm = (name: string, more: Partial<Telling> = {}): Telling => ({ kind: 'organisation', name, ...more })
const person = (name: string, more: Partial<Telling> = {}): Telling => ({ kind: 'individual', name, ...more })

const sharesKey = (a: Telling, b: Telling) => duplicateKeysOf(a).some((key) => duplicateKeysOf(b).includes(key))
const reasons = (a: Telling, b: Telling) => scorePair(a, b).reasons.map((one) => one.code.replace('duplicate.', ''))

describe('keys of archives', () => {
  it.each([
    ['legal forms', firm('深圳市云创科技有限公司'), firm('深圳云创科技')],
    ['brackets', firm('云创科技（深圳）有限公司'), firm('深圳市云创科技有限公司')],
    ['traditional characters', firm('深圳市雲創科技有限公司'), firm('深圳市云创科技有限公司')],
    ['full width', firm('ＴＣＬ科技集团股份有限公司'), firm('TCL科技集团股份有限公司')],
    ['branch and parent', firm('中国工商银行股份有限公司'), firm('中国工商银行股份有限公司杭州分行')],
    ['a former name', firm('新牌子百货有限公司', { formerNames: ['老牌子百货有限公司'] }), firm('老牌子百货')],
    ['a phone', firm('甲商行', { phones: ['13800001111'] }), firm('乙商行', { phones: ['13800001111'] })],
    [
      'a credit code',
      firm('甲', { creditCode: '91330106MA2KXXXX0A' }),
      firm('乙', { creditCode: '91330106MA2KXXXX0A' }),
    ],
    [
      'a paper',
      person('甲', { paperNumber: '33010619800301001X' }),
      person('乙', { paperNumber: '33010619800301001X' }),
    ],
    [
      'an address with and without its city',
      firm('甲', { region: '330106', address: '浙江省杭州市西湖区文三路478号3楼' }),
      firm('乙', { region: '330106', address: '文三路478号3楼' }),
    ],
    ['names that sound alike', person('张英'), person('章颖')],
  ])('[ARC-43] agree on %s', (_what, a, b) => {
    expect(sharesKey(a, b)).toBe(true)
  })

  it('[ARC-43] differ for different firms, and a switchboard or a street alone is no key', () => {
    expect(
      sharesKey(
        firm('康美药业', { phones: ['400-800-1234'], address: '文三路' }),
        firm('福康堂', { phones: ['400-800-1234'], address: '文三路' }),
      ),
    ).toBe(false)
  })

  it('[ACC-19] do not spell out identity numbers', () => {
    expect(duplicateKeysOf(person('甲', { paperNumber: '33010619800301001X' })).join()).not.toContain('19800301')
  })
})

describe('how likely two archives are one customer', () => {
  it.each([
    [
      'the same credit code',
      firm('甲公司', { creditCode: '91330106MA2KXXXX0A' }),
      firm('乙公司', { creditCode: '91330106MA2KXXXX0A' }),
      100,
      100,
    ],
    [
      'same phone and similar name',
      firm('杭州联诚商贸有限公司', { phones: ['13800001111'] }),
      firm('联诚商贸行', { phones: ['13800001111'] }),
      60,
      100,
    ],
    ['the same long name in two spellings', firm('深圳市云创科技有限公司'), firm('深圳云创科技'), 60, 60],
    [
      'only the phone',
      firm('甲商行', { phones: ['13800001111'] }),
      firm('丙药房', { phones: ['13800001111'] }),
      worthALook,
      59,
    ],
    ['the same name in two cities', firm('杭州云创科技有限公司'), firm('深圳云创科技有限公司'), 0, worthALook - 1],
    [
      'branch and parent with one phone',
      firm('工商银行', { phones: ['0571-88886666'] }),
      firm('工商银行杭州分行', { phones: ['0571-88886666'] }),
      worthALook,
      55,
    ],
    ['namesakes', person('张伟'), person('张伟'), 0, worthALook - 1],
    [
      'namesakes of one birthday',
      person('张伟', { birthday: '1980-03-01' }),
      person('张伟', { birthday: '1980-03-01' }),
      60,
      80,
    ],
    [
      'namesakes of different birthdays with one phone',
      person('张伟', { phones: ['13800001111'], birthday: '1980-03-01' }),
      person('张伟', { phones: ['13800001111'], birthday: '1981-03-01' }),
      worthALook,
      45,
    ],
    [
      'namesakes with different identity numbers',
      person('张伟', { phones: ['13800001111'], paperNumber: '33010619800301001X' }),
      person('张伟', { phones: ['13800001111'], paperNumber: '330106198003010028' }),
      0,
      25,
    ],
    [
      'a firm and a person',
      firm('张伟', { phones: ['13800001111'] }),
      person('张伟', { phones: ['13800001111'] }),
      0,
      0,
    ],
  ])('[ARC-43] %s', (_what, a, b, least, most) => {
    const { score } = scorePair(a, b)
    expect(score).toBeGreaterThanOrEqual(least)
    expect(score).toBeLessThanOrEqual(most)
  })

  it('[ARC-43] is explained', () => {
    expect(
      reasons(
        firm('杭州联诚商贸有限公司', { phones: ['13800001111'] }),
        firm('联诚商贸行', { phones: ['13800001111'] }),
      ),
    ).toEqual(['same_phone', 'similar_name'])
    expect(reasons(person('张英', { phones: ['13800001111'] }), person('章颖', { phones: ['13800001111'] }))).toEqual([
      'same_phone',
      'similar_sound',
    ])
    expect(
      reasons(
        firm('甲', { creditCode: '91330106MA2KXXXX0A', phones: ['13800001111'] }),
        firm('甲', { creditCode: '91330106MA2KXXXX1B', phones: ['13800001111'] }),
      ),
    ).toContain('other_credit_code')
  })

  it('[ACC-19] names a shared phone only covered', () => {
    const [reason] = scorePair(firm('甲', { phones: ['13800001111'] }), firm('乙', { phones: ['13800001111'] })).reasons
    expect(reason?.params).toEqual({ phone: '138****1111' })
  })

  const anyone: fc.Arbitrary<Telling> = fc.record({
    kind: fc.constantFrom('organisation' as const, 'individual' as const),
    name: fc.constantFrom('张伟', '章伟', '云创科技', '深圳云创科技有限公司', '云创', '工商银行杭州分行', '工商银行'),
    phones: fc.constantFrom(null, ['13800001111'], ['13900002222', '13800001111']),
    birthday: fc.constantFrom(null, '1980-03-01', '1981-03-01'),
    creditCode: fc.constantFrom(null, '91330106MA2KXXXX0A', '91330106MA2KXXXX1B'),
    paperNumber: fc.constantFrom(null, '33010619800301001X', '330106198003010028'),
    address: fc.constantFrom(null, '杭州市文三路478号3楼', '文三路478号3楼'),
  })

  it('[ARC-43] does not depend on which comes first, and stays within 0 and 100', () => {
    fc.assert(
      fc.property(anyone, anyone, (a, b) => {
        const { score } = scorePair(a, b)
        expect(score).toBe(scorePair(b, a).score)
        expect(score >= 0 && score <= 100).toBe(true)
      }),
    )
  })

  it('[ARC-43] is worth a look only for archives that share a key or have similar names', () => {
    fc.assert(
      fc.property(anyone, anyone, (a, b) => {
        const { score, reasons: why } = scorePair(a, b)
        fc.pre(score >= worthALook && !why.some((one) => one.code === 'duplicate.similar_name'))
        expect(sharesKey(a, b)).toBe(true)
      }),
    )
  })
})
