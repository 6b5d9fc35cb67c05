import {
  approval,
  date,
  form,
  instant,
  integer,
  longText,
  option,
  person,
  refForm,
  section,
  text,
  withOther,
  yesNo,
} from '#platform/core/forms/makers.ts'

/** 回访记录 (VIS-01…15): without details written down a follow-up does not count as done. */
export const followUp = form({
  key: 'F-102',
  title: { zh: '回访记录', en: 'Follow-up entry' },
  about: {
    zh: '每次回访后当日填写，顾服主管医生逐日督察',
    en: 'Filled in the day of each follow-up; the chief doctor checks daily',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  numbering: { pattern: 'HF-{yy}{mm}-{0000}' },
  flow: { fills: ['满意代表', '销售主管', '顾服主管医生'], approves: ['顾服主管医生'] },
  ways: ['scan'],
  keeper: { zh: '顾服主管医生', en: 'Chief customer-service doctor' },
  keepYears: 'always',
  sensitivity: 'personal',
  toldAs: 'visit',
  happenedIn: 'followedUpAt',
  listed: ['name', 'by', 'role', 'nth', 'dueOn', 'followedUpAt', 'purpose', 'means'],
  sections: [
    section('plan', '应访', 'Due', [
      text('name', '顾客', 'Customer', 1, { bind: 'name', required: true, max: 80, span: 3 }),
      person('by', '回访人', 'By', 2, { required: true, starts: 'me', span: 3 }),
      option(
        'role',
        '角色',
        'Role',
        2,
        {
          representative: ['满意代表', 'Satisfaction representative'],
          doctor: ['顾服主管医生', 'Chief customer-service doctor'],
        },
        { required: true, span: 6 },
      ),
      integer('nth', '第几次', 'Number', 3, { required: true, min: 1, max: 99 }),
      date('dueOn', '应访日期', 'Due on', 3),
      option(
        'means',
        '方式',
        'Mode',
        5,
        { phone: ['电话', 'Telephone'], onSite: ['上门', 'At home'] },
        { required: true, span: 3 },
      ),
      instant('followedUpAt', '回访时间', 'Done at', 6, { required: true, starts: 'now', span: 3 }),
      option(
        'purpose',
        '目的',
        'Purpose',
        4,
        withOther({
          guiding: ['指导服用', 'Guide the use'],
          opinions: ['询问意见', 'Ask for opinions'],
          effect: ['了解服用效果', 'Learn the effect'],
          contact: ['密切联系', 'Keep close contact'],
          presenting: ['介绍产品服务', 'Present products and services'],
          doubts: ['专业指导及排除异议', 'Expert guidance, removing doubts'],
        }),
        { required: true, hasOther: true, openOptions: true },
      ),
    ]),
    section('talk', '回访情况', 'What was said', [
      longText('details', '详细情况', 'Details', 7, { required: true, lines: 5 }),
      longText('opinion', '顾客意见', 'Customer’s opinion', 8, { span: 6, lines: 3 }),
      longText('doubts', '异议', 'Doubts', 8, { span: 6, lines: 3 }),
      date('nextOn', '下次计划日期', 'Next on', 9),
      text('next', '下次计划', 'Next plan', 9, { max: 500, span: 9 }),
    ]),
    section('check', '督察', 'Check', [
      approval('doctorCheck', '督察意见（医生）', 'Doctor’s check', 10, {
        signedBy: { zh: '顾服主管医生', en: 'Chief customer-service doctor' },
      }),
    ]),
  ],
  paper: { size: 'A5' },
})

/** 档案调用归还登记 (VIS-14, ACC-02): drawn for a follow-up, back the same day. */
export const drawing = form({
  key: 'F-103',
  title: { zh: '档案调用归还登记', en: 'Draw-and-return register' },
  about: {
    zh: '从顾服主管医生处调用顾客档案表时登记，当日归还',
    en: 'One line whenever a customer archive form is drawn from the chief doctor; back the same day',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  shape: 'register',
  numbering: { pattern: 'DY-{yy}{mm}-{0000}', gapFree: true },
  flow: { fills: ['顾服主管医生', '满意代表', '销售主管', '客服部门经理'] },
  ways: ['scan'],
  keeper: { zh: '顾服主管医生', en: 'Chief customer-service doctor' },
  keepYears: 5,
  happenedIn: 'drawnAt',
  listed: ['archive', 'drawnBy', 'reason', 'drawnAt', 'dueOn', 'returnedAt', 'isIntact', 'keeper'],
  sections: [
    section('drawing', '调用', 'Drawing', [
      refForm('archive', '档案编号', 'Archive form', 1, 'F-101', { required: true }),
      person('drawnBy', '调用人', 'Drawn by', 2, { required: true, starts: 'me' }),
      option(
        'reason',
        '事由',
        'Reason',
        2,
        { followUp: ['回访', 'Follow-up'], approvedLook: ['经批准查阅', 'Look with approval'] },
        { required: true, starts: { value: 'followUp' } },
      ),
      refForm('approval', '查阅审批单', 'Approval to consult', 2, 'F-104', {
        shownWhen: { field: 'reason', op: 'in', value: ['approvedLook'] },
        requiredWhen: { field: 'reason', op: 'in', value: ['approvedLook'] },
      }),
      instant('drawnAt', '调用时间', 'Drawn at', 3, { required: true, starts: 'now' }),
      date('dueOn', '应还（当日）', 'Due back (same day)', 4, { required: true, starts: 'today' }),
      person('keeper', '保管人（顾服主管医生）', 'Keeper (chief doctor)', 6, { required: true, span: 4 }),
    ]),
    section(
      'return',
      '归还',
      'Return',
      [
        instant('returnedAt', '归还时间', 'Returned at', 5),
        yesNo('isIntact', '完好', 'Intact', 5, { requiredWhen: { field: 'returnedAt', op: 'filled' } }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { orientation: 'landscape', rows: 14 },
})
