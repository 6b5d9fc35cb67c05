import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Scope, scopes } from '#platform/core/rights.ts'
import { beyond, combineGrants, isAdministrator, spellOut } from './rules.ts'
import type { Grants } from './schema.ts'

const grants = fc.dictionary(
  fc.constantFrom('customer.read', 'customer.export', 'staff.manage', '*'),
  fc.constantFrom<Scope>(...scopes),
) as fc.Arbitrary<Grants>

describe('rights of several roles', () => {
  it('[ROL-14] the widest scope of all roles counts', () => {
    expect(combineGrants([{ 'customer.read': 'own', 'customer.print': 'all' }, { 'customer.read': 'branch' }])).toEqual(
      {
        'customer.read': 'branch',
        'customer.print': 'all',
      },
    )
  })

  it('holding one more role never takes anything away', () => {
    fc.assert(
      fc.property(
        fc.array(grants, { maxLength: 4 }),
        grants,
        (some, more) => beyond(combineGrants(some), combineGrants([...some, more])).length === 0,
      ),
    )
  })

  it('every right means every declared right, at the scope it was given', () => {
    expect(spellOut({ '*': 'branch', 'audit.read': 'all' }, ['audit.read', 'customer.read'])).toEqual({
      '*': 'branch',
      'audit.read': 'all',
      'customer.read': 'branch',
    })
  })
})

describe('granting', () => {
  it('nobody grants a right they do not hold, nor further than they hold it', () => {
    expect(beyond({ 'customer.read': 'all' }, { 'customer.read': 'department' })).toEqual(['customer.read'])
    expect(beyond({ 'customer.export': 'own' }, { 'customer.read': 'all' })).toEqual(['customer.export'])
    expect(beyond({ 'customer.read': 'own' }, { 'customer.read': 'department' })).toEqual([])
    expect(beyond({ '*': 'all' }, { 'customer.read': 'all', 'role.manage': 'all' })).toEqual(['*'])
    expect(beyond({ 'customer.read': 'all', '*': 'own' }, { '*': 'all' })).toEqual([])
  })

  it('what somebody holds they may grant', () => {
    fc.assert(fc.property(grants, (held) => beyond(held, held).length === 0))
  })

  it('who may change roles is an administrator', () => {
    expect(isAdministrator({ '*': 'all' })).toBe(true)
    expect(isAdministrator({ 'role.manage': 'all' })).toBe(true)
    expect(isAdministrator({ 'customer.read': 'all' })).toBe(false)
  })
})
