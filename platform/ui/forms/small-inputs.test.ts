import { expect, test } from 'vitest'
import {
  approval,
  computed,
  dateRange,
  money,
  option,
  options,
  people,
  person,
  score,
  signature,
  text,
} from '#platform/core/forms/makers.ts'
import { columnText, computedText, formFieldText, isLongText, minutesOf } from './small-inputs.tsx'

test('a length of time is understood as people write it, anything else is passed on to be refused', () => {
  expect([minutesOf('90'), minutesOf('1:30'), minutesOf('１：３０'), minutesOf('1.5h'), minutesOf('2小时')]).toEqual([
    90, 90, 90, 90, 120,
  ])
  expect(minutesOf('一会儿')).toBe('一会儿')
})

test('values of a form read as words in both languages', () => {
  const said = (field: Parameters<typeof formFieldText>[0], value: unknown) => [
    formFieldText(field, value, 'zh-CN'),
    formFieldText(field, value, 'en'),
  ]
  expect(said(person('a', '甲', 'A'), { name: '许曼', staffId: 'x' })).toEqual(['许曼', '许曼'])
  expect(said(people('a', '甲', 'A'), [{ name: '许曼' }, { name: '韩雪' }])).toEqual(['许曼、韩雪', '许曼, 韩雪'])
  expect(said(dateRange('a', '甲', 'A'), { from: '2026-11-23', to: null })).toEqual([
    '2026-11-23 – …',
    '23 Nov 2026 – …',
  ])
  expect(said(signature('a', '甲', 'A'), { name: '何静', at: '2026-11-23T06:32:07Z' })).toEqual([
    '何静 2026-11-23 14:32',
    '何静 23 Nov 2026 14:32',
  ])
  expect(said(approval('a', '甲', 'A'), { verdict: 'refused', name: '韩雪', opinion: '先复查' })).toEqual([
    '不同意 韩雪 先复查',
    'Refused 韩雪 先复查',
  ])
  expect(said(score('a', '甲', 'A'), 5)).toEqual(['5', '5'])
  expect(said(options('a', '甲', 'A', 1, { dry: ['干性', 'Dry'], oily: ['油性', 'Oily'] }), ['dry', 'oily'])).toEqual([
    '干性、油性',
    'Dry, Oily',
  ])
  expect(said(person('a', '甲', 'A'), null)).toEqual(['', ''])
})

test('[FRM-14] [FRM-19] computed amounts are rounded for show only; columns say their unit in the head', () => {
  const net = computed('net', '净额', 'Net', 1, 'money', { field: 'a' })
  expect(computedText(net, '1234.5', 'zh-CN')).toBe('1,234.50 元')
  expect(computedText(net, '33.33333333', 'zh-CN')).toBe('33.33 元')
  expect(computedText(computed('r', '比例', 'Share', 1, 'ratio', { field: 'a' }), '0.125', 'en')).toBe('12.5%')
  expect(computedText(net, null, 'zh-CN')).toBe('')
  expect(columnText(money('m', '金额', 'Amount'), '7080.00', 'zh-CN')).toBe('7,080.00')
  expect(columnText(net, '-12.5', 'zh-CN')).toBe('−12.50')
})

test('what half a line of a phone has no room for is told apart by its text and unit', () => {
  const amount = money('a', '金额', 'Amount')
  expect(['12345678.90', '1234567.90', '912345.00', null].map((one) => isLongText(amount, one, 'zh-CN'))).toEqual([
    true,
    true,
    false,
    false,
  ])
  const place = text('b', '地点', 'Place')
  expect(
    ['客服中心', '翠湖花园北区', '翠湖花园北区会所二楼', 'Reception'].map((one) => isLongText(place, one, 'zh-CN')),
  ).toEqual([false, false, true, false])
  expect(
    isLongText(option('c', '级别', 'Level', undefined, { a: ['非常满意并愿意推荐', 'Most satisfied'] }), 'a', 'zh-CN'),
  ).toBe(true)
})
