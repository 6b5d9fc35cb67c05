import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, type Formula, readsOf } from './formula.ts'

const today = '2026-11-23'
const from = (values: Record<string, unknown>) => ({ value: (key: string) => values[key], today })

// Amounts as people write them: up to a hundred million with two decimals.
const amount = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }).map((fen) => (fen / 100).toFixed(2))
const fenOf = (text: string) => BigInt(text.replace('.', ''))

describe('a formula', () => {
  it('[FRM-14] adds, takes away and multiplies amounts to the fen, whatever they are', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const values = from({ a, b })
        const both = [{ field: 'a' }, { field: 'b' }] as const
        expect(fenOf(Number(compute({ plus: both }, values)).toFixed(2))).toBe(fenOf(a) + fenOf(b))
        expect(fenOf(Number(compute({ minus: both }, values)).toFixed(2))).toBe(fenOf(a) - fenOf(b))
      }),
    )
  })

  it.each([
    [
      '[FRM-14] 加工净额 = 加工金额 − 返工金额',
      { minus: [{ field: 'a' }, { field: 'b' }] },
      { a: '0.30', b: '0.10' },
      '0.2',
    ],
    ['[FRM-14] 平均每家年销售额', { over: [{ field: 'a' }, { field: 'b' }] }, { a: '100', b: 3 }, '33.33333333'],
    [
      '[FRM-14] 单价×数量×折扣',
      { times: [{ field: 'a' }, { field: 'b' }, { field: 'c' }] },
      { a: '19.90', b: 3, c: '0.85' },
      '50.745',
    ],
    ['nothing divided by nothing', { over: [{ field: 'a' }, { field: 'b' }] }, { a: '1', b: '0' }, null],
    ['a price that is missing', { times: [{ field: 'a' }, { field: 'b' }] }, { a: '1' }, null],
    ['the sum of a column', { sum: 't.x' }, { t: [{ x: '1.10' }, { x: null }, { x: '2.2' }] }, '3.3'],
    ['the mean of a column, empty ones apart', { mean: 't.x' }, { t: [{ x: '1' }, {}, { x: '4' }] }, '2.5'],
    ['rows counted', { count: 't' }, { t: [{}, {}] }, '2'],
    ['years until the day before a birthday', { yearsSince: 'd' }, { d: '1990-11-24' }, '35'],
    ['years on a birthday', { yearsSince: 'd' }, { d: '1990-11-23' }, '36'],
    ['days between', { daysBetween: ['d', 'e'] }, { d: '2026-02-27', e: '2026-03-01' }, '2'],
    ['text where a number belongs', { plus: [{ field: 'a' }, { number: '1' }] }, { a: 'viel' }, null],
  ] as [string, Formula, Record<string, unknown>, string | null][])('%s', (_what, formula, values, expected) => {
    expect(compute(formula, from(values))).toBe(expected)
  })

  it('weighs scores as shares of the most they could be', () => {
    const weighted = [
      { field: 'a', weight: 3, most: 5 },
      { field: 'b', weight: 1, most: 10 },
    ]
    expect(compute({ weighted, outOf: 100 }, from({ a: 5, b: 10 }))).toBe('100')
    expect(compute({ weighted, outOf: 100 }, from({ a: 0, b: 10 }))).toBe('25')
    expect(compute({ weighted, outOf: 100 }, from({ a: 5 }))).toBeNull()
  })

  const tree: fc.Arbitrary<Formula> = fc.letrec<{ node: Formula }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('a', 'b', 'c').map((field) => ({ field })),
      amount.map((number) => ({ number })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((plus) => ({ plus })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((times) => ({ times })),
      fc.tuple(tie('node'), tie('node')).map((minus) => ({ minus })),
      fc.tuple(tie('node'), tie('node')).map((over) => ({ over })),
    ),
  })).node

  it('of any shape gives a plain decimal number or nothing, and reads only what it says it reads', () => {
    fc.assert(
      fc.property(
        tree,
        fc.record({ a: amount, b: amount, c: fc.oneof(amount, fc.constant(null)) }),
        (formula, values) => {
          const asked = new Set<string>()
          const result = compute(formula, {
            today,
            value: (key) => {
              asked.add(key)
              return values[key as 'a']
            },
          })
          expect(result === null || /^-?\d+(\.\d+)?$/.test(result)).toBe(true)
          for (const key of asked) expect(readsOf(formula)).toContain(key)
        },
      ),
    )
  })
})

/** Share of a target that was reached: more is better for some indicators, less for others. */
const reached: Formula = {
  byOption: 'direction',
  of: {
    higher: { over: [{ field: 'actual' }, { field: 'target' }] },
    lower: { minus: [{ number: '2' }, { over: [{ field: 'actual' }, { field: 'target' }] }] },
  },
}

describe('[FRM-14] a formula', () => {
  it.each([
    ['higher', '90', '100', '0.9'],
    ['lower', '0', '5', '2'],
    ['lower', '10', '5', '0'],
    ['neither', '1', '1', null],
    [undefined, '1', '1', null],
    ['constructor', '1', '1', null],
  ])('chosen by an option: %s, %s of %s is %s', (direction, actual, target, expected) => {
    expect(compute(reached, from({ direction, actual, target }))).toBe(expected)
  })

  it('is capped and floored', () => {
    const within: Formula = { least: [{ number: '1.2' }, { most: [{ number: '0' }, { field: 'rate' }] }] }
    expect(['-1', '0.5', '3'].map((rate) => compute(within, from({ rate })))).toEqual(['0', '0.5', '1.2'])
    expect(compute(within, from({}))).toBe(null)
  })

  it('counts the rows whose column is ticked', () => {
    const open: Formula = { minus: [{ count: 'tasks' }, { ticked: 'tasks.isDone' }] }
    expect(compute(open, from({ tasks: [{ isDone: true }, { isDone: false }, {}, { isDone: true }] }))).toBe('2')
    expect(compute(open, from({}))).toBe('0')
    expect(readsOf(open)).toEqual(['tasks', 'tasks'])
  })

  it('names every field it reads', () => {
    expect(new Set(readsOf({ least: [reached, { sum: 'rows.amount' }] }))).toEqual(
      new Set(['direction', 'actual', 'target', 'rows']),
    )
  })
})
