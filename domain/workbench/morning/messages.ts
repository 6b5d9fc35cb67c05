import { defineMessages } from '#platform/core/i18n.ts'

/** The mail of the morning; its lists are headed as on the workbench. */
export const morningMessages = defineMessages({
  'morning.subject': {
    zh: '{day} 待办：今天 {today} 件，逾期 {overdue} 件',
    en: '{day}: {today} due today, {overdue} overdue',
  },
  'morning.subject_waiting': {
    zh: '{day} 待办：今天 {today} 件，逾期 {overdue} 件，待处理 {waiting} 件',
    en: '{day}: {today} due today, {overdue} overdue, {waiting} waiting',
  },
  'morning.promises': { zh: '到期的承诺', en: 'Promises due' },
  'morning.overdue': { zh: '已逾期', en: 'Overdue' },
  'morning.today': { zh: '今天', en: 'Today' },
  'morning.head': { zh: '{name}（{n}）', en: '{name} ({n})' },
  'morning.line': { zh: '{day}  {name}  {more}', en: '{day}  {name}  {more}' },
  'morning.rest': { zh: '另有 {n} 件，见“回访与待办”。', en: '{n} more under “Follow-ups and tasks”.' },
  'morning.rest_list': { zh: '另有 {n} 件，见“今日工作台”。', en: '{n} more on the workbench.' },
  'morning.foot': {
    zh: '在客档右上角的铃铛里可以改提醒方式。',
    en: 'How you are reminded is set under the bell at the top right.',
  },
})
