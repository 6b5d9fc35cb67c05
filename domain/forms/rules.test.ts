import { expect, test } from 'vitest'
import { form, instant, section } from '#platform/core/forms/makers.ts'
import { happenedOn } from './rules.ts'

const call = form({
  key: 'Z-1',
  title: { zh: '来电', en: 'Call' },
  about: { zh: '测试', en: 'Test' },
  subject: 'customer',
  numbering: { pattern: '{0000}' },
  happenedIn: 'at',
  sections: [section('all', '全部', 'All', [instant('at', '时间', 'At', 1)])],
})

test.each([
  // 07:30 in China is still the evening before in UTC.
  ['2026-11-22T23:30:00.000Z', '2026-11-23'],
  ['2026-11-23T15:59:00.000Z', '2026-11-23'],
  ['2026-11-23', '2026-11-23'],
  [{ from: '2026-11-20', to: '2026-11-23' }, '2026-11-20'],
  ['2026-11', '2026-12-01'],
  [undefined, '2026-12-01'],
])('[JRN-01] what happened at %j is of the Chinese day %s', (at, day) => {
  expect(happenedOn(call, { at }, '2026-12-01')).toBe(day)
})
