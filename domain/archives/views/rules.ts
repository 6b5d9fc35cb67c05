import { me } from '#platform/core/conditions.ts'
import type { Text } from '#platform/core/i18n.ts'
import type { View } from './schema.ts'

export type DefaultView = { key: string; label: Text; view: View }

/** What everybody begins with; the first is the whole list. */
export const defaultViews: readonly DefaultView[] = [
  { key: 'all', label: { zh: '全部客户', en: 'All customers' }, view: {} },
  {
    key: 'mine',
    label: { zh: '我负责的', en: 'Mine' },
    view: { condition: { all: [{ field: 'ownerId', op: 'in', value: [me] }] } },
  },
  {
    key: 'unreached',
    label: { zh: 'A、B 类 30 天未联系', en: 'A and B, 30 days without contact' },
    view: {
      condition: {
        all: [
          { field: 'abc', op: 'in', value: ['A', 'B'] },
          { field: 'lastContactAt', op: 'olderThanDays', value: 30 },
        ],
      },
      sort: [{ field: 'lastContactAt', descending: false }],
    },
  },
  {
    key: 'incomplete',
    label: { zh: '完整度不足 70%', en: 'Below 70 % complete' },
    view: {
      condition: { all: [{ field: 'completeness', op: 'lt', value: 70 }] },
      sort: [{ field: 'completeness', descending: false }],
    },
  },
  {
    key: 'birthdays',
    label: { zh: '本月生日（含农历）', en: 'Birthdays this month, lunar ones too' },
    view: { condition: { all: [{ field: 'birthday', op: 'period', value: 'thisMonth' }] } },
  },
  {
    key: 'stopped',
    label: { zh: '已停止交易', en: 'Stopped trading' },
    view: { condition: { all: [{ field: 'processClass', op: 'in', value: ['traded'] }] } },
  },
]

/** Default views carry a word for an id; saved ones a UUID. */
export const defaultPrefix = 'default:'

// A row of tabs more than this is no longer read.
export const mostViews = 40
