import type { Condition } from '#platform/core/conditions.ts'
import { me } from '#platform/core/conditions.ts'
import type { Text } from '#platform/core/i18n.ts'
import type { ListSort } from '#platform/ui/list-head.tsx'

/** A way of looking at the list: which customers, in which order, with which columns. */
export type View = { key: string; label: Text; condition?: Condition; sort?: ListSort; columns?: readonly string[] }

/** What everybody begins with; the first is the whole list. */
export const usualViews: readonly View[] = [
  { key: 'all', label: { zh: '全部客户', en: 'All customers' } },
  { key: 'mine', label: { zh: '我负责的', en: 'Mine' }, condition: { all: [{ field: 'ownerId', op: 'in', value: [me] }] } },
  {
    key: 'unreached',
    label: { zh: 'A、B 类 30 天未联系', en: 'A, B not reached for 30 days' },
    condition: { all: [{ field: 'abc', op: 'in', value: ['A', 'B'] }, { field: 'lastContactAt', op: 'olderThanDays', value: 30 }] },
    sort: { field: 'lastContactAt', descending: false },
  },
  {
    key: 'incomplete',
    label: { zh: '完整度不足 70%', en: 'Below 70 % complete' },
    condition: { all: [{ field: 'completeness', op: 'lt', value: 70 }] },
    sort: { field: 'completeness', descending: false },
  },
  {
    key: 'birthdays',
    label: { zh: '本月生日（含农历）', en: 'Birthdays this month' },
    condition: { all: [{ field: 'birthday', op: 'period', value: 'thisMonth' }] },
  },
  {
    key: 'stopped',
    label: { zh: '已停止交易', en: 'Stopped trading' },
    condition: { all: [{ field: 'processClass', op: 'in', value: ['traded'] }] },
  },
]
