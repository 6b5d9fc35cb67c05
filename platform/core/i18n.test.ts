import { expect, test } from 'vitest'
import { createTranslators, listText } from './i18n.ts'

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
