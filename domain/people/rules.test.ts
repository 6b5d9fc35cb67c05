import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingAids, makesCircle, nextNumber } from './rules.ts'

describe('staff numbers', () => {
  it.each([
    [[], '001'],
    [['001', '002'], '003'],
    [['0099'], '0100'],
    [['999'], '1000'],
    [['KF-07'], '001'],
  ])('after %j comes %s', (inUse, next) => {
    expect(nextNumber(inUse)).toBe(next)
  })

  it('a number is never given twice', () => {
    fc.assert(fc.property(fc.array(fc.nat(99_999).map(String)), (inUse) => !inUse.includes(nextNumber(inUse))))
  })
})

describe('superiors', () => {
  const managerOf = new Map<string, string | null>([
    ['boss', null],
    ['head', 'boss'],
    ['clerk', 'head'],
  ])

  it('[ROL-14] nobody becomes their own superior, at any distance', () => {
    expect(makesCircle('boss', 'clerk', managerOf)).toBe(true)
    expect(makesCircle('head', 'head', managerOf)).toBe(true)
    expect(makesCircle('clerk', 'boss', managerOf)).toBe(false)
  })
})

describe('finding colleagues', () => {
  it('a person is found by surname reading and by number', () => {
    const { sortKey, tokens } = findingAids({ name: '单晓雨', number: '007', phones: null })
    expect(sortKey.startsWith('shan')).toBe(true)
    expect(tokens).toContain('单晓')
    expect(tokens).toContain('^007')
  })
})
