import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingAids, makesCircle, nextNumber, resolveDepartment, resolvePost, resolveStaff } from './rules.ts'

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

describe('reading a staff list', () => {
  const departments = [
    { id: 'hz', name: '杭州分公司', parentId: null },
    { id: 'nb', name: '宁波分公司', parentId: null },
    { id: 'hz-kf', name: '客服部', parentId: 'hz' },
    { id: 'nb-kf', name: '客服部', parentId: 'nb' },
    { id: 'hz-kf-1', name: '一组', parentId: 'hz-kf' },
  ]

  it.each([
    ['杭州分公司/客服部', 'hz-kf'],
    ['宁波分公司 > 客服部', 'nb-kf'],
    ['客服部/一组', 'hz-kf-1'],
    [' 一 组 ', 'hz-kf-1'],
  ])('department %s', (cell, id) => {
    expect(resolveDepartment(cell, departments)).toEqual({ ok: true, id })
  })

  it('says what is open instead of guessing', () => {
    expect(resolveDepartment('客服部', departments)).toMatchObject({ ok: false, code: 'staff.department_ambiguous' })
    expect(resolveDepartment('财务部', departments)).toMatchObject({ ok: false, code: 'staff.no_such_department' })
    expect(resolveDepartment(' ', departments)).toMatchObject({ ok: false })
  })

  const people = [
    { id: 'a', number: '007', name: '单晓雨' },
    { id: 'b', number: '008', name: '王强' },
    { id: 'c', number: '009', name: '王强' },
  ]

  it('a superior is named by number, or by a name only one person has', () => {
    expect(resolveStaff('008', people)).toEqual({ ok: true, id: 'b' })
    expect(resolveStaff('单晓雨', people)).toEqual({ ok: true, id: 'a' })
    expect(resolveStaff('王强', people)).toMatchObject({ ok: false, code: 'staff.person_ambiguous' })
    expect(resolveStaff('赵六', people)).toMatchObject({ ok: false, code: 'staff.no_such_person' })
  })

  it('a post is looked for in the own department first', () => {
    const posts = [
      { id: 'p1', title: '经理', departmentId: 'hz-kf' },
      { id: 'p2', title: '经理', departmentId: 'nb-kf' },
    ]
    expect(resolvePost('经理', 'nb-kf', posts)).toEqual({ ok: true, id: 'p2' })
    expect(resolvePost('经理', undefined, posts)).toMatchObject({ ok: false, code: 'staff.post_ambiguous' })
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
