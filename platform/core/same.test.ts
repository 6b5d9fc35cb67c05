import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSame } from './same.ts'

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, turned(one)]),
  )
}

it('values are the same in any order of their keys', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => isSame(value, turned(value))))
})

it.each([
  [null, undefined, true],
  [{ a: 1 }, { a: 1, b: null }, true],
  [{ a: 1 }, { a: 2 }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  ['1', 1, false],
  [null, '', false],
  [[1], [1, null], false],
])('%j and %j: %s', (a, b, expected) => {
  expect([isSame(a, b), isSame(b, a)]).toEqual([expected, expected])
})
