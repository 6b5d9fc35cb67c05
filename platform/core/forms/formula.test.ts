import { describe, expect, it } from 'vitest'
import { compute, type Formula, readsOf } from './formula.ts'

const from = (values: Record<string, unknown>) => ({ value: (key: string) => values[key], today: '2026-06-01' })

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
