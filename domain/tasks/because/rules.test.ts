import { describe, expect, test } from 'vitest'
import { createTranslators } from '#platform/core/i18n.ts'
import type { Because } from '../schema.ts'
import { becauseMessages } from './messages.ts'
import { becauseText } from './rules.ts'

const words = createTranslators(becauseMessages)
const ruleId = '0190a000-0000-7000-8000-000000000001'
const cadence = (more: Partial<Because> = {}): Because => ({ by: 'cadence', ruleId, ruleName: '会销回访', ...more })
const occasion = (more: Partial<Because>): Because => ({
  by: 'occasion',
  ruleId,
  ruleName: '年度专属礼物',
  unit: 'day',
  ...more,
})
const zh = (because: Because | null) => becauseText(because, { t: words['zh-CN'], dayWord: (day) => day.slice(5) })
const en = (because: Because) => becauseText(because, { t: words.en, dayWord: (day) => day })

describe('[TSK-06] a task says why it is there', () => {
  test.each<[string, Because, string, string]>([
    [
      'so far from an anchor',
      cadence({ anchor: 'formMade', anchorOn: '2026-10-24', every: 30, unit: 'day' }),
      '档案制成 10-24 起 30 天',
      '30 days after the archive was made on 2026-10-24',
    ],
    [
      'one of a unit',
      cadence({ anchor: 'contractSigned', anchorOn: '2026-10-24', every: 1, unit: 'month' }),
      '合同签订 10-24 起 1 个月',
      '1 month after the contract was signed on 2026-10-24',
    ],
    [
      'an anchor with a name of its own',
      cadence({ anchor: 'period', anchorName: '四季度', every: 2, unit: 'week' }),
      '四季度起 2 周',
      '2 weeks after 四季度',
    ],
    [
      'once in a month',
      cadence({ anchor: 'within', anchorOn: '2026-11-01', every: 1, unit: 'month' }),
      '2026 年 11 月内一次',
      'once in 2026-11',
    ],
    [
      'once in a quarter',
      cadence({ anchor: 'within', anchorOn: '2026-10-01', every: 1, unit: 'quarter' }),
      '2026 年第 4 季度内一次',
      'once in Q4 2026',
    ],
    [
      'once in a year',
      cadence({ anchor: 'within', anchorOn: '2026-01-01', every: 1, unit: 'year' }),
      '2026 年内一次',
      'once in 2026',
    ],
    ['an interval alone', cadence({ every: 3, unit: 'month' }), '会销回访，每 3 个月', '会销回访, every 3 months'],
    [
      'the interval of a duty',
      { by: 'duty', ruleId, ruleName: '盘点', every: 1, unit: 'quarter' },
      '每 1 个季度',
      'every 1 quarter',
    ],
    ['a day alone', cadence({ anchor: 'birthday', anchorOn: '2026-12-01' }), '生日 12-01', 'birthday on 2026-12-01'],
    [
      'so far ahead of a birthday',
      occasion({ anchor: 'birthday', anchorOn: '2026-11-28', every: 10 }),
      '生日 11-28，提前 10 天',
      '10 days ahead of birthday on 2026-11-28',
    ],
    [
      'so far ahead of a feast that gives the task its name',
      occasion({ anchor: 'feast', anchorOn: '2026-12-20', every: 30 }),
      '12-20，提前 30 天',
      '2026-12-20, 30 days ahead',
    ],
    ['a feast on its own day', occasion({ anchor: 'feast', anchorOn: '2026-12-20', every: 0 }), '12-20', '2026-12-20'],
    [
      'so long after signing',
      occasion({ anchor: 'signed', anchorOn: '2026-12-20', every: 30 }),
      '合同签订后 30 天',
      '30 days after the contract was signed',
    ],
    ['nothing but its rule', cadence({ anchor: 'unheardOf' }), '会销回访', '会销回访'],
    ['the task before it', { by: 'task', ruleId, ruleName: '第一次回访' }, '接“第一次回访”', 'follows “第一次回访”'],
  ])('%s', (_name, because, chinese, english) => {
    expect([zh(because), en(because)]).toEqual([chinese, english])
  })

  test('one typed by hand has no rule to name, nor has a matter of a key account but its customer', () => {
    expect(zh(null)).toBeUndefined()
    expect(zh({ by: 'matter', ruleId, ruleName: '云和百草堂' })).toBeUndefined()
  })
})
