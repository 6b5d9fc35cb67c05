import {
  approval,
  date,
  dateRange,
  form,
  longText,
  option,
  people,
  person,
  ref,
  section,
  strings,
  text,
} from '#platform/core/forms/makers.ts'
import { customerName, later, registerPaper, service } from './parts.ts'

const administration = { zh: '行政部', en: 'Administration' }
const staffDepartment = { zh: '人力资源部', en: 'Human resources' }

/** 档案查阅审批单 (000-C §六, 002-A, 004-A): a look is for a person, a purpose and a time (ACC-08, ACC-18). */
export const lookApproval = form({
  key: 'F-104',
  title: { zh: '档案查阅审批单', en: 'Approval to consult an archive' },
  about: {
    zh: '因工作需要查阅他人管理的客户档案时填写，批准后在期限内有效',
    en: 'For consulting an archive somebody else keeps; once approved it holds for the term asked for',
  },
  instructions: {
    zh: '写清查阅哪份资料、做什么用、用到哪天。打印、复印、导出都算复印。到期自动失效。',
    en: 'Say which papers, what for and until when. Printing and exporting count as copying. It ends by itself.',
  },
  subject: 'customer',
  numbering: { pattern: 'CY-{yyyy}-{0000}', gapFree: true },
  flow: { approves: ['总经理', '客服部经理'] },
  ways: ['scan'],
  keeper: service,
  keepYears: 5,
  listed: ['applicant', 'customerName', 'mode', 'term', 'approver'],
  sections: [
    section('request', '申请', 'Request', [
      person('applicant', '申请人', 'Applicant', 1, { starts: 'me', required: true, span: 4 }),
      ref('department', '部门', 'Department', 1, 'department', { span: 4 }),
      customerName(2, '客户'),
      text('papers', '档案', 'Papers of the archive', 2, { required: true, span: 8 }),
      option(
        'mode',
        '方式',
        'Mode',
        4,
        { look: ['查阅', 'Consult'], draw: ['调用', 'Draw'], copy: ['复印', 'Copy'], export: ['导出', 'Export'] },
        { required: true, starts: { value: 'look' }, span: 4 },
      ),
      longText('purpose', '事由', 'Purpose', 3, { required: true, lines: 3 }),
      dateRange('term', '期限', 'Term', 5, { required: true, span: 6 }),
      option(
        'approver',
        '审批人',
        'Approver',
        6,
        { generalManager: ['总经理', 'General manager'], service: ['客户服务部', 'Customer-service department'] },
        { required: true, starts: { value: 'service' }, span: 6 },
      ),
    ]),
    section('decision', '审批', 'Decision', [
      approval('decision', '结果/日期', 'Decision / date', 7, {
        signedBy: { zh: '总经理或客户服务部', en: 'General manager or customer service' },
      }),
    ]),
  ],
  paper: { size: 'A5', orientation: 'landscape' },
})

/** 制度文件登记表 (003-A §七-九, POL-02): day of issue and day of effect are two things (G-28). */
export const policyRegister = form({
  key: 'F-141',
  title: { zh: '制度文件登记表', en: 'Policy and version register' },
  about: {
    zh: '每份制度的每个版本登记一行，按期评审',
    en: 'A row for every version of every policy; reviewed when due',
  },
  subject: 'firm',
  shape: 'register',
  numbering: { pattern: 'ZD-{yyyy}-{000}', gapFree: true },
  flow: { approves: ['总经理'] },
  ways: ['sheet', 'scan'],
  keeper: administration,
  keepYears: 'always',
  happenedIn: 'issuedOn',
  listed: ['name', 'number', 'edition', 'writtenBy', 'approvedBy', 'issuedOn', 'effectiveOn', 'nextReviewOn'],
  sections: [
    section('rows', '制度', 'Policies', [
      text('name', '名称', 'Name', 1, { required: true, span: 6 }),
      text('number', '编号', 'Number', 1, {
        max: 60,
        span: 3,
        help: { zh: '如 VKWY7.5.1-J04-07', en: 'For instance VKWY7.5.1-J04-07' },
      }),
      text('edition', '版本', 'Version', 2, { required: true, max: 40, span: 2 }),
      person('writtenBy', '制定人', 'Made by', 3, { starts: 'me', required: true, span: 2 }),
      date('issuedOn', '发布日期', 'Day of issue', 9, { required: true }),
      date('effectiveOn', '生效日期', 'Effective on', 6, { required: true }),
      date('nextReviewOn', '下次评审日期', 'Next review', 7, {
        required: true,
        help: { zh: '至少每年评审一次', en: 'At least once a year' },
      }),
      strings('related', '相关文件/记录表格', 'Related papers and forms', 8, { max: 120, span: 6 }),
      text('interpreter', '解释权归属', 'Who may interpret', 10, { span: 3 }),
    ]),
    later('decision', '审核与批准', 'Review and approval', [
      person('reviewedBy', '审核人', 'Reviewed by', 4, { span: 2 }),
      person('approvedBy', '批准人', 'Approved by', 5, { span: 2 }),
    ]),
  ],
  paper: registerPaper,
})

/** 员工培训记录 (003-A §七.3, 003-E §2.1, 001-A, 004-B §二.1). */
export const trainingRecord = form({
  key: 'F-142',
  title: { zh: '员工培训记录', en: 'Staff training record' },
  about: { zh: '每次培训后由主办部门填写', en: 'Filled in after every training by whoever held it' },
  subject: 'firm',
  numbering: { pattern: 'PX-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: staffDepartment,
  keepYears: 5,
  happenedIn: 'on',
  sections: [
    section('training', '培训', 'Training', [
      option(
        'topic',
        '主题',
        'Subject',
        1,
        {
          tiers: ['客户分级制度', 'Customer tiers'],
          service: ['客户服务体系', 'Service system'],
          talking: ['沟通技巧', 'Talking with customers'],
          guestHistory: ['客史档案意识', 'Sense for guest history'],
          credit: ['信用管理', 'Credit management'],
        },
        { required: true, openOptions: true },
      ),
      date('on', '日期', 'Date', 2, { starts: 'today', required: true }),
      person('trainer', '讲师', 'Trainer', 2, { required: true, span: 3 }),
      people('attended', '参加人（含代理公司）', 'Attended (agencies included)', 3, { required: true, span: 12 }),
      option(
        'result',
        '考核结果',
        'Result',
        4,
        { passed: ['合格', 'Passed'], failed: ['不合格', 'Failed'] },
        { span: 6 },
      ),
      people('failed', '不合格人员', 'Who failed', 4, {
        span: 6,
        shownWhen: { field: 'result', op: 'in', value: ['failed'] },
        requiredWhen: { field: 'result', op: 'in', value: ['failed'] },
      }),
    ]),
  ],
})

/** 组织与岗位登记 (003-D §一, 002-A §二.12, ROL-14): departments and posts are chosen, not typed. */
export const organisationRegister = form({
  key: 'F-153',
  title: { zh: '组织与岗位登记', en: 'Organisation and posts' },
  about: {
    zh: '一人一岗一行，写清职责、上级与代理人',
    en: 'A row for every person on a post: duties, superior, deputy',
  },
  subject: 'firm',
  shape: 'register',
  numbering: { pattern: 'GW-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: staffDepartment,
  keepYears: 'always',
  sections: [
    section('rows', '岗位', 'Posts', [
      ref('department', '部门', 'Department', 1, 'department', { required: true, span: 3 }),
      ref('post', '岗位', 'Post', 2, 'post', { required: true, span: 3 }),
      person('staff', '员工', 'Staff member', 5, { span: 3 }),
      ref('superior', '直接上级', 'Superior', 4, 'post', { span: 3 }),
      longText('duties', '职责/权力', 'Duties and powers', 3, { required: true, span: 6, lines: 2 }),
    ]),
    later('state', '代理与在职', 'Deputy and state', [
      person('deputy', '代理人', 'Deputy', 6, { span: 2 }),
      option(
        'state',
        '在职状态',
        'State',
        7,
        {
          working: ['在职', 'In service'],
          leaving: ['已申请离职', 'Has given notice'],
          handedOver: ['档案已交齐', 'Archives handed over'],
          left: ['已离职', 'Has left'],
        },
        { required: true, starts: { value: 'working' }, span: 4 },
      ),
    ]),
  ],
  paper: registerPaper,
})
