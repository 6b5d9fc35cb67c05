import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { propose, type Representative, type ToGive } from './rules.ts'
import { usualRules } from './schema.ts'

const today = '2026-11-23'
const person = (id: string, more: Partial<Representative> = {}): Representative => ({
  id,
  hiredOn: '2020-01-01',
  holds: 10,
  cap: null,
  sales: 100,
  done: 10,
  onTime: 10,
  regions: new Map(),
  ...more,
})
const customer = (customerId: string, more: Partial<ToGive> = {}): ToGive => ({
  customerId,
  collectorId: null,
  region: null,
  ...more,
})

describe('[ALC-02] the five rules', () => {
  test('the collector keeps what he collected, before everything else', () => {
    const people = [person('a', { regions: new Map([['331102', 50]]) }), person('b')]
    const [one] = propose([customer('1', { collectorId: 'b', region: '331102' })], people, usualRules, today)
    expect(one).toMatchObject({ to: 'b', rule: 'collector' })
  })

  test('whoever is full gets no more by the rules, but keeps what he collected', () => {
    const people = [person('full', { cap: 10, sales: 999 }), person('room', { cap: 12 })]
    const customers = ['1', '2', '3'].map((id) => customer(id))
    const given = propose([customer('0', { collectorId: 'full' }), ...customers], people, usualRules, today)
    expect(given).toMatchObject([
      { to: 'full', rule: 'collector' },
      { to: 'room', rule: 'ability' },
      { to: 'room', rule: 'ability' },
      { to: null, rule: 'judgement' },
    ])
  })

  test('then the nearest: district before town, never the province alone', () => {
    const people = [
      person('a', { regions: new Map([['331102', 3]]) }),
      person('b', { regions: new Map([['331121', 9]]) }),
      person('c', { regions: new Map([['330106', 99]]) }),
    ]
    const rules = usualRules.filter((rule) => rule.key === 'nearest')
    const given = propose(
      ['331102', '331122', '330681'].map((region) => customer(region, { region })),
      people,
      rules,
      today,
    )
    expect(given).toMatchObject([
      { to: 'a', rule: 'nearest', facts: { customersNear: 3 } },
      { to: 'b', facts: { customersNear: 9 } },
      { to: null, rule: 'judgement' },
    ])
  })

  test('a part of the rest goes to new staff, the others by ability, workload and efficiency', () => {
    const people = [
      person('new', { hiredOn: '2026-10-20', holds: 0, sales: 0, done: 0, onTime: 0 }),
      person('good', { sales: 900, holds: 20 }),
      person('late', { sales: 900, holds: 20, onTime: 0 }),
    ]
    const given = propose(
      Array.from({ length: 10 }, (_, n) => customer(String(n))),
      people,
      usualRules,
      today,
    )
    expect(given.filter((one) => one.rule === 'newStaff').map((one) => one.to)).toEqual(['new', 'new'])
    const counts = (id: string) => given.filter((one) => one.rule === 'ability' && one.to === id).length
    expect(counts('good') + counts('new')).toBeGreaterThan(counts('late'))
    expect(given.find((one) => one.rule === 'ability')?.facts).toHaveProperty('onTime')
  })

  test('[ALC-03] every customer has one line and a rule, and the same input gives the same proposal', () => {
    const some = fc.record({
      customers: fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 }),
      people: fc.integer({ min: 0, max: 6 }),
    })
    fc.assert(
      fc.property(some, ({ customers, people }) => {
        const all = Array.from({ length: people }, (_, n) => person(`p${n}`, { holds: n }))
        const asked = customers.map((n) => customer(String(n), { collectorId: n % 3 === 0 ? `p${n % 7}` : null }))
        const given = propose(asked, all, usualRules, today)
        expect(given.map((one) => one.customerId)).toEqual(asked.map((one) => one.customerId))
        expect(given.every((one) => (one.to === null) === (one.rule === 'judgement'))).toBe(true)
        expect(propose(asked, all, usualRules, today)).toEqual(given)
        if (people > 0) expect(given.every((one) => one.to !== null)).toBe(true)
      }),
    )
  })
})
