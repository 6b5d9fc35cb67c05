import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesCondition } from '#platform/core/condition-match.ts'
import { guest } from '#platform/core/rights.ts'
import { customerScope, maskCustomer, maskValue, openCustomer, reaches, uncover, whyNot } from './policy.ts'
import { blankCustomer, diffOfCustomer, numberFor, prepareCustomer, replacedClasses } from './rules.ts'
import { type Customer, customer } from './schema.ts'
import { standardOf, whyNotAdd } from './standard/rules.ts'

const now = new Date('2026-11-23T02:00:00Z')
const standard = standardOf('{}')
const writing = { now, actorId: '00000000-0000-7000-8000-000000000001' }
const id = '00000000-0000-7000-8000-0000000000aa'
const actorWith = (rights: Record<string, 'own' | 'department' | 'branch' | 'all'>) => ({
  ...guest,
  kind: 'staff' as const,
  id: writing.actorId,
  departmentId: 'd1',
  departmentIds: ['d1', 'd2'],
  branchIds: ['d1', 'd2', 'd3'],
  rights,
})

const opened = (values: Record<string, unknown>) =>
  prepareCustomer(
    id,
    undefined,
    { kind: 'organisation', name: '云和康泰医药连锁有限公司', number: 'KH-26-00001', ...values } as never,
    standard,
    writing,
  ).next

describe('[ARC-41] numbers', () => {
  test.each([
    ['organisation', 382, 'KH-26-00382'],
    ['individual', 1, 'GR-26-00001'],
    ['organisation', 123_456, 'KH-26-123456'],
  ] as const)('%s %i is %s', (kind, serial, number) => {
    expect(numberFor(kind, '2026-11-23', serial)).toBe(number)
  })
})

describe('preparing an archive', () => {
  test('the same values again make no difference', () => {
    const row = opened({ address: '浙江省丽水市云和县中山东路218号', phones: ['0578-5123226'] })
    expect(prepareCustomer(id, row, { name: row.name, phones: row.phones }, standard, writing).diff).toEqual({})
  })

  test('is pure: what it was given stays as it was', () => {
    const row = opened({ tags: ['老友'] })
    const copy = structuredClone(row)
    prepareCustomer(id, row, { tags: ['新友'], extra: { a: 1 } }, standard, writing)
    expect(row).toEqual(copy)
  })

  test('whatever is changed, the difference says exactly what differs', () => {
    const values = fc.record(
      {
        shortName: fc.option(fc.string()),
        tags: fc.option(fc.array(fc.string())),
        employees: fc.option(fc.nat()),
        isCore: fc.option(fc.boolean()),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(values, values, (first, second) => {
        const before = opened(first)
        const { next, diff } = prepareCustomer(id, before, second as never, standard, writing)
        const differs = (key: string) =>
          JSON.stringify(before[key as keyof Customer]) !== JSON.stringify(next[key as keyof Customer])
        return ['shortName', 'tags', 'employees', 'isCore'].every((key) => differs(key) === key in diff)
      }),
    )
  })

  test('tokens and keys follow the name, money has a currency', () => {
    const row = opened({ assets: '100.00' })
    expect(row.searchTokens).toContain('康泰')
    expect(row.duplicateKeys?.length).toBeGreaterThan(0)
    expect(row.assetsCurrency).toBe('CNY')
    const renamed = prepareCustomer(id, row, { name: '景宁惠民大药房', assets: null }, standard, writing).next
    expect(renamed.searchTokens).not.toContain('康泰')
    expect(renamed.assetsCurrency).toBeNull()
  })

  test('[ARC-28] only a class that replaces another counts as replaced', () => {
    const first = prepareCustomer(id, opened({}), { abc: 'A' }, standard, writing)
    expect(replacedClasses(first.diff)).toEqual([])
    expect(
      replacedClasses(prepareCustomer(id, first.next, { abc: 'B', remarks: 'x' }, standard, writing).diff),
    ).toEqual(['abc'])
  })
})

describe('scope', () => {
  const placed = (one: Partial<Customer>) => ({ ...blankCustomer(id, now.toISOString(), 'somebody'), ...one })
  const rows = [
    placed({ ownerId: writing.actorId }),
    placed({ collectorId: writing.actorId }),
    placed({ createdBy: writing.actorId }),
    placed({ departmentId: 'd1' }),
    placed({ departmentId: 'd2' }),
    placed({ departmentId: 'd3' }),
    placed({ departmentId: 'd4' }),
  ]
  test.each([
    ['own', 3],
    ['department', 5],
    ['branch', 6],
    ['all', 7],
  ] as const)('%s reaches %i of the seven, and the condition says the same as the sentence', (scope, reached) => {
    const actor = actorWith({ 'customer.read': scope })
    expect(rows.filter((row) => reaches(actor, 'customer.read', row))).toHaveLength(reached)
    const condition = customerScope(actor, 'customer.read') ?? { all: [] }
    const context = { now, actorId: actor.id, departmentIds: actor.departmentIds }
    for (const row of rows)
      expect(matchesCondition(condition, customer.fields, row, context)).toBe(reaches(actor, 'customer.read', row))
  })

  test('without the right nothing is reached', () => {
    expect(customerScope(actorWith({}), 'customer.read')).toEqual({ any: [] })
    expect(whyNot('change', actorWith({ 'customer.read': 'all' }), rows[0] as Customer)).toMatchObject({
      code: 'right.missing',
    })
  })
})

describe('[ACC-19] covering', () => {
  const row = opened({
    phones: ['13800002761', '0578-5123226'],
    bankAccount: '6222000011112222',
    family: '一子一女',
    emails: ['kang@example.cn'],
  })

  test('personal values stand covered for everybody; who may uncover them is told which', () => {
    const {
      row: shown,
      masked,
      locked,
    } = maskCustomer({ ...row, ownerId: writing.actorId }, actorWith({ 'customer.reveal': 'own' }))
    expect(shown.phones?.[0]).toBe('138****2761')
    expect(shown).toMatchObject({ family: '***', emails: ['ka***@example.cn'] })
    expect(masked).toEqual(expect.arrayContaining(['phones', 'family', 'emails']))
    expect(locked).toEqual(['bankAccount'])
  })

  test('without the right they are locked, and secrets are not there at all', () => {
    const { row: shown, masked, locked } = maskCustomer(row, actorWith({}))
    expect(masked).toEqual([])
    expect(locked).toEqual(expect.arrayContaining(['phones', 'bankAccount']))
    expect(shown).not.toHaveProperty('bankAccount')
  })

  test('a paper that leaves the screen is open where the rights reach', () => {
    expect(openCustomer(row, actorWith({ 'customer.reveal': 'all' }))).toMatchObject({
      phones: row.phones,
      family: '一子一女',
    })
    expect(openCustomer(row, actorWith({}))).toMatchObject({ family: '***' })
  })

  test.each([
    ['birthday', '1962-10-15', '--10-15'],
    ['birthday', 'L1956-10+-15', 'L--10+-15'],
    ['birthday', '1962-10', '***'],
    ['paperNumber', '332526196811033019', '3325**********3019'],
    ['health', '高血压', '***'],
  ] as const)('%s %s is shown as %s', (key, value, shown) => {
    expect(maskValue(customer.fields[key], value)).toBe(shown)
  })

  test('a cover that comes back stands for what it covers', () => {
    fc.assert(
      fc.property(fc.array(fc.emailAddress(), { minLength: 1, maxLength: 3 }), (emails) => {
        const shown = maskValue(customer.fields.emails, emails) as string[]
        const distinct = new Set(shown).size === shown.length
        return !distinct || JSON.stringify(uncover(customer.fields.emails, emails, shown)) === JSON.stringify(emails)
      }),
    )
  })
})

describe('[ARC-43] the standard', () => {
  test('refuses a field whose key, name or meaning is there already', () => {
    expect(whyNotAdd(standard, 'industry', '细分行业')).toBe('extra_field.key_taken')
    expect(whyNotAdd(standard, 'own1', '业种')).toBe('extra_field.name_taken')
    expect(whyNotAdd(standard, 'own1', '联系电话')).toBe('extra_field.name_taken')
    expect(whyNotAdd(standard, 'own1', '会员卡押金')).toBeUndefined()
  })

  test('[ARC-17] [ARC-18] a trade raises what is asked', () => {
    const distribution = standardOf(JSON.stringify({ packs: ['distribution'], settings: null, extra: null }))
    const basic = (of: typeof standard) => of.asked.organisation.filter((one) => one.isBasic).map((one) => one.key)
    expect(basic(standard)).not.toContain('size')
    expect(basic(distribution)).toEqual(expect.arrayContaining(['size', 'industry']))
    expect(distribution.asked.organisation.map((one) => one.key)).toEqual(
      expect.arrayContaining(['serviceArea', 'sellingAbility', 'growthPotential']),
    )
  })

  test('a field the firm put away is gone, one it renamed has its name', () => {
    const source = {
      packs: ['property'],
      settings: null,
      extra: [
        { key: 'building', definition: { type: 'text', label: { zh: '座', en: 'Block' } }, archived: false },
        { key: 'unit', definition: {}, archived: true },
      ],
    }
    const { extra } = standardOf(JSON.stringify(source))
    expect(extra['building']?.label.zh).toBe('座')
    expect(extra['unit']).toBeUndefined()
  })
})

describe('history', () => {
  test('fields of the firm’s own differ one by one', () => {
    const before = { ...opened({}), extra: { unit: '1-101', skin: 'dry' } }
    expect(diffOfCustomer(before, { ...before, extra: { unit: '1-102' } })).toEqual({
      'extra.unit': ['1-101', '1-102'],
      'extra.skin': ['dry', null],
    })
  })
})
