import {
  computed,
  date,
  form,
  integer,
  longText,
  money,
  option,
  person,
  ref,
  score,
  section,
  signature,
  strings,
  table,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'

const posts = ['市场开发员', '项目经理', '回访保修员', '经营部经理']

/** 客户拜访记录 (VIS-26): regular contact to learn needs and give individual service (003-H 第八条). */
export const visit = form({
  key: 'F-123',
  title: { zh: '客户拜访记录', en: 'Visit record' },
  about: { zh: '每次拜访客户后填写，落实后续事项', en: 'Filled in after each visit; what follows is put in hand' },
  subject: 'customer',
  numbering: { pattern: 'BF-{yy}{mm}-{0000}' },
  flow: { fills: posts, reviews: ['经营部经理'] },
  ways: ['sheet', 'scan'],
  keeper: { zh: '经营部', en: 'Business department' },
  keepYears: 5,
  toldAs: 'visit',
  happenedIn: 'on',
  listed: ['name', 'on', 'visitor', 'kind', 'met'],
  makes: [
    { rows: 'followUps', kind: 'task', title: 'matter', due: 'dueOn', owner: 'person', done: { field: 'isDone' } },
  ],
  sections: [
    section('visit', '拜访', 'Visit', [
      text('name', '客户', 'Customer', 1, { bind: 'name', required: true, span: 6 }),
      date('on', '日期', 'Date', 1, { required: true, starts: 'today' }),
      person('visitor', '拜访人', 'Visited by', 1, { required: true, starts: 'me', span: 3 }),
      option(
        'kind',
        '类别',
        'Kind',
        2,
        { regular: ['定期', 'Regular'], occasional: ['不定期', 'Occasional'] },
        { required: true },
      ),
      person('met', '客户方人员', 'Met', undefined, { bind: '@contact' }),
    ]),
    section('needs', '需求', 'Needs', [
      longText('needs', '客户需求', 'Needs', 3, { bind: 'needs', required: true, lines: 4 }),
      longText('advice', '个性化服务建议', 'Individual service proposed', 4, { lines: 4 }),
    ]),
    section(
      'followUps',
      '后续',
      'Follow-up',
      [
        table('followUps', '后续', 'Follow-up', 5, [
          text('matter', '事项', 'Matter', undefined, { required: true, max: 500, span: 6 }),
          person('person', '责任人', 'Person in charge', undefined, { required: true, span: 2 }),
          date('dueOn', '期限', 'Due', undefined, { required: true, span: 2 }),
          yesNo('isDone', '完成', 'Done', undefined, { span: 2 }),
        ]),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 4 },
})

/** 客户座谈会记录 (EVT-02): opinions and suggestions, each with the department that answers (003-H 第十条). */
export const forum = form({
  key: 'F-124',
  title: { zh: '客户座谈会记录', en: 'Customer forum' },
  about: {
    zh: '定期召开座谈会听取意见，逐条明确责任部门和答复',
    en: 'Held at intervals to hear customers; each opinion gets a department and an answer',
  },
  subject: 'firm',
  numbering: { pattern: 'ZT-{yyyy}-{000}' },
  flow: { fills: posts, reviews: ['经营部经理'] },
  keeper: { zh: '经营部', en: 'Business department' },
  keepYears: 5,
  happenedIn: 'on',
  listed: ['on', 'place', 'chair', 'present', 'opinionCount', 'answered'],
  sections: [
    section('forum', '座谈会', 'Forum', [
      date('on', '日期', 'Date', 1, { required: true, starts: 'today' }),
      text('place', '地点', 'Place', 1, { required: true, span: 6 }),
      person('chair', '主持', 'Chair', 1, { required: true, span: 3 }),
      table('customers', '参会客户', 'Customers present', 2, [
        ref('customer', '客户', 'Customer', undefined, 'customer', { required: true, span: 6 }),
        text('persons', '代表', 'Represented by', undefined, { max: 200, span: 6 }),
      ]),
      computed('present', '参会客户数', 'Customers present', 2, 'integer', { count: 'customers' }),
    ]),
    section(
      'opinions',
      '意见',
      'Opinions',
      [
        table('opinions', '意见和建议', 'Opinions and suggestions', 3, [
          ref('customer', '客户', 'Customer', undefined, 'customer', { span: 2 }),
          text('opinion', '意见', 'Opinion', undefined, { required: true, max: 1000, span: 4 }),
          ref('department', '责任部门', 'Department', undefined, 'department', { span: 2 }),
          text('answer', '答复', 'Answer', undefined, { max: 1000, span: 2 }),
          yesNo('isClosed', '已落实', 'Closed', undefined, { span: 2 }),
        ]),
        computed('opinionCount', '意见条数', 'Opinions', 3, 'integer', { count: 'opinions' }),
        computed('answered', '已落实条数', 'Closed', 3, 'integer', { ticked: 'opinions.isClosed' }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { orientation: 'landscape', rows: 8 },
})

/** 纠纷处理记录 (003-H 第二十一、二十二条): by talks first, then mediation, arbitration or the court. */
export const dispute = form({
  key: 'F-125',
  title: { zh: '纠纷处理记录', en: 'Dispute record' },
  about: {
    zh: '合同履行中出现争议时建立，先协商，不成再调解、仲裁或诉讼',
    en: 'Begun when a contract is disputed: talks first, then mediation, arbitration or the court',
  },
  subject: 'customer',
  numbering: { pattern: 'ZY-{yyyy}-{000}', gapFree: true },
  flow: { fills: ['项目经理', '经营部经理'], approves: ['总经理'] },
  ways: ['scan'],
  keeper: { zh: '经营部', en: 'Business department' },
  keepYears: 'always',
  toldAs: 'complaint',
  listed: ['name', 'contract', 'matter', 'amount', 'stepCount', 'closedOn'],
  sections: [
    section('matter', '争议', 'Dispute', [
      text('name', '客户', 'Customer', 1, { bind: 'name', required: true, span: 6 }),
      ref('contract', '合同', 'Contract', 1, 'contract', { span: 3 }),
      text('clause', '条款', 'Clause', 1, { max: 200, span: 3 }),
      longText('matter', '争议内容', 'Matter', 2, { required: true, lines: 4 }),
      money('amount', '争议金额', 'Amount', 2, { min: 0, total: true }),
    ]),
    section('steps', '处理', 'Handling', [
      table('steps', '步骤', 'Steps', 3, [
        date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 2 }),
        option(
          'means',
          '方式',
          'Means',
          undefined,
          {
            talks: ['协商', 'Talks'],
            mediation: ['调解', 'Mediation'],
            arbitration: ['仲裁', 'Arbitration'],
            lawsuit: ['诉讼', 'Lawsuit'],
          },
          { required: true, span: 2 },
        ),
        text('content', '内容', 'Content', undefined, { required: true, max: 1000, span: 4 }),
        text('result', '结果', 'Result', undefined, { max: 500, span: 4 }),
      ]),
      computed('stepCount', '步骤数', 'Steps', 3, 'integer', { count: 'steps' }),
    ]),
    section(
      'closing',
      '结论',
      'Closing',
      [
        text('outcome', '结论', 'Outcome', 4, {
          max: 1000,
          span: 8,
          requiredWhen: { field: 'closedOn', op: 'filled' },
        }),
        date('closedOn', '结论日期', 'Closed on', 4),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 6 },
})

/** 客户培训与指导记录 (003-H 第十四条): what customers were taught and how well it took. */
export const training = form({
  key: 'F-126',
  title: { zh: '客户培训与指导记录', en: 'Customer training' },
  about: {
    zh: '为客户做技术培训或操作指导后填写',
    en: 'Filled in after technical training or guidance given to a customer',
  },
  subject: 'customer',
  numbering: { pattern: 'KP-{yyyy}-{000}' },
  flow: { fills: ['项目经理', '回访保修员', '市场开发员'] },
  ways: ['scan', 'sheet'],
  keeper: { zh: '保修服务部', en: 'Warranty service' },
  keepYears: 5,
  toldAs: 'meeting',
  happenedIn: 'on',
  listed: ['name', 'on', 'kind', 'trainer', 'number', 'effect'],
  sections: [
    section('training', '培训', 'Training', [
      text('name', '客户', 'Customer', 1, { bind: 'name', required: true, span: 6 }),
      date('on', '日期', 'Date', 1, { required: true, starts: 'today' }),
      option(
        'kind',
        '类别',
        'Kind',
        2,
        { training: ['技术培训', 'Technical training'], guidance: ['操作指导', 'Guidance in use'] },
        { required: true, span: 3 },
      ),
      longText('content', '内容', 'Content', 3, { required: true, lines: 12 }),
      person('trainer', '讲师', 'Trainer', 3, { required: true, starts: 'me', span: 6 }),
      integer('number', '人数', 'Number', 3, { required: true, min: 1, span: 6 }),
      strings('participants', '参加人', 'Participants', undefined, { span: 12, lines: 5 }),
    ]),
    section('effect', '效果', 'Effect', [
      score('effect', '效果评价', 'Effect', 4, {
        words: [
          { from: 5, label: { zh: '很好', en: 'Very good' } },
          { from: 4, label: { zh: '好', en: 'Good' } },
          { from: 3, label: { zh: '一般', en: 'Fair' } },
          { from: 1, label: { zh: '不好', en: 'Poor' } },
        ],
      }),
      signature('customerSigned', '客户代表签名', 'Customer’s signature', undefined, {
        signs: 'subject',
        signedBy: { zh: '客户代表', en: 'Customer’s representative' },
      }),
    ]),
  ],
})
