import {
  address,
  computed,
  date,
  form,
  integer,
  longText,
  option,
  person,
  phones,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'

const office = { zh: '项目销售部', en: 'Project sales department' }
const sellers = ['置业顾问', '销售管理部经理']
const registerPaper = { orientation: 'landscape', rows: 15 } as const

/** 成交客户登记表 (REA-02): printed as 客户 and 房号 on two lines, read as one label. */
const closedCustomers = form({
  key: 'F-086',
  title: { zh: '成交客户登记表', en: 'Closed customers' },
  about: {
    zh: '签约成交后登记，一套房一行',
    en: 'A row for every unit sold, written when the contract is signed',
  },
  subject: 'customer',
  shape: 'register',
  numbering: { pattern: 'CJ-{yyyy}-{0000}' },
  flow: { fills: sellers },
  ways: ['sheet', 'scan'],
  keeper: office,
  keepYears: 'always',
  toldAs: 'dealings',
  happenedIn: 'closedOn',
  listed: ['number', 'unit', 'customerName', 'formerAddress', 'closedOn', 'madeBy'],
  sections: [
    section('customers', '成交客户', 'Closed customers', [
      text('number', '编号', 'Number', 1, { starts: 'number', max: 60, span: 3 }),
      text('unit', '客户房号', 'Customer’s unit', 2, { required: true, max: 60, span: 3 }),
      text('customerName', '客户姓名', 'Customer', 3, { bind: 'name', required: true, span: 3 }),
      address('formerAddress', '原居住地址', 'Former address', 4, { bind: 'address' }),
      date('closedOn', '成交日期', 'Closed on', 5, { starts: 'today', required: true }),
      longText('remarks', '备注', 'Remarks', 6, { span: 6 }),
    ]),
    section('footer', '制表', 'Made by', [
      person('madeBy', '制表人', 'Made by', 7, { starts: 'me', required: true }),
      date('filledOn', '填表日期', 'Filled on', 8, { starts: 'today', required: true }),
    ]),
  ],
  paper: registerPaper,
})

/** 来电来访客户追踪表 (REA-01): call is told from visit, and first from repeated ones (REA-03); tracking goes on until a deal (VIS-32). */
export const callers = form({
  key: 'F-087',
  title: { zh: '来电来访客户追踪表', en: 'Caller and visitor tracking' },
  about: {
    zh: '每位来电来访的客户一行，之后每次追踪加一笔，直到成交或放弃',
    en: 'A row for everyone who calls or visits, with an entry for every contact after, until a deal or the end of interest',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  shape: 'register',
  numbering: { pattern: 'LDLF-{yyyy}-{0000}' },
  flow: { fills: sellers },
  ways: ['sheet', 'scan'],
  keeper: office,
  keepYears: 3,
  sensitivity: 'personal',
  toldAs: 'visit',
  happenedIn: 'cameOn',
  listed: ['customerName', 'phones', 'way', 'turn', 'cameOn', 'unitsLiked', 'trackings', 'followUp', 'madeBy'],
  sections: [
    section('callers', '来电来访客户', 'Callers and visitors', [
      integer('serial', '序号', 'No.', 1, { min: 1, span: 2 }),
      text('customerName', '姓名', 'Name', 2, { bind: 'name', required: true, max: 80, span: 3 }),
      phones('phones', '电话', 'Phone', 3, { bind: 'phones', required: true }),
      address('address', '住址', 'Address', 4, { bind: 'address' }),
      option(
        'way',
        '来访类别',
        'Call or visit',
        12,
        { call: ['来电', 'Call'], visit: ['来访', 'Visit'] },
        { required: true },
      ),
      option(
        'turn',
        '首次/再次',
        'First or repeated',
        12,
        { first: ['首次', 'First'], repeated: ['再次', 'Repeated'] },
        { required: true, starts: { value: 'first' } },
      ),
      date('cameOn', '来电来访日期', 'Date of call or visit', 5, { starts: 'today', required: true }),
      text('unitsLiked', '看好单位', 'Units liked', 6, { max: 300, span: 6 }),
      table('tracking', '客户追踪', 'Tracking', 7, [
        date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 2 }),
        option(
          'means',
          '方式',
          'Means',
          undefined,
          {
            phone: ['电话', 'Telephone'],
            visit: ['来访', 'Visit'],
            call: ['上门', 'Call at home'],
            wechat: ['微信', 'WeChat'],
            message: ['短信', 'Text message'],
          },
          { openOptions: true, span: 2 },
        ),
        text('content', '内容', 'Content', undefined, { required: true, max: 500, span: 8 }),
      ]),
      computed(
        'trackings',
        '追踪次数',
        'Contacts after',
        7,
        'integer',
        { count: 'tracking' },
        { total: true, span: 2 },
      ),
      text('followUp', '跟进情况', 'Follow-up state', 8, { max: 300, span: 6 }),
    ]),
    section('footer', '制表', 'Made by', [
      person('madeBy', '制表人', 'Made by', 9, { starts: 'me', required: true, span: 3 }),
      date('filledOn', '填表日期', 'Filled on', 10, { starts: 'today', required: true }),
      person('manager', '经理', 'Manager', 11, { span: 3 }),
      person('supervisor', '主管', 'Supervisor', 11, { span: 3 }),
      person('maker', '制表', 'Made by', 11, { starts: 'me', span: 3 }),
    ]),
  ],
  paper: registerPaper,
})

export const salesOffice = [closedCustomers, callers]
