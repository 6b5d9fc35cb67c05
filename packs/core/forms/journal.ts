import {
  date,
  files,
  form,
  instant,
  longText,
  option,
  person,
  phones,
  section,
  table,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'
import { customerName, later, registerPaper, service, tier } from './parts.ts'

/** 客户日志 (001-A): five parts in one row, and the supervisor's three verdicts beside them (JRN-01, JRN-10, JRN-29). */
export const journalEntry = form({
  key: 'F-074',
  title: { zh: '客户日志', en: 'Journal entry' },
  about: {
    zh: '客户与公司之间每发生一件事记一行，客服管理者定期检查',
    en: 'A row for everything that happens between customer and firm; checked by the service supervisor',
  },
  instructions: {
    zh: '写清时间、归类、事情经过、怎样解决、一句话总结。投诉与重要通话必记；记下的内容不得改动，更正另起一行。',
    en: 'Time, category, what happened, how it was solved, one sentence of summary. Complaints and important calls are always written down; nothing is changed afterwards, a correction is a new row.',
  },
  subject: 'customer',
  shape: 'register',
  numbering: { pattern: 'RZ-{yyyy}{mm}-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: service,
  keepYears: 'always',
  toldAs: 'note',
  happenedIn: 'happenedAt',
  listed: ['customerName', 'happenedAt', 'category', 'description', 'solution', 'summary', 'isTimely', 'isProper'],
  sections: [
    section('event', '事件', 'Event', [
      customerName(1, '客户'),
      instant('happenedAt', '事件发生的时间', 'Time of the event', 2, { starts: 'now', required: true, span: 4 }),
      option(
        'category',
        '事件归类',
        'Category',
        3,
        {
          file: ['客户档案', 'Customer file'],
          dealings: ['往来账', 'Account of dealings'],
          samples: ['样品物料支持账', 'Samples and materials support'],
          invoices: ['发票开具账', 'Invoices issued'],
          returns: ['退换货账', 'Returns and exchanges'],
          support: ['市场支持账', 'Market support'],
          complaint: ['投诉', 'Complaint'],
          call: ['通话', 'Telephone call'],
          market: ['市场状态', 'State of the market'],
          analysis: ['市场数据分析', 'Market data analysis'],
        },
        { required: true, openOptions: true, span: 4 },
      ),
      option(
        'begunBy',
        '发起方',
        'Begun by',
        14,
        { customer: ['客户', 'Customer'], us: ['我方', 'Us'] },
        { required: true, starts: { value: 'customer' }, span: 3 },
      ),
      longText('description', '事件描述', 'Description', 4, { required: true, lines: 3 }),
      instant('replyDue', '要求回复时限', 'Reply due', 8, { span: 4 }),
      person('recordedBy', '记录人', 'Recorded by', 7, { starts: 'me', required: true, span: 4 }),
    ]),
    later('solution', '解决', 'Solution', [
      longText('solution', '事件的解决描述', 'Description of the solution', 5, { lines: 3 }),
      longText('summary', '事件总结', 'Summary', 6, { lines: 2 }),
      option(
        'customerState',
        '客户状态判断',
        'Reading of the customer’s state',
        13,
        {
          steady: ['稳定', 'Steady'],
          investing: ['加大投入', 'Investing more'],
          declining: ['下滑', 'Declining'],
          dumping: ['串货倾向', 'Signs of cross-area dumping'],
          leaving: ['放弃', 'Giving up'],
        },
        { openOptions: true, span: 12 },
      ),
      text('stateGrounds', '判断依据', 'Grounds of the reading', 13, { max: 500, span: 12 }),
      instant('repliedAt', '实际回复', 'Replied at', 8, { span: 4 }),
    ]),
    later('check', '检查', 'Check', [
      yesNo('isTimely', '检查·规定时间内反馈', 'Check: answered in time', 9, { span: 4 }),
      yesNo('isProper', '检查·处理得当', 'Check: handled properly', 10, { span: 4 }),
      yesNo('isJudgedRight', '检查·状态把握准确', 'Check: state judged right', 11, { span: 4 }),
      person('checkedBy', '检查人', 'Checked by', 12, { span: 3 }),
      date('checkedOn', '检查日期', 'Checked on', 12),
      text('correction', '整改要求', 'Correction asked for', 15, {
        max: 500,
        span: 6,
        requiredWhen: {
          any: [
            { field: 'isTimely', op: 'no' },
            { field: 'isProper', op: 'no' },
            { field: 'isJudgedRight', op: 'no' },
          ],
        },
      }),
      date('correctedOn', '整改完成', 'Correction done', 15),
    ]),
  ],
  paper: registerPaper,
})

/** 客户服务卡片 (001-A, JRN-19): who serves the customer and with what. */
export const serviceCard = form({
  key: 'F-080',
  title: { zh: '客户服务卡片', en: 'Customer service card' },
  about: {
    zh: '为每个合作客户指定专属客服时填写，服务内容按级别约定',
    en: 'Filled in when a customer gets a service person; what is served depends on the level',
  },
  subject: 'customer',
  isSingle: true,
  numbering: { pattern: 'FWK-{yyyy}-{0000}' },
  flow: { fills: ['客服部经理', '销售经理'] },
  ways: ['sheet', 'scan'],
  keeper: service,
  keepYears: 'always',
  toldAs: 'file',
  happenedIn: 'issuedOn',
  sections: [
    section('who', '客户与客服', 'Customer and service person', [
      customerName(1, '客户'),
      tier(1),
      date('issuedOn', '发卡日期', 'Issued on', 5, { starts: 'today', required: true, span: 4 }),
      person('servicePerson', '专属客服', 'Service person', 2, { required: true, isPresent: true, span: 4 }),
      phones('servicePhones', '客服电话', 'Phone', 2, { span: 8 }),
    ]),
    section('service', '服务', 'Service', [
      table('services', '服务内容', 'Service content', 3, [
        text('item', '项目', 'Item', undefined, { required: true, span: 6 }),
        text('frequency', '频率', 'How often', undefined, { max: 60, span: 3 }),
        text('within', '时限', 'Within', undefined, { max: 60, span: 3 }),
      ]),
      text('habits', '联系习惯', 'Contact habits', 4, { max: 500, span: 6 }),
      text('taboos', '禁忌', 'What to avoid', 4, { max: 500, span: 6 }),
    ]),
  ],
  paper: { size: 'A5', orientation: 'landscape', rows: 5 },
})

/** 承诺登记表 (001-A, JRN-16): what the firm promised can be checked. */
export const promises = form({
  key: 'F-081',
  title: { zh: '承诺登记表', en: 'Register of promises' },
  about: {
    zh: '向客户作出承诺的当天登记，兑现后补上日期与证明',
    en: 'Entered the day a promise is given; proof is added when it is kept',
  },
  subject: 'customer',
  shape: 'register',
  numbering: { pattern: 'CN-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: service,
  keepYears: 'always',
  toldAs: 'promise',
  happenedIn: 'promisedOn',
  listed: ['customerName', 'promisedOn', 'promisedBy', 'content', 'dueOn', 'state'],
  makes: [
    {
      kind: 'promise',
      title: 'content',
      due: 'dueOn',
      owner: 'promisedBy',
      given: { by: 'promisedBy', on: 'promisedOn' },
      done: { field: 'state', is: ['kept'] },
      dropped: { field: 'state', is: ['cancelled'] },
      proof: 'proof',
    },
  ],
  sections: [
    section('rows', '承诺', 'Promises', [
      customerName(1, '客户'),
      date('promisedOn', '承诺日期', 'Promised on', 2, { starts: 'today', required: true }),
      person('promisedBy', '承诺人', 'Given by', 2, { starts: 'me', required: true, span: 3 }),
      longText('content', '承诺内容', 'Content', 3, { required: true, span: 8, lines: 2 }),
      files('basis', '依据文件', 'Paper it rests on', 3, { span: 4 }),
      date('dueOn', '兑现期限', 'Due on', 4, { required: true }),
    ]),
    later('keeping', '兑现', 'Keeping it', [
      option(
        'state',
        '状态',
        'State',
        4,
        { open: ['未兑现', 'Open'], kept: ['已兑现', 'Kept'], cancelled: ['取消', 'Cancelled'] },
        { required: true, starts: { value: 'open' }, span: 4 },
      ),
      files('proof', '兑现证明', 'Proof of fulfilment', 5, { span: 4 }),
    ]),
  ],
  paper: registerPaper,
})
