import {
  address,
  date,
  dateRange,
  files,
  form,
  integer,
  longText,
  option,
  person,
  section,
  table,
  text,
  withOther,
  yesNo,
} from '#platform/core/forms/makers.ts'

/** 贺卡寄送名单 (REL-03, REL-04): company leaders sign for a partner's first person, the department sends the rest. */
export const cardList = form({
  key: 'F-114',
  title: { zh: '贺卡寄送名单', en: 'Card mailing list' },
  about: {
    zh: '年底为意向客户、春节前为已合作方列名单，统一寄送',
    en: 'Prospective clients at year’s end, past partners before Spring Festival; sent together',
  },
  subject: 'customer',
  shape: 'register',
  numbering: { pattern: 'HK-{yyyy}-{0000}' },
  flow: { fills: ['业务拓展人员', '部门负责人'] },
  ways: ['sheet'],
  keeper: { zh: '顾问经营部', en: 'Consulting department' },
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'sentOn',
  listed: ['year', 'occasion', 'recipient', 'name', 'duty', 'address', 'isFirst', 'sender', 'sentOn'],
  sections: [
    section('occasion', '时节', 'Occasion', [
      integer('year', '年度', 'Year', 1, { required: true, min: 2000, max: 2100 }),
      option(
        'occasion',
        '节日',
        'Occasion',
        1,
        { yearEnd: ['年底', 'Year’s end'], springFestival: ['春节', 'Spring Festival'] },
        { required: true, openOptions: true },
      ),
    ]),
    section('recipient', '收卡人', 'Recipient', [
      person('recipient', '收卡人', 'Recipient', 2, { bind: '@decider', required: true, span: 3 }),
      text('name', '单位', 'Firm', 2, { bind: 'name', required: true, span: 3 }),
      text('duty', '职务', 'Post', 2, { bind: '@decider.duty', max: 80, span: 3 }),
      address('address', '地址', 'Address', 2, { bind: 'address', required: true, span: 6 }),
      yesNo('isFirst', '是否第一负责人', 'First person in charge', 3, { required: true }),
    ]),
    section('sending', '寄送', 'Sending', [
      option(
        'sender',
        '寄送方',
        'Sender',
        4,
        {
          companyLeader: ['公司领导', 'Company leader'],
          department: ['顾问经营部', 'Consulting department'],
        },
        {
          required: true,
          help: { zh: '第一负责人由公司领导署名', en: 'Company leaders sign for the first person in charge' },
        },
      ),
    ]),
    section('sent', '寄出', 'Sent', [date('sentOn', '寄送日期', 'Sent on', 5)], { byFirm: 'after' }),
  ],
  paper: { orientation: 'landscape', rows: 16 },
})

/** 《万科周刊》赠阅 (REL-06): first person in charge for good, others at discretion. */
export const weekly = form({
  key: 'F-115',
  title: { zh: '《万科周刊》赠阅名单及订阅申请', en: 'House weekly: list and subscription request' },
  about: {
    zh: '合同签订后填写，报送总经理办公室',
    en: 'Filled in once a contract is signed and sent to the general manager’s office',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'ZK-{yyyy}-{000}' },
  flow: { fills: ['业务拓展人员', '部门负责人'], reviews: ['部门负责人'] },
  keeper: { zh: '总经理办公室', en: 'General manager’s office' },
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'reportedOn',
  listed: ['name', 'signedOn', 'kind', 'reportedOn', 'period'],
  sections: [
    section('client', '客户', 'Client', [
      text('name', '客户', 'Client', 1, { bind: 'name', required: true, span: 8 }),
      date('signedOn', '合同签订日', 'Contract signed on', 1, { required: true, span: 4 }),
    ]),
    section('recipients', '赠阅', 'Recipients', [
      option(
        'kind',
        '类别',
        'Kind',
        3,
        {
          first: ['第一负责人（长期）', 'First person in charge (for good)'],
          others: ['其他（酌情）', 'Others (at discretion)'],
        },
        { required: true, span: 12 },
      ),
      table(
        'recipients',
        '赠阅对象',
        'Recipients',
        2,
        [
          text('name', '姓名', 'Name', undefined, { required: true, max: 80, span: 3 }),
          text('duty', '职务', 'Duty', undefined, { max: 80, span: 3 }),
          text('address', '地址', 'Address', undefined, { required: true, max: 300, span: 6 }),
        ],
        { required: true },
      ),
      dateRange('period', '起止', 'Period', 5, {
        requiredWhen: { field: 'kind', op: 'in', value: ['others'] },
        help: { zh: '长期赠阅只填起', en: 'For good: only the beginning' },
      }),
    ]),
    section(
      'report',
      '报送',
      'Sent on',
      [date('reportedOn', '报送总经理办公室日期', 'Sent to the general manager’s office on', 4, { span: 6 })],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 6 },
})

/** 贺函 (REL-05): at key points of a client's project the leader calls and the department writes. */
export const congratulation = form({
  key: 'F-116',
  title: { zh: '贺函', en: 'Letter of congratulation' },
  about: {
    zh: '项目奠基、入伙等节点前填写：提醒分管领导致电，部门发函',
    en: 'Before ground-breaking, move-in and the like: the leader is reminded to call, the department sends the letter',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'HH-{yyyy}-{000}' },
  flow: { fills: ['业务拓展人员', '部门负责人'], reviews: ['分管领导'] },
  keeper: { zh: '顾问经营部', en: 'Consulting department' },
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'pointOn',
  listed: ['name', 'project', 'keyPoint', 'pointOn', 'remindOn', 'hasCalled', 'sentOn'],
  sections: [
    section('point', '节点', 'Key point', [
      text('name', '客户', 'Client', 1, { bind: 'name', required: true, span: 6 }),
      text('project', '项目', 'Project', 1, { required: true, span: 6 }),
      option(
        'keyPoint',
        '节点',
        'Key point',
        2,
        withOther({ groundBreaking: ['奠基', 'Ground-breaking'], moveIn: ['入伙', 'Move-in'] }),
        { required: true, hasOther: true, openOptions: true, span: 6 },
      ),
      date('pointOn', '节点日期', 'Date', 3, { required: true }),
      date('remindOn', '提醒日期', 'Reminder', 3, { required: true }),
    ]),
    section('letter', '贺函', 'Letter', [
      longText('wording', '正文', 'Wording', 5, {
        lines: 6,
        starts: { value: '欣闻贵司项目迎来重要节点，谨致热烈祝贺，并祝项目圆满成功。' },
      }),
    ]),
    section(
      'done',
      '致电与发送',
      'Call and dispatch',
      [
        yesNo('hasCalled', '分管领导已致电', 'Leader has called', 4),
        date('calledOn', '致电日期', 'Called on', 4, {
          shownWhen: { field: 'hasCalled', op: 'yes' },
          requiredWhen: { field: 'hasCalled', op: 'yes' },
        }),
        date('sentOn', '发送日期', 'Sent on', 5),
        files('letter', '函件', 'Letter', 5),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { seal: { zh: '顾问经营部', en: 'Consulting department' } },
})
