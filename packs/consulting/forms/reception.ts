import {
  approval,
  computed,
  date,
  decimal,
  form,
  instant,
  longText,
  option,
  options,
  partialDate,
  person,
  phones,
  refForm,
  section,
  strings,
  table,
  text,
  time,
  yesNo,
} from '#platform/core/forms/makers.ts'

/** What a receptionist knows in advance about each project to be seen (RCP-11). */
const projectFacts = [
  text('project', '项目', 'Project', undefined, { required: true, max: 100, span: 2 }),
  decimal('area', '面积', 'Area', undefined, { min: 0, unit: { zh: '平方米', en: 'm²' }, span: 2 }),
  partialDate('movedInOn', '入伙时间', 'Move-in', undefined, { span: 2 }),
  text('style', '风格特点', 'Style', undefined, { max: 300, span: 2 }),
]

/** 《参观接待登记表》 (RCP-01…06): sent ahead to the general office, which alerts the property service centres. */
export const reception = form({
  key: 'F-109',
  title: { zh: '参观接待登记表', en: 'Visit reception form' },
  code: 'VKWY7.5.1-Z01-F1',
  about: {
    zh: '电话确认来访事项后由接待人员填写，提前报总办/人力资源部',
    en: 'Filled in by the receptionist once the visit is settled by phone, and sent ahead to the general office',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'VKWY7.5.1-Z01-F1-{yyyy}-{000}', gapFree: true },
  flow: { fills: ['接待人员', '业务拓展人员', '部门负责人'], reviews: ['部门负责人'] },
  ways: ['scan'],
  keeper: { zh: '顾问经营部', en: 'Consulting department' },
  keepYears: 3,
  toldAs: 'visit',
  happenedIn: 'arrivesOn',
  listed: ['name', 'clientType', 'arrivesOn', 'returnsOn', 'receptionist', 'filledOn'],
  sections: [
    section('visitors', '来访', 'Visitors', [
      text('name', '客户', 'Client', 1, { bind: 'name', required: true, span: 6 }),
      option(
        'clientType',
        '客户类型',
        'Type of client',
        1,
        { past: ['已合作客户', 'Past or present client'], prospect: ['意向客户', 'Prospective client'] },
        { required: true, span: 6 },
      ),
      date('arrivesOn', '来访日期', 'Arrival', 3, { required: true }),
      date('returnsOn', '返程日期', 'Return', 3, { required: true }),
      computed('nights', '停留天数', 'Days between', 3, 'integer', { daysBetween: ['arrivesOn', 'returnsOn'] }),
      table('visitors', '来访人员', 'Visitors', 2, [
        text('name', '姓名', 'Name', undefined, { required: true, max: 80, span: 3 }),
        text('duty', '职务', 'Duty', undefined, { max: 80, span: 3 }),
        option('sex', '性别', 'Sex', undefined, { male: ['男', 'Male'], female: ['女', 'Female'] }, { span: 2 }),
        phones('phones', '电话', 'Phone', undefined, { span: 4 }),
      ]),
      longText('purpose', '来访目的和侧重点', 'Purpose and focus', 4, { required: true, lines: 3 }),
      longText('helpWanted', '需我司协助', 'Help wanted from us', 5, { lines: 2 }),
    ]),
    section('projects', '参观', 'Projects', [
      table('projects', '参观项目', 'Projects to see', 6, [
        ...projectFacts,
        instant('at', '时间', 'Time', undefined, { span: 2 }),
        person('receivedBy', '接待人', 'Received by', undefined, { span: 2 }),
      ]),
    ]),
    section('filling', '接待', 'Reception', [
      person('receptionist', '接待人员', 'Receptionist', 7, { required: true, starts: 'me' }),
      date('filledOn', '填表日期', 'Date', 9, { required: true, starts: 'today' }),
    ]),
    section(
      'office',
      '总办',
      'General office',
      [longText('arrangement', '总办安排', 'General office’s arrangement', 8, { lines: 3 })],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 4 },
})

/** 日程安排函 (RCP-04): drawn up from the itinerary, confirmed by general office / HR, then sent. */
export const scheduleLetter = form({
  key: 'F-110',
  title: { zh: '客户参观/交流日程安排函', en: 'Schedule letter' },
  about: {
    zh: '按行程拟定日程，总办/人力资源部确认后发给客户',
    en: 'Drawn up from the itinerary and sent once general office / HR has confirmed it',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'RCH-{yyyy}-{000}' },
  flow: { fills: ['接待人员', '业务拓展人员', '部门负责人'], approves: ['总办/人力资源部专员'] },
  keeper: { zh: '顾问经营部', en: 'Consulting department' },
  keepYears: 3,
  toldAs: 'email',
  happenedIn: 'sentAt',
  listed: ['recipient', 'attention', 'sentBy', 'sentAt'],
  sections: [
    section('letter', '收件', 'Addressee', [
      text('recipient', '收件方', 'To', 1, { bind: 'name', required: true, span: 6 }),
      person('attention', '收件人', 'For the attention of', undefined, { bind: '@contact', span: 3 }),
      refForm('reception', '参观接待登记表', 'Visit reception form', undefined, 'F-109', { span: 3 }),
      longText('greeting', '正文', 'Body', undefined, {
        lines: 3,
        starts: { value: '感谢贵司来访。现将参观与交流日程安排如下，如需调整，烦请提前告知。' },
      }),
    ]),
    section('schedule', '日程', 'Schedule', [
      table(
        'schedule',
        '日程',
        'Schedule',
        2,
        [
          date('on', '日期', 'Date', undefined, { required: true, span: 2 }),
          time('at', '时间', 'Time', undefined, { required: true, span: 2 }),
          text('content', '内容', 'Content', undefined, { required: true, max: 300, span: 4 }),
          text('place', '地点', 'Place', undefined, { max: 100, span: 2 }),
          person('companion', '陪同人', 'Accompanied by', undefined, { span: 2 }),
        ],
        { required: true },
      ),
    ]),
    section('confirming', '确认', 'Confirming', [
      approval('confirmed', '总办/人力资源部确认', 'Confirmed by general office / HR', 3, {
        signedBy: { zh: '总办/人力资源部', en: 'General office / HR' },
      }),
    ]),
    section(
      'dispatch',
      '发送',
      'Dispatch',
      [
        option('sentBy', '发送方式', 'Sent by', 4, { email: ['邮件', 'E-mail'], fax: ['传真', 'Fax'] }),
        instant('sentAt', '发送时间', 'Sent at', 4, { requiredWhen: { field: 'sentBy', op: 'filled' } }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 8, seal: { zh: '公司章', en: 'Firm’s seal' } },
})

/** 接待计划 (RCP-05, RCP-07…13): what is prepared by whom; closed with the effect of the visit. */
export const receptionPlan = form({
  key: 'F-111',
  title: { zh: '接待计划', en: 'Reception plan' },
  about: {
    zh: '接待人员编制，逐项落实；来访结束后补接待结果',
    en: 'Made by the receptionist, ticked off point by point, and closed with the outcome of the visit',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'JDJH-{yyyy}-{000}' },
  flow: { fills: ['接待人员', '部门负责人'], reviews: ['部门负责人'] },
  keeper: { zh: '顾问经营部', en: 'Consulting department' },
  keepYears: 3,
  toldAs: 'visit',
  listed: ['name', 'reception', 'meetingRoom', 'meetingAt', 'done', 'intent'],
  makes: [{ rows: 'tasks', kind: 'task', title: 'task', due: 'dueOn', owner: 'person', done: { field: 'isDone' } }],
  sections: [
    section('visit', '来访', 'Visit', [
      text('name', '客户', 'Client', undefined, { bind: 'name', required: true, span: 6 }),
      refForm('reception', '参观接待登记表', 'Visit reception form', undefined, 'F-109', { span: 6 }),
    ]),
    section('preparing', '准备', 'Preparing', [
      table('vehicles', '车辆预定', 'Vehicles booked', 1, [
        text('model', '车型', 'Vehicle', undefined, { required: true, max: 80, span: 4 }),
        instant('at', '时间', 'Time', undefined, { required: true, span: 4 }),
        text('bookingNumber', '预定号', 'Booking number', undefined, { max: 60, span: 4 }),
      ]),
      options(
        'items',
        '接待用品',
        'Items',
        2,
        {
          airportSign: ['接机牌', 'Airport sign'],
          welcomeBoard: ['欢迎竖牌', 'Standing welcome board'],
          tableCards: ['桌牌', 'Table cards'],
          giftBags: ['礼品袋', 'Gift bags'],
          leaflets: ['项目简介资料', 'Project leaflets'],
          water: ['矿泉水', 'Mineral water'],
          flowers: ['鲜花', 'Flowers'],
          cards: ['温馨卡片', 'Greeting cards'],
        },
        { openOptions: true },
      ),
      strings('tableCards', '与会人员桌牌', 'Table cards', 3, { span: 12 }),
      text('meetingRoom', '会议室', 'Meeting room', 4, { max: 80, span: 3 }),
      instant('meetingAt', '会议时间', 'Meeting at', 4, { span: 3 }),
      text('refreshments', '茶水或点心', 'Tea or snacks', 5, { max: 200, span: 6 }),
      options(
        'negotiation',
        '洽谈准备',
        'Negotiation material',
        6,
        { slides: ['演示稿', 'Slides'], projector: ['投影仪', 'Projector'] },
        { openOptions: true, help: { zh: '意向客户必备', en: 'Needed for prospective clients' } },
      ),
      table('projects', '拟参观项目基本情况', 'Facts of the projects', 7, [
        ...projectFacts.map((column) => ({ ...column, span: 3 as const })),
      ]),
    ]),
    section(
      'tasks',
      '分工',
      'Tasks',
      [
        table('tasks', '责任人/完成', 'Person and done', 8, [
          text('task', '事项', 'Task', undefined, { required: true, max: 100, span: 6 }),
          person('person', '责任人', 'Person in charge', undefined, { required: true, span: 2 }),
          date('dueOn', '期限', 'Due', undefined, { span: 2 }),
          yesNo('isDone', '完成', 'Done', undefined, { span: 2 }),
        ]),
        computed('done', '已完成项', 'Done', 8, 'integer', { ticked: 'tasks.isDone' }),
      ],
      { byFirm: 'after' },
    ),
    section(
      'outcome',
      '接待结果',
      'Outcome',
      [
        longText('outcome', '接待结果', 'What was seen and discussed', 9, { lines: 3 }),
        longText('effect', '来访效果', 'Effect: the visitors’ reaction', 9, { lines: 3 }),
        option('intent', '意向程度', 'Intent', 9, {
          strong: ['强', 'Strong'],
          medium: ['中', 'Medium'],
          weak: ['弱', 'Weak'],
        }),
        text('nextStep', '下一步', 'Next step', 9, { max: 500, span: 8 }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 4 },
})
