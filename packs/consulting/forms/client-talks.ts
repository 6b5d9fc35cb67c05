import {
  approval,
  date,
  emails,
  form,
  longText,
  option,
  people,
  person,
  phones,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'

/** 《顾问业务跟踪记录表》 (COL-19, VIS-24): a client to be won, followed until signed or dropped. */
export const tracking = form({
  key: 'F-112',
  title: { zh: '顾问业务跟踪记录表', en: 'Consulting business tracking' },
  code: 'VKWY7.5.1-J04-07-F1',
  about: {
    zh: '业务拓展人员为每个意向项目建一份，持续跟踪到签约或放弃',
    en: 'Begun by the business developer for each possible project and followed until signed or dropped',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'VKWY7.5.1-J04-07-F1-{yyyy}-{000}', gapFree: true },
  flow: { fills: ['业务拓展人员', '部门负责人'], reviews: ['部门负责人'] },
  ways: ['sheet', 'scan'],
  keeper: { zh: '顾问经营部', en: 'Consulting department' },
  keepYears: 5,
  toldAs: 'note',
  listed: ['name', 'project', 'place', 'contact', 'developer', 'intent', 'result'],
  sections: [
    section('client', '客户', 'Client', [
      text('name', '客户名称', 'Client', 1, { bind: 'name', required: true, span: 6 }),
      text('contact', '联系人', 'Contact', 2, { max: 80, span: 6 }),
      longText('information', '客户信息', 'Client information', 1, { required: true, lines: 3 }),
      phones('phones', '联系方式', 'Contact means', 2, { bind: 'phones', required: true, span: 6 }),
      emails('emails', '邮箱', 'E-mails', 2, { bind: 'emails', span: 6 }),
    ]),
    section('project', '项目', 'Project', [
      text('project', '项目名称', 'Project', 3, { required: true, span: 4 }),
      text('place', '项目地点', 'Place', 3, { span: 4 }),
      text('size', '项目规模', 'Size', 3, { max: 100, span: 4 }),
      person('developer', '业务拓展人员', 'Business developer', 4, { required: true, starts: 'me' }),
    ]),
    section(
      'state',
      '意向与结果',
      'Intent and result',
      [
        option('intent', '意向程度', 'Intent', 5, {
          strong: ['强', 'Strong'],
          medium: ['中', 'Medium'],
          weak: ['弱', 'Weak'],
        }),
        option(
          'result',
          '结果',
          'Result',
          7,
          {
            following: ['跟进', 'Following'],
            signed: ['签约', 'Signed'],
            dropped: ['放弃', 'Dropped'],
          },
          { required: true, starts: { value: 'following' } },
        ),
      ],
      { byFirm: 'after' },
    ),
    section('tracks', '跟踪', 'Tracking', [
      table('tracks', '跟踪记录', 'Tracking', 6, [
        date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 2 }),
        option(
          'means',
          '方式',
          'Means',
          undefined,
          {
            phone: ['电话', 'Telephone'],
            email: ['邮件', 'E-mail'],
            talk: ['面谈', 'Talk'],
            onSite: ['现场', 'On site'],
          },
          { openOptions: true, span: 2 },
        ),
        text('content', '内容', 'Content', undefined, { required: true, max: 1000, span: 6 }),
        text('next', '下一步', 'Next step', undefined, { max: 300, span: 2 }),
      ]),
    ]),
  ],
  paper: { orientation: 'landscape', rows: 10 },
})

/** 《顾问工作沟通记录表》 (VIS-16…19): the monthly, quarterly and yearly talks of the contract term. */
export const talk = form({
  key: 'F-113',
  title: { zh: '顾问工作沟通记录表', en: 'Consulting talk record' },
  code: 'VKWY7.5.1-J04-07-F2',
  about: {
    zh: '合作期内部门每月、分管领导每季沟通，每年现场拜访，逐次记录',
    en: 'In the contract term: the department monthly, the leader quarterly, on site yearly; one record each time',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'VKWY7.5.1-J04-07-F2-{yyyy}-{000}', gapFree: true },
  flow: { fills: ['业务拓展人员', '部门负责人', '分管领导'] },
  ways: ['sheet', 'scan'],
  keeper: { zh: '顾问经营部', en: 'Consulting department' },
  keepYears: 5,
  toldAs: 'call',
  happenedIn: 'on',
  listed: ['name', 'kind', 'on', 'means', 'ours', 'theirs'],
  sections: [
    section('talk', '沟通', 'Talk', [
      text('name', '客户', 'Client', undefined, { bind: 'name', required: true, span: 6 }),
      date('on', '日期', 'Date', 4, { required: true, starts: 'today' }),
      option(
        'means',
        '方式',
        'Means',
        4,
        {
          phone: ['电话', 'Telephone'],
          email: ['邮件', 'E-mail'],
          talk: ['面谈', 'Talk'],
          onSite: ['现场', 'On site'],
        },
        { required: true, span: 3 },
      ),
      option(
        'kind',
        '沟通类别',
        'Kind',
        3,
        {
          monthly: ['每月沟通（部门）', 'Monthly talk (department)'],
          quarterly: ['每季沟通（分管领导）', 'Quarterly talk (leader in charge)'],
          yearly: ['年度现场拜访', 'Yearly visit on site'],
        },
        { required: true, span: 12 },
      ),
      people('ours', '我方人员', 'Our persons', 5, { required: true }),
      people('theirs', '甲方人员', 'Client’s persons', 5, { required: true }),
    ]),
    section('matter', '内容', 'Matter', [
      longText('progress', '项目进展', 'Project progress', 1, { required: true, lines: 4 }),
      longText('judgement', '甲方评价与要求', 'Client’s judgement and demands', 2, { required: true, lines: 4 }),
      table('actions', '需办事项', 'Actions', 6, [
        text('matter', '事项', 'Matter', undefined, { required: true, max: 500, span: 6 }),
        person('person', '责任人', 'Person in charge', undefined, { required: true, span: 3 }),
        date('dueOn', '期限', 'Due', undefined, { span: 3 }),
      ]),
    ]),
  ],
  paper: { rows: 4 },
})

/** 拜访申请 (VIS-22, VIS-23): asked of the company leader before anybody sets out, with the purpose stated. */
export const visitRequest = form({
  key: 'F-117',
  title: { zh: '拜访申请（出差顺访/拜访方案）', en: 'Visit request or programme' },
  about: {
    zh: '出差顺访或集中拜访合作方之前填写，公司领导批示后执行',
    en: 'Before a partner is visited on a trip or by a programme; carried out once the company leader has decided',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'BFSQ-{yyyy}-{000}' },
  flow: { fills: ['业务拓展人员', '接待人员', '部门负责人', '分管领导'], approves: ['公司领导'] },
  keeper: { zh: '顾问经营部', en: 'Consulting department' },
  keepYears: 3,
  toldAs: 'visit',
  happenedIn: 'on',
  listed: ['kind', 'name', 'tripTo', 'on', 'applicant', 'purpose'],
  sections: [
    section('request', '申请', 'Request', [
      person('applicant', '申请人', 'Applicant', 1, { required: true, starts: 'me' }),
      option(
        'kind',
        '类别',
        'Kind',
        1,
        { onTrip: ['出差顺访', 'Visit on a trip'], programme: ['拜访方案', 'Programme of visits'] },
        { required: true, starts: { value: 'onTrip' } },
      ),
      text('tripTo', '出差地', 'Place of trip', 1, {
        max: 100,
        shownWhen: { field: 'kind', op: 'in', value: ['onTrip'] },
        requiredWhen: { field: 'kind', op: 'in', value: ['onTrip'] },
      }),
      text('name', '拟访合作方', 'Partner', 2, { bind: 'name', required: true, span: 6 }),
      option(
        'nearness',
        '城市',
        'City',
        2,
        { same: ['同城', 'Same city'], neighbouring: ['临近城市', 'Neighbouring city'] },
        { required: true, span: 6 },
      ),
      date('on', '日期', 'Date', 4, { required: true }),
      people('visitors', '人员', 'Persons', 4, { required: true }),
      longText('purpose', '拜访目的', 'Purpose', 3, { required: true, lines: 4 }),
    ]),
    section('decision', '批示', 'Decision', [
      approval('decision', '公司领导批示', 'Company leader’s decision', 5, {
        signedBy: { zh: '公司领导', en: 'Company leader' },
      }),
    ]),
    section('outcome', '结果', 'Outcome', [longText('outcome', '拜访结果', 'Outcome', 6, { lines: 4 })], {
      byFirm: 'after',
    }),
  ],
})
