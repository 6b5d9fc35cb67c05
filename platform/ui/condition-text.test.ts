import { describe, expect, test } from 'vitest'
import type { Condition } from '#platform/core/conditions.ts'
import { type Field, instant, integer, option, ref, text } from '#platform/core/fields.ts'
import { createTranslators, type Language } from '#platform/core/i18n.ts'
import { conditionMessages } from './condition-messages.ts'
import { type ConditionWords, conditionText } from './condition-text.ts'

const fields: Readonly<Record<string, Field>> = {
  name: text('名称', 'Name'),
  grade: option('等级', 'Grade', { a: ['甲', 'A'], b: ['乙', 'B'], c: ['丙', 'C'], d: ['丁', 'D'] }),
  size: integer('人数', 'Size'),
  seenAt: instant('最近联系', 'Last seen'),
  ownerId: ref('staff', '负责人', 'Owner'),
}

const translators = createTranslators(conditionMessages)
const wordsIn = (language: Language): ConditionWords => ({ t: translators[language], language })

describe.each<[Condition, string, string]>([
  [{ field: 'grade', op: 'in', value: ['a', 'b'] }, '等级 属于 甲、乙', 'Grade is A, B'],
  [
    { field: 'grade', op: 'in', value: ['a', 'b', 'c', 'd'] },
    '等级 属于 甲、乙、丙 等 4 项',
    'Grade is A, B, C and 1 more',
  ],
  [{ field: 'seenAt', op: 'olderThanDays', value: 30 }, '最近联系 早于 30 天前', 'Last seen before 30 days ago'],
  [{ field: 'seenAt', op: 'period', value: 'thisMonth' }, '最近联系 在 本月', 'Last seen in this month'],
  [{ field: 'ownerId', op: 'in', value: ['@me'] }, '负责人 属于 本人', 'Owner is me'],
  [{ field: 'size', op: 'between', value: [10, 2000] }, '人数 介于 10 至 2,000', 'Size between 10 to 2,000'],
  [{ field: 'name', op: 'empty' }, '名称 未填', 'Name is empty'],
])('the condition %j', (condition, zh, en) => {
  test('is said in both languages', () => {
    expect(conditionText(condition, fields, wordsIn('zh-CN'))).toBe(zh)
    expect(conditionText(condition, fields, wordsIn('en'))).toBe(en)
  })
})

test('a tree keeps its brackets', () => {
  const tree: Condition = {
    all: [
      { field: 'name', op: 'contains', value: '康' },
      { any: [{ field: 'size', op: 'gt', value: 5 }, { not: { field: 'grade', op: 'in', value: ['a'] } }] },
    ],
  }
  expect(conditionText(tree, fields, wordsIn('zh-CN'))).toBe(
    '名称 含有 康 且 （人数 大于 5 或 不满足（等级 属于 甲））',
  )
})

test('a field that is gone is named as such, and the rest still reads', () => {
  expect(conditionText({ field: 'gone', op: 'filled' }, fields, wordsIn('zh-CN'))).toBe('已停用的字段 已填')
})
