import { expect, test } from 'vitest'
import { dueAt } from './due.ts'

// 09:26 in China on 23 November 2026.
const now = new Date('2026-11-23T01:26:00Z')

test.each([
  ['2026-11-20', 'late', 'ui.due_days_late', 3],
  ['2026-11-22', 'late', 'ui.due_day_late', 1],
  ['2026-11-23', 'now', 'ui.due_today', 0],
  ['2026-11-24', 'soon', 'ui.due_tomorrow', 0],
  ['2026-11-25', 'soon', 'ui.due_after_tomorrow', 0],
  ['2026-11-26', 'far', undefined, 0],
])('a day %s stands %s at 09:26 on 2026-11-23', (due, state, key, n) => {
  expect(dueAt(due, now)).toMatchObject({ state, key, n })
})

test.each([
  ['2026-11-23T01:20:00Z', 'late', 'ui.due_minutes_late', 6],
  ['2026-11-23T00:20:00Z', 'late', 'ui.due_hour_late', 1],
  ['2026-11-22T20:00:00Z', 'late', 'ui.due_hours_late', 5],
  ['2026-11-21T20:00:00Z', 'late', 'ui.due_day_late', 1],
  ['2026-11-23T10:00:00Z', 'now', 'ui.due_today_by', 0],
  ['2026-11-23T17:00:00Z', 'soon', 'ui.due_tomorrow', 0],
])('an instant %s is late from its minute on: %s', (due, state, key, n) => {
  expect(dueAt(due, now)).toMatchObject({ state, key, n })
})

test('a day is not over before midnight in China', () => {
  expect(dueAt('2026-11-23', new Date('2026-11-23T15:59:00Z')).state).toBe('now')
  expect(dueAt('2026-11-23', new Date('2026-11-23T16:00:00Z')).state).toBe('late')
})
