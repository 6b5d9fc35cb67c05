import { expect, it } from 'vitest'
import { openItems } from './filling.ts'
import { form, ratio, section, table } from './makers.ts'

const shares = form({
  key: 'Z-1',
  title: { zh: '比例', en: 'Shares' },
  about: { zh: '测试', en: 'Test' },
  subject: 'firm',
  numbering: { pattern: '{0000}' },
  sums: [{ fields: ['areas.share'], to: '1', label: { zh: '合计', en: 'Total' } }],
  sections: [section('all', '全部', 'All', [table('areas', '地区', 'Areas', 1, [ratio('share', '比例', 'Share')])])],
})
const context = { now: new Date('2026-06-01T00:00:00Z'), actorId: 'a', departmentIds: [] }
const open = (values: Record<string, unknown>) => openItems(shares, values, context)

it.each([
  [[], []],
  [
    [
      { id: 'a', share: '0.7' },
      { id: 'b', share: '0.3' },
    ],
    [],
  ],
  [
    [{ id: 'a', share: '0.7' }, { id: 'b' }],
    [{ path: 'areas', code: 'form.sum_differs', params: { to: '1', sum: '0.7' } }],
  ],
])('[FRM-17] a column of shares adds up: %j', (areas, expected) => {
  expect(open({ areas })).toEqual(expected)
})
