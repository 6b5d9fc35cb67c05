import {
  address,
  computed,
  date,
  form,
  integer,
  longText,
  money,
  option,
  person,
  phones,
  refForm,
  section,
  signature,
  table,
  text,
} from '#platform/core/forms/makers.ts'

/**
 * 《顾客档案表》 (002-A §二, COL-13…18): one for everyone at an event, bought or not. Whole before it leaves the
 * representative (COL-16); the follow-ups are written on it later, and the three hand-ins are signed, each with its time; the paper goes with them.
 */
export const customerArchive = form({
  key: 'F-101',
  title: { zh: '顾客档案表', en: 'Customer archive form' },
  about: {
    zh: '参加活动的每一位顾客当日建档，次日前交销售经理，由顾服主管医生保管',
    en: 'Made the same day for everyone at an event, with the sales manager by the next day, kept by the chief doctor',
  },
  instructions: {
    zh: '须完整、清晰，缺一项不得上交。本表不得给顾客看，不得外传、复印。每次回访后须写明详细情况，当日归还。',
    en: 'Complete and clear: with one item missing it is not taken. Never shown to customers, passed on or copied. After each follow-up write down the details and return it the same day.',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  isWhole: true,
  numbering: { pattern: 'DA-{yy}-{00000}', gapFree: true },
  // The doctor writes down what came of each follow-up as the representative does (VIS-15).
  flow: { fills: ['满意代表', '销售主管', '顾服主管医生'], reviews: ['销售经理'] },
  // No link: the form must not be shown to the person it speaks of (ACC-04).
  ways: ['scan'],
  keeper: { zh: '顾服主管医生', en: 'Chief customer-service doctor' },
  keepYears: 'always',
  sensitivity: 'secret',
  toldAs: 'note',
  happenedIn: 'madeOn',
  doneIn: { rows: 'followUps', on: 'on', by: 'by', result: 'details' },
  listed: ['number', 'name', 'event', 'bought', 'amount', 'representative', 'madeOn', 'holder'],
  sections: [
    section('person', '基本情况', 'Basic data', [
      text('number', '编号', 'Number', 1, { starts: 'number', required: false, max: 40, span: 3 }),
      text('name', '姓名', 'Name', 1, { bind: 'name', max: 80, span: 3 }),
      option('sex', '性别', 'Sex', 1, { male: ['男', 'Male'], female: ['女', 'Female'] }, { bind: 'sex', span: 3 }),
      integer('age', '年龄', 'Age', 1, { min: 0, max: 130 }),
      phones('phones', '电话', 'Phones', 1, { bind: 'phones', span: 4 }),
      address('address', '地址', 'Address', 1, { bind: 'address', span: 8 }),
    ]),
    section('event', '活动', 'Event', [
      refForm('event', '参加活动', 'Event', 2, 'F-107', { span: 6 }),
      person('representative', '满意代表', 'Representative', 7, { starts: 'me', isPresent: true, span: 3 }),
      date('madeOn', '制成日期', 'Made on', 8, {
        starts: 'today',
        help: { zh: '回访期限自此日起算', en: 'The days of all follow-ups count from here' },
      }),
      option('bought', '是否购买', 'Bought', 3, { yes: ['购买', 'Bought'], no: ['未购买', 'Did not buy'] }),
      table(
        'purchases',
        '购买产品/数量/金额/日期',
        'Purchases',
        4,
        [
          text('product', '产品', 'Product', undefined, { required: true, max: 100, span: 4 }),
          integer('quantity', '数量', 'Quantity', undefined, { required: true, min: 1, total: true, span: 2 }),
          money('amount', '金额', 'Amount', undefined, { required: true, min: 0, total: true, span: 3 }),
          date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 3 }),
        ],
        { shownWhen: { field: 'bought', op: 'in', value: ['yes'] } },
      ),
      computed(
        'amount',
        '购买金额合计',
        'Amount bought',
        4,
        'money',
        { sum: 'purchases.amount' },
        { shownWhen: { field: 'bought', op: 'in', value: ['yes'] } },
      ),
    ]),
    section('health', '健康与反馈', 'Health and feedback', [
      longText('health', '健康状况摘要', 'Health summary', 5, { bind: 'health', sensitivity: 'personal', lines: 3 }),
      longText('feedback', '现场反馈信息', 'Feedback at the event', 6, { lines: 3 }),
    ]),
    section('handing', '交接', 'Handing in', [
      person('holder', '当前持有人', 'Present holder', 10, { starts: 'me', isPresent: true, span: 3 }),
      signature('filledSameDay', '当日填写', 'Filled in the same day', 11, {
        signs: ['满意代表', '销售主管'],
        required: true,
        signedBy: { zh: '满意代表', en: 'Satisfaction representative' },
        span: 3,
      }),
      signature('toManager', '次日交经理', 'To the manager the next day', 11, {
        signs: ['销售经理'],
        signedBy: { zh: '销售经理', en: 'Sales manager' },
        takes: 'hand',
        span: 3,
      }),
      signature('toDoctor', '交医生', 'To the doctor', 11, {
        signs: ['顾服主管医生'],
        signedBy: { zh: '顾服主管医生', en: 'Chief customer-service doctor' },
        takes: 'keeping',
        span: 3,
      }),
    ]),
    section('followUps', '回访记录', 'Follow-ups', [
      table(
        'followUps',
        '回访记录',
        'Follow-ups',
        9,
        [
          date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 2 }),
          person('by', '回访人', 'By', undefined, { required: true, starts: 'me', span: 2 }),
          text('details', '详细情况', 'Details', undefined, { required: true, max: 2000, span: 6 }),
          refForm('entry', '回访单', 'Follow-up entry', undefined, 'F-102', { span: 2 }),
        ],
        { required: false },
      ),
    ]),
  ],
  paper: {
    rows: 6,
    note: {
      zh: '由满意代表与顾服主管医生负责保管；除回访外，查阅须总经理签字。丢失、破坏、缺少者罚款 50–500 元并立即补齐。',
      en: 'Representative and chief doctor answer for its safe keeping; any look but for a follow-up needs the general manager’s signature. Loss, damage or gaps: a fine of 50 to 500 yuan and immediate restoration.',
    },
  },
})
