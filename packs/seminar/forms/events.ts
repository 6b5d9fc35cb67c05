import {
  computed,
  date,
  form,
  instant,
  money,
  option,
  options,
  people,
  person,
  ref,
  section,
  table,
  text,
  withOther,
  yesNo,
} from '#platform/core/forms/makers.ts'

/** 活动登记 (EVT-03): who came, who bought, what they said. */
export const event = form({
  key: 'F-107',
  title: { zh: '活动登记', en: 'Sales event' },
  about: {
    zh: '每次联谊会、旅游、餐饮等活动登记一份，当日填写',
    en: 'One for each get-together, trip, meal or other event, filled in the same day',
  },
  subject: 'firm',
  numbering: { pattern: 'HD-{yyyy}-{000}' },
  flow: { fills: ['满意代表', '销售主管', '销售经理'], reviews: ['销售经理'] },
  ways: ['sheet'],
  keeper: { zh: '销售经理', en: 'Sales manager' },
  keepYears: 5,
  happenedIn: 'heldAt',
  follows: { told: { table: 'participants', subject: 'customer', category: 'meeting' } },
  listed: ['name', 'kind', 'heldAt', 'place', 'present', 'buyers', 'sales', 'cost'],
  sections: [
    section('event', '活动', 'Event', [
      text('name', '活动名称', 'Event', 1, { required: true, max: 120, span: 8 }),
      option(
        'kind',
        '活动类型',
        'Kind',
        1,
        withOther({ gathering: ['联谊会', 'Get-together'], trip: ['旅游', 'Trip'], meal: ['餐饮', 'Meal'] }),
        { required: true, hasOther: true, openOptions: true },
      ),
      instant('heldAt', '日期', 'Date', 2, { required: true, span: 3 }),
      text('place', '地点', 'Place', 2, { required: true, span: 6 }),
      money('cost', '费用', 'Cost', 4, { min: 0, total: true }),
    ]),
    section('participants', '参加顾客', 'Participants', [
      table('participants', '参加顾客', 'Participants', 3, [
        ref('customer', '顾客', 'Customer', undefined, 'customer', { required: true, span: 3 }),
        person('representative', '满意代表', 'Representative', undefined, { span: 2 }),
        yesNo('bought', '是否购买', 'Bought', undefined, { required: true, span: 2 }),
        money('amount', '金额', 'Amount', undefined, { min: 0, total: true, span: 2 }),
        text('feedback', '反馈', 'Feedback', undefined, { max: 500, span: 3 }),
      ]),
      computed('present', '参加人数', 'Present', 3, 'integer', { count: 'participants' }),
      computed('buyers', '购买人数', 'Bought', 3, 'integer', { ticked: 'participants.bought' }),
      computed('sales', '购买金额', 'Sales', 3, 'money', { sum: 'participants.amount' }),
    ]),
  ],
  paper: { rows: 14 },
})

/** 顾客服务专题会议纪要 (EVT-01): doctor, sales managers and supervisors share what they know of customers. */
export const serviceMeeting = form({
  key: 'F-108',
  title: { zh: '顾客服务专题会议纪要', en: 'Customer-service meeting minutes' },
  about: {
    zh: '公司或销售部召集，顾服主管医生、销售经理、主管参加',
    en: 'Called by the firm or the sales department; doctor, sales managers and supervisors attend',
  },
  subject: 'firm',
  numbering: { pattern: 'HY-{yyyy}-{000}' },
  flow: { fills: ['顾服主管医生', '销售经理', '销售主管', '客服部门经理'] },
  keeper: { zh: '客服部门经理', en: 'Customer-service department manager' },
  keepYears: 5,
  happenedIn: 'on',
  follows: {
    told: { table: 'customers', subject: 'customer', category: 'meeting' },
    present: { people: 'people', posts: ['顾服主管医生', '销售经理', '销售主管'] },
  },
  listed: ['on', 'calledBy', 'people', 'posts'],
  makes: [{ rows: 'conclusions', kind: 'task', title: 'content', due: 'dueOn', dueWithin: 7, owner: 'person' }],
  sections: [
    section('meeting', '会议', 'Meeting', [
      date('on', '日期', 'Date', 1, { required: true, starts: 'today' }),
      option('calledBy', '召集', 'Called by', undefined, {
        firm: ['公司', 'The firm'],
        sales: ['销售部', 'Sales department'],
      }),
      people('people', '参加人', 'Present', 2, { required: true, span: 12 }),
      options('posts', '到会岗位', 'Posts present', 2, {
        doctor: ['顾服主管医生', 'Chief customer-service doctor'],
        salesManager: ['销售经理', 'Sales manager'],
        supervisor: ['主管', 'Supervisor'],
      }),
    ]),
    section('talk', '讨论', 'Discussion', [
      table('customers', '讨论顾客', 'Customers discussed', 3, [
        ref('customer', '顾客', 'Customer', undefined, 'customer', { required: true, span: 4 }),
        text('situation', '情况', 'Situation', undefined, { max: 1000, span: 8 }),
      ]),
      table('conclusions', '结论/任务', 'Conclusions and tasks', 4, [
        text('content', '内容', 'Content', undefined, { required: true, max: 1000, span: 8 }),
        person('person', '责任人', 'Person in charge', undefined, { required: true, span: 2 }),
        date('dueOn', '期限', 'Due', undefined, { span: 2 }),
      ]),
    ]),
  ],
  paper: { rows: 5 },
})
