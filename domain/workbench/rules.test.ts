import { expect, test } from 'vitest'
import { byDue, isWeekend, whenOf, writeInBy } from './rules.ts'

test('[ARC-26] what was obtained on the 21st may be written in until the 23rd', () => {
  expect(writeInBy('2026-11-21')).toBe('2026-11-23')
})

test.each([
  ['2026-11-22', 'late'],
  ['2026-11-23', 'today'],
  ['2026-11-24', 'soon'],
  [null, 'undated'],
])('what is due on %s is %s on 23 November', (dueOn, when) => {
  expect(whenOf(dueOn, '2026-11-23')).toBe(when)
})

test('matters stand in the order of their days, those without one last', () => {
  const matters = [{ dueOn: null }, { dueOn: '2026-11-24' }, { dueOn: '2026-11-20' }]
  expect(matters.toSorted(byDue).map((one) => one.dueOn)).toEqual(['2026-11-20', '2026-11-24', null])
})

test('Saturday and Sunday are the weekend', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(isWeekend)).toEqual([false, true, true, false])
})
