import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Load, mayUndo, placeCustomers, placeThing } from './rules.ts'
import type { Plan } from './schema.ts'

const plan = (more: Partial<Plan> = {}): Plan => ({
  successors: ['a', 'b', 'c'],
  spread: 'evenly',
  named: [],
  papersTo: null,
  ...more,
})
const load = (total: number, regions: Record<string, number> = {}): Load => ({
  total,
  regions: new Map(Object.entries(regions)),
})

test('[ALC-07] every customer gets somebody, and shares differ by one at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 9 }), (customers, people) => {
      const successors = Array.from({ length: people }, (_, n) => `p${n}`)
      const placed = placeCustomers(
        Array.from({ length: customers }, (_, n) => ({ id: `c${n}`, region: null })),
        plan({ successors }),
        new Map(),
      )
      const counts = successors.map((id) => [...placed.values()].filter((to) => to === id).length)
      expect(placed.size).toBe(customers)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }),
  )
})

test('whoever has few customers gets the next ones', () => {
  const loads = new Map([
    ['a', load(10)],
    ['b', load(0)],
    ['c', load(9)],
  ])
  const placed = placeCustomers(
    ['1', '2', '3'].map((id) => ({ id, region: null })),
    plan(),
    loads,
  )
  expect([...placed.values()]).toEqual(['b', 'b', 'b'])
})

test('by region: whoever has customers in the district, else in the town, else in the province', () => {
  const loads = new Map([
    ['a', load(90, { '331102': 90 })],
    ['b', load(5, { '331121': 5 })],
    ['c', load(2, { '330106': 2 })],
  ])
  const by = (region: string | null) =>
    placeCustomers([{ id: '1', region }], plan({ spread: 'region' }), loads).get('1')
  expect([by('331121'), by('331122'), by('330102'), by('440100'), by(null)]).toEqual(['b', 'a', 'c', 'c', 'c'])
})

test('a thing goes with its customer; papers go where the plan sends papers; the rest to the first', () => {
  const owners = new Map([['x', 'b']])
  expect([
    placeThing('task', 'x', plan(), owners),
    placeThing('task', 'y', plan(), owners),
    placeThing('contract', null, plan(), owners),
    placeThing('paper', 'x', plan({ papersTo: 'c' }), owners),
    placeThing('collection', 'x', plan(), owners),
  ]).toEqual(['b', 'a', 'a', 'c', 'b'])
})

test('a hand-over may be undone for a day', () => {
  const end = '2026-11-23T02:00:00Z'
  expect(mayUndo(end, new Date('2026-11-24T02:00:00Z'))).toBe(true)
  expect(mayUndo(end, new Date('2026-11-24T02:00:01Z'))).toBe(false)
  expect(mayUndo(null, new Date(end))).toBe(false)
})
