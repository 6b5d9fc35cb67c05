import { describe, expect, test } from 'vitest'
import { blankCustomer } from '../rules.ts'
import type { Customer } from '../schema.ts'
import { standardOf } from '../standard/rules.ts'
import { expiryOf, isFilled, qualityOf } from './rules.ts'

const today = '2026-11-23'
const standard = standardOf('{}')
const firm = (values: Partial<Customer>): Customer => ({
  ...blankCustomer('x', '2026-01-01T00:00:00Z', 'y'),
  kind: 'organisation',
  name: '云和康泰',
  ...values,
})
const whole = {
  phones: ['0578-5123226'],
  address: '中山东路 218 号',
  region: '331125',
  foundedOn: '2009-03',
  tradeSince: '2019-05-16',
  organisationForm: '有限责任公司',
  industry: '药品零售',
  assets: '100.00',
  creditCode: '91331125MA2E00000X',
  size: 'medium' as const,
}

describe('[ARC-02] completeness, accuracy, validity', () => {
  test('an archive with everything asked is complete, with nothing verified not accurate', () => {
    expect(qualityOf(firm(whole), standard, today)).toMatchObject({
      completeness: 100,
      accuracy: 0,
      validity: 100,
      missing: [],
      missingBasic: [],
    })
  })

  test('a missing basic field is named, and a hundred is never reached by rounding', () => {
    const quality = qualityOf(firm({ ...whole, foundedOn: null }), standard, today)
    expect(quality.completeness).toBeLessThan(100)
    expect(quality.missingBasic).toEqual(['foundedOn'])
  })

  test('accuracy counts what was found true', () => {
    const verified = { verified: 'true' as const, verifiedAt: '2026-11-01T00:00:00Z' }
    const marks = Object.fromEntries([...Object.keys(whole), 'name'].map((key) => [key, verified]))
    expect(qualityOf(firm({ ...whole, marks }), standard, today)).toMatchObject({ accuracy: 100, unverified: [] })
    expect(
      qualityOf(firm({ ...whole, marks: { ...marks, phones: { verified: 'false' } } }), standard, today).unverified,
    ).toEqual(['phones'])
  })

  test('a value goes out of date so many days after it was last known to hold, and a review makes it hold again', () => {
    const old = firm({ ...whole, createdAt: '2025-01-01T00:00:00Z' })
    expect(qualityOf(old, standard, today).expired.sort()).toEqual(['assets', 'phones'])
    expect(qualityOf({ ...old, reviewedOn: '2026-11-01' }, standard, today).expired).toEqual([])
    expect(
      qualityOf({ ...old, marks: { phones: { recordedAt: '2026-10-01T00:00:00Z' } } }, standard, today).expired,
    ).toEqual(['assets'])
  })

  test('the next day on which something goes out of date is known', () => {
    const { expiresOn } = qualityOf(firm({ ...whole, createdAt: '2026-01-01T00:00:00Z' }), standard, today)
    expect(expiresOn).toBe('2027-01-01')
    expect(expiryOf(firm({}), { type: 'text', label: { zh: '', en: '' } }, undefined)).toBeNull()
  })

  test('[ARC-13] who has not traded yet is not asked since when', () => {
    expect(qualityOf(firm({ processClass: 'aboutToTrade' }), standard, today).missing).not.toContain('tradeSince')
    expect(qualityOf(firm({ processClass: 'trading' }), standard, today).missing).toContain('tradeSince')
    expect(qualityOf({ ...firm({}), kind: 'individual' }, standard, today).missing).not.toContain('tradeSince')
  })

  test('false and nought are answers', () => {
    expect([isFilled(false), isFilled(0), isFilled(''), isFilled([]), isFilled(null)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
