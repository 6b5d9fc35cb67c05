import { expect, it } from 'vitest'
import { openItems } from './filling.ts'
import { form, ratio, section, table, text } from './makers.ts'

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

it('[COL-16] a whole form lets nothing stay empty but what is written on it later', () => {
  const whole = form({
    key: 'Z-2',
    title: { zh: '档案', en: 'File' },
    about: { zh: '测试', en: 'Test' },
    subject: 'firm',
    numbering: { pattern: '{0000}' },
    isWhole: true,
    sections: [
      section('all', '全部', 'All', [
        text('name', '姓名', 'Name', 1),
        text('reason', '原因', 'Reason', 2, { shownWhen: { field: 'name', op: 'is', value: '林晓雨' } }),
        text('later', '回访', 'Later', 3, { required: false }),
      ]),
    ],
  })
  const open = (values: Record<string, unknown>) => openItems(whole, values, context).map((one) => one.path)
  expect(open({})).toEqual(['name'])
  expect(open({ name: '林晓雨' })).toEqual(['reason'])
  expect(open({ name: '何静' })).toEqual([])
})
