import {
  approval,
  computed,
  date,
  form,
  longText,
  money,
  option,
  person,
  ref,
  refForm,
  section,
  signature,
  table,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'

/** 离职档案交接单 (ALC-06): leave is released only when every form held is in. */
export const leaverHandover = form({
  key: 'F-105',
  title: { zh: '离职档案交接单', en: 'Leaver’s archive handover' },
  about: {
    zh: '员工离职前填写，所持档案交齐后方能离职',
    en: 'Filled in before anyone leaves: release only when all archive forms held are in',
  },
  subject: 'staff',
  numbering: { pattern: 'LZ-{yyyy}-{000}', gapFree: true },
  flow: { fills: ['顾服主管医生', '销售经理', '客服部门经理'], approves: ['总经理'] },
  ways: ['scan'],
  keeper: { zh: '客服部门经理', en: 'Customer-service department manager' },
  keepYears: 'always',
  lists: { person: 'leaver', post: 'post', rows: 'forms', record: 'archive', isIn: 'isIn', on: 'on' },
  listed: ['leaver', 'post', 'held', 'handed', 'missing', 'isAllIn', 'completedOn'],
  sections: [
    section('leaver', '离职人', 'Leaver', [
      person('leaver', '离职人', 'Leaver', 1, { required: true }),
      ref('post', '岗位', 'Post', 1, 'post'),
      option(
        'receiver',
        '接收人',
        'Receiver',
        4,
        {
          doctor: ['顾服主管医生', 'Chief customer-service doctor'],
          salesManager: ['销售经理', 'Sales manager'],
        },
        { required: true },
      ),
    ]),
    section('forms', '清单', 'List', [
      table(
        'forms',
        '应交档案清单',
        'Forms held',
        2,
        [
          refForm('archive', '档案编号', 'Archive form', undefined, 'F-101', { required: true, span: 4 }),
          yesNo('isIn', '已交', 'Handed in', undefined, { span: 2 }),
          date('on', '交接日期', 'Handed in on', undefined, { span: 3 }),
          text('remark', '备注', 'Remark', undefined, { span: 3 }),
        ],
        { help: { zh: '员工名下没有档案时留空', en: 'Left empty when nothing is held' } },
      ),
      computed('held', '应交', 'Held', 3, 'integer', { count: 'forms' }),
      computed('handed', '已交', 'Handed in', 3, 'integer', { ticked: 'forms.isIn' }),
      computed('missing', '未交', 'Missing', 3, 'integer', { minus: [{ count: 'forms' }, { ticked: 'forms.isIn' }] }),
    ]),
    section('release', '放行', 'Release', [
      yesNo('isAllIn', '交齐确认', 'All in', 5, { required: true }),
      date('completedOn', '交齐日期', 'All in on', 5, { requiredWhen: { field: 'isAllIn', op: 'yes' } }),
      signature('leaverSigned', '移交人签名', 'Leaver’s signature', undefined, {
        required: true,
        signedBy: { zh: '离职人', en: 'Leaver' },
      }),
      signature('receiverSigned', '接收人签名', 'Receiver’s signature', undefined, {
        signs: ['顾服主管医生', '销售经理'],
        required: true,
        signedBy: { zh: '接收人', en: 'Receiver' },
      }),
      approval('released', '准予离职', 'Leave released', 6, { signedBy: { zh: '总经理', en: 'General manager' } }),
    ]),
  ],
  paper: { rows: 8 },
})

/** 档案事故处罚记录 (ACC-06, G-22): the general manager decides within the range, and the form is restored at once. */
export const incident = form({
  key: 'F-106',
  title: { zh: '档案事故处罚记录', en: 'Archive incident and fine' },
  about: {
    zh: '档案丢失、破坏、缺少或外传时填写，由总经理决定处罚',
    en: 'For loss, damage, gaps or passing on of archive forms; the general manager decides',
  },
  subject: 'staff',
  numbering: { pattern: 'SG-{yyyy}-{000}', gapFree: true },
  flow: { fills: ['顾服主管医生', '销售经理', '客服部门经理'], approves: ['总经理'] },
  keeper: { zh: '客服部门经理', en: 'Customer-service department manager' },
  keepYears: 'always',
  sensitivity: 'personal',
  happenedIn: 'on',
  listed: ['archive', 'person', 'kind', 'on', 'fine', 'restoredOn'],
  sections: [
    section('incident', '事故', 'Incident', [
      refForm('archive', '档案', 'Form', 1, 'F-101', { required: true }),
      person('person', '责任人', 'Person answering', 1, { required: true }),
      date('on', '发生日期', 'Date', 3, { required: true, starts: 'today' }),
      option(
        'kind',
        '事故类别',
        'Kind',
        2,
        {
          lost: ['丢失', 'Lost'],
          damaged: ['破坏', 'Damaged'],
          incomplete: ['缺少', 'Incomplete'],
          passedOn: ['外传', 'Passed on'],
        },
        { required: true, span: 12 },
      ),
      longText('facts', '经过', 'Facts', 3, { required: true, lines: 5 }),
    ]),
    section('measure', '处理', 'Measure', [
      text('rule', '违反制度', 'Rule broken', 7, { max: 300, span: 6 }),
      text('measure', '追究措施', 'Measure', 7, { max: 500, span: 6 }),
      money('fine', '罚款金额', 'Fine', 4, {
        min: 50,
        max: 500,
        inCapitals: true,
        help: { zh: '50–500 元', en: '50 to 500 yuan' },
      }),
      approval('decision', '决定人', 'Decided by', 6, { signedBy: { zh: '总经理', en: 'General manager' } }),
    ]),
    section('restoring', '补齐', 'Restoring', [date('restoredOn', '补充完成日期', 'Restored on', 5)], {
      byFirm: 'after',
    }),
  ],
})

/** 分配记录 (ALC-01…03): which of the five rules gave a surveyed customer to whom. */
export const allocation = form({
  key: 'F-145',
  title: { zh: '分配记录', en: 'Allocation record' },
  about: {
    zh: '销售经理分配调查到的顾客，改派须写原因',
    en: 'The sales manager gives out surveyed customers; a change needs its reason',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  shape: 'register',
  numbering: { pattern: 'FP-{yy}{mm}-{0000}' },
  flow: { fills: ['销售经理'] },
  ways: ['sheet'],
  keeper: { zh: '销售经理', en: 'Sales manager' },
  keepYears: 5,
  toldAs: 'note',
  happenedIn: 'on',
  listed: ['name', 'survey', 'collector', 'givenTo', 'rule', 'manager', 'on', 'reason'],
  sections: [
    section('allocation', '分配', 'Allocation', [
      text('name', '顾客', 'Customer', 1, { bind: 'name', required: true, max: 80, span: 3 }),
      refForm('survey', '调查表', 'Survey form', 1, 'F-100', { span: 3 }),
      person('collector', '收集人', 'Collector', 2, { required: true, span: 3 }),
      person('givenTo', '分配给', 'Given to', 3, { required: true, span: 3 }),
      option(
        'rule',
        '适用原则',
        'Rule applied',
        4,
        {
          collector: ['谁收集归谁（优先）', 'Collector keeps (takes precedence)'],
          nearest: ['地域就近', 'Nearest area'],
          newStaff: ['分配给新员工', 'To new staff'],
          ability: ['销售能力、工作量、服务效率', 'Ability, workload, efficiency'],
          judgement: ['销售经理把握', 'Manager’s judgement'],
        },
        { required: true, span: 12 },
      ),
      person('manager', '销售经理', 'Sales manager', 5, { required: true, starts: 'me', span: 3 }),
      date('on', '日期', 'Date', 5, { required: true, starts: 'today' }),
      text('reason', '改派原因', 'Reason for change', 6, { max: 300, span: 6 }),
    ]),
  ],
  paper: { orientation: 'landscape', rows: 14 },
})
