import {
  approval,
  date,
  form,
  instant,
  longText,
  option,
  person,
  phones,
  ref,
  refForm,
  section,
  table,
  text,
  withOther,
} from '#platform/core/forms/makers.ts'
import { amount, customerName, degrees, later } from '../../core/forms/parts.ts'
import { businessDepartment } from './surveys.ts'

/** The four papers a complaint goes through, in order (CMP-02): card, report, notice, tracking. */
const paper = { subject: 'customer', ways: ['scan', 'sheet'], keeper: businessDepartment, keepYears: 5 } as const

const complaint = refForm('complaint', '投诉编号', 'Complaint', undefined, 'F-065', { required: true, span: 4 })
const complaintNo = (no: number) => ({ ...complaint, no })

/** 客户投诉记录卡 (000-D §五.1): the first two kinds are those of 004-A, which differ in their route (CMP-04, CMP-05). */
export const complaintCard = form({
  ...paper,
  key: 'F-065',
  title: { zh: '客户投诉记录卡', en: 'Complaint record card' },
  about: {
    zh: '接到客户投诉时当场填写，交审核人审核',
    en: 'Filled in while the complaint is taken, then passed to the reviewer',
  },
  numbering: { pattern: 'TS-{yyyy}-{0000}', gapFree: true },
  flow: { reviews: [] },
  toldAs: 'complaint',
  happenedIn: 'receivedAt',
  listed: ['number', 'receivedAt', 'customerName', 'kind', 'urgency', 'dueAt', 'receiver'],
  sections: [
    section('who', '投诉', 'Complaint', [
      text('number', '投诉编号', 'Number', 3, { starts: 'number', max: 40, span: 4 }),
      instant('receivedAt', '日期时间', 'Time', 3, { starts: 'now', required: true, span: 4 }),
      option(
        'channel',
        '投诉方式',
        'Channel',
        5,
        {
          phone: ['电话', 'Telephone'],
          visit: ['来访', 'Visit'],
          letter: ['信函', 'Letter'],
          email: ['邮件', 'E-mail'],
          online: ['网络', 'Online'],
        },
        { required: true, starts: { value: 'phone' }, span: 12 },
      ),
      customerName(4),
      person('complainant', '投诉人', 'Complainant', 4, { required: true, span: 4 }),
      phones('phones', '电话', 'Phone', 4, { span: 4 }),
    ]),
    section('matter', '内容', 'Matter', [
      option(
        'kind',
        '投诉类别',
        'Kind',
        6,
        withOther({
          quality: ['服务质量不达标', 'Service quality below standard'],
          manner: ['服务过程不满意', 'Dissatisfied during the service'],
          product: ['产品质量', 'Product quality'],
          charge: ['收费', 'Charges'],
        }),
        { required: true, hasOther: true, openOptions: true },
      ),
      longText('content', '投诉内容', 'Content', 7, { required: true, lines: 5 }),
      longText('demand', '客户要求', 'Demand', 7, { lines: 2 }),
      refForm('order', '涉及订单', 'Order concerned', 8, 'F-146', { span: 6 }),
      ref('product', '涉及产品', 'Product concerned', 8, 'product', { span: 6 }),
      option('urgency', '紧急程度', 'Urgency', 9, degrees, { required: true, starts: { value: 'middle' }, span: 6 }),
      instant('dueAt', '处理时限', 'Due', 9, { required: true, span: 6 }),
    ]),
    later('footer', '受理人/审核人', 'Responsible', [
      person('receiver', '受理人', 'Received by', 1, { starts: 'me', required: true, span: 6 }),
      person('reviewer', '审核人', 'Reviewed by', 2, { span: 6 }),
    ]),
  ],
})

/** 投诉处理报告表 (000-D §五.2): in force only with the general manager's approval (CMP-06). */
export const complaintReport = form({
  ...paper,
  key: 'F-066',
  title: { zh: '投诉处理报告表', en: 'Complaint handling report' },
  about: {
    zh: '查清投诉后报总经理审批，批准后才能答复客户',
    en: 'Once looked into, reported to the general manager; the customer is answered only after approval',
  },
  numbering: { pattern: 'TSBG-{yyyy}-{0000}', gapFree: true },
  flow: { approves: ['总经理'] },
  toldAs: 'complaint',
  happenedIn: 'filledOn',
  listed: ['complaint', 'customerName', 'department', 'compensation', 'filledOn'],
  sections: [
    section('head', '投诉', 'Complaint', [
      complaintNo(2),
      customerName(undefined),
      date('filledOn', '填写日期', 'Date', 1, { starts: 'today', required: true }),
    ]),
    section('findings', '调查', 'Investigation', [
      longText('investigation', '调查经过', 'Investigation', 3, { required: true, lines: 4 }),
      longText('cause', '原因分析', 'Cause', 3, { required: true, lines: 3 }),
      text('department', '责任部门', 'Department at fault', 4, { required: true, span: 6 }),
      person('responsible', '责任人', 'Person at fault', 4, { span: 6 }),
    ]),
    section('handling', '处理', 'Handling', [
      longText('proposal', '处理意见', 'Proposed handling', 5, { required: true, span: 9, lines: 3 }),
      amount('compensation', '赔偿', 'Compensation', 5, { total: true, span: 3 }),
      longText('coHandler', '协同部门意见', 'Opinion of the co-handling department', 6, {
        lines: 2,
        help: {
          zh: '服务质量不达标的，须请生产等部门协同处理',
          en: 'Where quality missed the standard, production or the like handles it jointly',
        },
      }),
      approval('approved', '总经理审批', 'General manager’s approval', 7, {
        signedBy: { zh: '总经理', en: 'General manager' },
      }),
    ]),
  ],
})

/** 客户投诉处理通知单 (000-D §五.3): to the department that acts; the office then tells the customer. */
export const complaintNotice = form({
  ...paper,
  key: 'F-067',
  title: { zh: '客户投诉处理通知单', en: 'Complaint handling notice' },
  about: {
    zh: '发给处理部门限期办理，办结后记录如何答复客户',
    en: 'Sent to the department that acts, with a deadline; then notes how the customer was told',
  },
  numbering: { pattern: 'TSTZ-{yyyy}-{0000}', gapFree: true },
  toldAs: 'complaint',
  happenedIn: 'issuedOn',
  listed: ['complaint', 'customerName', 'department', 'dueOn', 'answeredBy', 'toldOn'],
  sections: [
    section('notice', '通知', 'Notice', [
      complaintNo(1),
      customerName(undefined),
      date('issuedOn', '发文日期', 'Date', 1, { starts: 'today', required: true, span: 4 }),
      text('department', '收文部门', 'To department', 2, { required: true, span: 8 }),
      date('dueOn', '期限', 'Due', 3, { required: true, span: 4 }),
      longText('action', '处理要求', 'Action wanted', 3, { required: true, lines: 4 }),
    ]),
    later('answer', '处理结果', 'Result', [
      longText('result', '处理结果', 'Result', 4, { lines: 4 }),
      person('receivedBy', '签收人', 'Received by', 5, { span: 6 }),
      person('answeredBy', '回复人', 'Answered by', 5, { span: 6 }),
    ]),
    later('told', '客户反馈', 'Told the customer', [
      date('toldOn', '客户反馈日期', 'Told on', 6, { span: 3 }),
      option(
        'toldBy',
        '客户反馈方式',
        'Means',
        6,
        {
          phone: ['电话', 'Telephone'],
          visit: ['上门', 'Visit'],
          letter: ['信函', 'Letter'],
          email: ['邮件', 'E-mail'],
        },
        { openOptions: true, span: 6 },
      ),
      person('teller', '反馈人', 'By', 6, { span: 3 }),
    ]),
  ],
})

/** 客户投诉案件追踪表 (000-D §五.4): follows the case until the customer is content (CMP-18). */
export const complaintTracking = form({
  ...paper,
  key: 'F-068',
  title: { zh: '客户投诉案件追踪表', en: 'Complaint case tracking' },
  about: {
    zh: '从受理到结案逐步记录进展，结案后验证改善',
    en: 'Notes every step from receipt to closing; improvement is verified afterwards',
  },
  numbering: { pattern: 'TSZZ-{yyyy}-{0000}' },
  toldAs: 'complaint',
  happenedIn: 'filledOn',
  listed: ['complaint', 'customerName', 'receivedOn', 'state', 'inCharge', 'dueOn', 'closedOn', 'isContent'],
  sections: [
    section('case', '案件', 'Case', [
      complaintNo(2),
      customerName(2, '客户'),
      date('filledOn', '填写日期', 'Date', 1, { starts: 'today', required: true, span: 4 }),
      date('receivedOn', '受理日期', 'Received', 3, { required: true, span: 4 }),
      date('dueOn', '应结日', 'Due', 5, { required: true, span: 4 }),
      person('inCharge', '责任人', 'Owner', 4, { required: true, span: 4 }),
    ]),
    later('tracking', '追踪', 'Tracking', [
      option(
        'state',
        '当前状态',
        'State',
        4,
        {
          received: ['已受理', 'Received'],
          investigating: ['调查中', 'Investigating'],
          proposed: ['已拟处理意见', 'Handling proposed'],
          approved: ['已批准', 'Approved'],
          answered: ['已答复', 'Answered'],
          closed: ['已结案', 'Closed'],
        },
        { required: true, starts: { value: 'received' } },
      ),
      table('entries', '追踪记录', 'Tracking entries', 6, [
        date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 3 }),
        text('progress', '进展', 'Progress', undefined, { required: true, max: 500, span: 6 }),
        person('recordedBy', '记录人', 'Recorded by', undefined, { starts: 'me', span: 3 }),
      ]),
    ]),
    later('closing', '结案', 'Closing', [
      date('closedOn', '实结日', 'Closed', 5, { requiredWhen: { field: 'state', op: 'in', value: ['closed'] } }),
      option(
        'isContent',
        '客户满意否',
        'Customer content',
        7,
        { yes: ['满意', 'Content'], mostly: ['基本满意', 'Mostly content'], no: ['不满意', 'Not content'] },
        { requiredWhen: { field: 'state', op: 'in', value: ['closed'] }, span: 9 },
      ),
      longText('improvement', '改善措施', 'Improvement', 8, { span: 6, lines: 3 }),
      longText('verified', '验证', 'Verified', 8, { span: 6, lines: 3 }),
    ]),
  ],
  paper: { rows: 8 },
})
