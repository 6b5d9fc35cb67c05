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

const someCustomers = (n: number) => Array.from({ length: n }, (_, at) => ({ id: `c${at}`, region: null }))

test('[ALC-07] in equal shares every customer gets somebody, and no share is bigger by more than one unless so named', () => {
  const people = fc.integer({ min: 1, max: 9 }).chain((n) =>
    fc.record({
      held: fc.array(fc.nat(500), { minLength: n, maxLength: n }),
      named: fc.array(fc.tuple(fc.nat(199), fc.nat(n - 1)), { maxLength: 20 }),
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), people, (customers, { held, named }) => {
      const successors = held.map((_, n) => `p${n}`)
      const wanted = new Map(named.filter(([at]) => at < customers).map(([at, to]) => [`c${at}`, `p${to}`]))
      const placed = placeCustomers(
        someCustomers(customers),
        plan({ successors, named: [...wanted].map(([customerId, to]) => ({ customerId, to })) }),
        new Map(held.map((total, n) => [`p${n}`, load(total)])),
      )
      expect(placed.size).toBe(customers)
      for (const [id, to] of wanted) expect(placed.get(id)).toBe(to)
      const shareOf = (id: string) => [...placed.values()].filter((to) => to === id).length
      const least = Math.min(...successors.map(shareOf))
      for (const id of successors) {
        const ofThemNamed = [...wanted.values()].filter((to) => to === id).length
        expect(shareOf(id)).toBeLessThanOrEqual(Math.max(least + 1, ofThemNamed))
      }
    }),
  )
})

test.each([
  ['a newcomer gets no more than the others', 6, [10, 0, 9], [2, 2, 2]],
  ['the odd one goes to whoever has fewest', 7, [10, 0, 9], [2, 3, 2]],
  ['the odd two go to the two who have fewest', 8, [10, 0, 9], [2, 3, 3]],
  ['fewer than successors', 2, [5, 5, 0], [1, 0, 1]],
] as const)('[ALC-07] equal shares: %s', (_, customers, held, shares) => {
  const placed = placeCustomers(
    someCustomers(customers),
    plan(),
    new Map(['a', 'b', 'c'].map((id, n) => [id, load(held[n] ?? 0)])),
  )
  expect(['a', 'b', 'c'].map((id) => [...placed.values()].filter((to) => to === id).length)).toEqual(shares)
})

test('[ALC-07] whom a customer is named for has had it as part of the share, wherever it stands in the list', () => {
  const placed = placeCustomers(
    someCustomers(4),
    plan({
      successors: ['a', 'b'],
      named: [
        { customerId: 'c3', to: 'a' },
        { customerId: 'c2', to: 'a' },
      ],
    }),
    new Map(),
  )
  expect(Object.fromEntries(placed)).toEqual({ c0: 'b', c1: 'b', c2: 'a', c3: 'a' })
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
