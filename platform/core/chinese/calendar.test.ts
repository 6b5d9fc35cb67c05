import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  isCalendarKnown,
  isWorkingDay,
  workCalendar,
  workingDayFrom,
  workingDaysBetween,
  workingDayUpTo,
} from './calendar.ts'
import { parseYesNo } from './yes-no.ts'

// 国庆节 2026: free 1–7 October, made up on 20 September and 10 October.
const october = Array.from({ length: 7 }, (_, day) => ({ on: `2026-10-0${day + 1}`, working: false }))
const calendar = workCalendar([...october, { on: '2026-09-20', working: true }, { on: '2026-10-10', working: true }])

describe('[VIS-02] working days', () => {
  test('weekends are free, holidays too, and make-up days are worked', () => {
    expect(isWorkingDay('2026-09-18', calendar)).toBe(true)
    expect(isWorkingDay('2026-09-19', calendar)).toBe(false)
    expect(isWorkingDay('2026-09-20', calendar)).toBe(true)
    expect(isWorkingDay('2026-10-01', calendar)).toBe(false)
  })

  test('the third working day after 30 September 2026 is 10 October', () => {
    expect(addWorkingDays('2026-09-30', 3, calendar)).toBe('2026-10-10')
    expect(addWorkingDays('2026-10-10', -3, calendar)).toBe('2026-09-30')
    expect(workingDaysBetween('2026-09-30', '2026-10-10', calendar)).toBe(3)
    expect(workingDayFrom('2026-10-01', calendar)).toBe('2026-10-08')
    expect(workingDayUpTo('2026-10-07', calendar)).toBe('2026-09-30')
  })

  test('a year without a notice is not known', () => {
    expect(isCalendarKnown('2026-05-01', calendar)).toBe(true)
    expect(isCalendarKnown('2027-05-01', calendar)).toBe(false)
  })

  test('a year without any working day is a mistake and says so', () => {
    const never = workCalendar(
      Array.from({ length: 400 }, (_, day) => ({ on: addDays('2026-01-01', day), working: false })),
    )
    expect(() => workingDayFrom('2026-01-01', never)).toThrow(RangeError)
  })

  test('counting and adding undo each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -60, max: 60 }), (shift, days) => {
        const on = workingDayFrom(addDays('2026-01-01', shift), calendar)
        expect(workingDaysBetween(on, addWorkingDays(on, days, calendar), calendar)).toBe(days)
      }),
    )
  })
})

test.each<[string | number | boolean, boolean | undefined]>([
  ['是', true],
  ['有', true],
  ['√', true],
  ['Ｙ', true],
  [' yes ', true],
  [1, true],
  [true, true],
  ['否', false],
  ['无', false],
  ['×', false],
  ['N', false],
  ['0', false],
  ['', undefined],
  ['也许', undefined],
])('[IMP-02] %j is %s', (cell, value) => {
  expect(parseYesNo(cell)).toBe(value)
})
