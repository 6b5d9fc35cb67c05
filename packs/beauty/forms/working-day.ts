import {
  computed,
  date,
  dateRange,
  form,
  integer,
  longText,
  money,
  option,
  person,
  ref,
  section,
  table,
  text,
  time,
  yesNo,
} from '#platform/core/forms/makers.ts'

const posts = ['美容顾问', '美容师', '跟踪美容师', '院长']

/** 员工日志 (APT-07…09, APT-21): the gap is computed before its reasons are written. */
export const dailyLog = form({
  key: 'F-093',
  title: { zh: '员工日志', en: 'Staff daily log' },
  about: {
    zh: '每天下班前填写：当天服务、差距原因，并核实明日到店顾客',
    en: 'Filled in before closing: customers served, reasons for the gap, tomorrow’s customers checked',
  },
  subject: 'staff',
  numbering: { pattern: 'YR-{yy}{mm}-{0000}' },
  flow: { fills: posts, reviews: ['院长'] },
  ways: ['sheet'],
  keeper: { zh: '院长', en: 'Salon head' },
  keepYears: 2,
  happenedIn: 'on',
  // Each customer's file has the day's care too (JRN-23).
  follows: { told: { table: 'served', subject: 'customer', category: 'service' } },
  listed: ['on', 'employee', 'booked', 'came', 'missed', 'done', 'gap'],
  sections: [
    section('day', '当天', 'The day', [
      date('on', '日期', 'Date', 1, { required: true, starts: 'today' }),
      person('employee', '员工', 'Employee', 1, { required: true, starts: 'me', span: 3 }),
      integer('booked', '预约', 'Booked', 3, { min: 0, span: 2 }),
      integer('came', '到店', 'Came', 3, { min: 0, span: 2 }),
      integer('missed', '未到', 'Missed', 3, { min: 0, span: 2 }),
    ]),
    section('served', '服务', 'Care given', [
      table('served', '当天服务顾客', 'Customers served', 2, [
        ref('customer', '顾客', 'Customer', undefined, 'customer', { required: true, span: 3 }),
        ref('item', '项目', 'Item', undefined, 'product', { span: 3 }),
        money('performance', '业绩', 'Performance', undefined, { total: true, span: 2 }),
        text('remark', '备注', 'Remark', undefined, { span: 4 }),
      ]),
    ]),
    section('summary', '总结', 'Summary', [
      money('target', '当日目标', 'Target of the day', 5, { min: 0, starts: { value: '0' } }),
      computed('done', '当日业绩', 'Performance of the day', 5, 'money', { sum: 'served.performance' }),
      computed('gap', '业绩差距', 'Gap in performance', 5, 'money', {
        minus: [{ field: 'target' }, { field: 'done' }],
      }),
      computed('gapInVisits', '到店差距', 'Gap in visits', 5, 'integer', {
        minus: [{ field: 'booked' }, { field: 'came' }],
      }),
      longText('summary', '当天总结', 'Summary', 4, { required: true, lines: 3 }),
      longText('gapReasons', '差距及原因', 'Gap and reasons', 5, { required: true, lines: 3 }),
    ]),
    section('tomorrow', '明日', 'Tomorrow', [
      table('tomorrow', '明日到店顾客核实', 'Tomorrow’s customers checked', 6, [
        ref('customer', '顾客', 'Customer', undefined, 'customer', { required: true, span: 3 }),
        time('at', '时间', 'Time', undefined, { span: 2 }),
        ref('item', '项目', 'Item', undefined, 'product', { span: 3 }),
        person('beautician', '美容师', 'Beautician', undefined, { span: 2 }),
        yesNo('checked', '已核实', 'Checked', undefined, { span: 2 }),
      ]),
    ]),
  ],
  paper: { rows: 6 },
})

/** 行动计划表 (000-G): what is aimed at in a period, with whom, and what came of it. */
export const actionPlan = form({
  key: 'F-095',
  title: { zh: '行动计划表', en: 'Action plan' },
  about: {
    zh: '期初定目标和行动，期末填结果与差距原因',
    en: 'Targets and actions at the beginning of a period, results and reasons for the gap at its end',
  },
  subject: 'staff',
  numbering: { pattern: 'JH-{yy}{mm}-{000}' },
  flow: { fills: posts, reviews: ['院长'] },
  ways: ['sheet'],
  keeper: { zh: '院长', en: 'Salon head' },
  keepYears: 2,
  listed: ['period', 'person', 'targetCustomers', 'targetAmount', 'done', 'gap'],
  makes: [
    {
      rows: 'actions',
      kind: 'task',
      title: 'action',
      due: 'on',
      owner: 'person',
      about: 'customer',
      means: { field: 'means', as: { inShop: 'meeting', phone: 'call', wechat: 'wechat', visit: 'visit' } },
      done: { field: 'result' },
      result: 'result',
    },
  ],
  sections: [
    section('targets', '目标', 'Targets', [
      dateRange('period', '期间', 'Period', 1, { required: true }),
      person('person', '责任人', 'Person in charge', 1, { required: true, starts: 'me', span: 6 }),
      integer('targetCustomers', '目标人数', 'Target: customers', 2, { min: 0, required: true }),
      money('targetAmount', '目标业绩', 'Target: performance', 2, { min: 0, required: true }),
      computed('done', '完成业绩', 'Performance reached', 2, 'money', { sum: 'actions.amount' }),
      computed('gap', '差距', 'Gap', 4, 'money', { minus: [{ field: 'targetAmount' }, { field: 'done' }] }),
    ]),
    section(
      'actions',
      '行动',
      'Actions',
      [
        table('actions', '行动', 'Actions', 3, [
          ref('customer', '顾客', 'Customer', undefined, 'customer', { span: 2 }),
          text('action', '行动', 'Action', undefined, { required: true, span: 2 }),
          date('on', '日期', 'Date', undefined, { required: true, span: 2 }),
          option(
            'means',
            '方式',
            'Means',
            undefined,
            {
              inShop: ['到店', 'In the shop'],
              phone: ['电话', 'Telephone'],
              wechat: ['微信', 'WeChat'],
              visit: ['上门', 'On site'],
            },
            { openOptions: true, span: 2 },
          ),
          text('result', '结果', 'Result', undefined, { span: 2 }),
          money('amount', '业绩', 'Performance', undefined, { total: true, span: 2 }),
        ]),
        longText('gapReasons', '差距原因', 'Gap reasons', 4, { lines: 3 }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { orientation: 'landscape', rows: 10 },
})
