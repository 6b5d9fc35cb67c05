import { expect, test } from 'vitest'
import { clausesText, createTranslators, listText } from './i18n.ts'

test('a list reads as its language parts it, in a text too', () => {
  const names = ['甲', '乙', '丙']
  expect([listText('zh-CN', names), listText('en', names), listText('en', ['A']), listText('en', [])]).toEqual([
    '甲、乙、丙',
    '甲, 乙, 丙',
    'A',
    '',
  ])
  const t = createTranslators({ missing: { zh: '还缺{fields}', en: 'Missing: {fields}' } })
  const params = { fields: ['名称', '地址'] }
  expect([t['zh-CN']('missing', params), t.en('missing', params)]).toEqual(['还缺名称、地址', 'Missing: 名称, 地址'])
})

test('clauses that ended in a full stop when they were written alone go on in one sentence', () => {
  expect(clausesText('zh-CN', ['客户信息：预算未批。', '结果：放弃。'])).toBe('客户信息：预算未批；结果：放弃。')
  expect(clausesText('en', ['Buyer: Ltd.', 'Result: none'])).toBe('Buyer: Ltd.; Result: none')
})
