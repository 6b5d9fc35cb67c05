import {
  address,
  date,
  dateRange,
  files,
  form,
  longText,
  option,
  person,
  refForm,
  section,
  table,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'
import { amount, archiveKeeper, customerName, later, marketing, registerPaper } from './parts.ts'

/** 合同与项目登记 (F-147, ARC-61): what was agreed, until when, and which points of the project lie on the way. */
export const contractRegister = form({
  key: 'F-147',
  title: { zh: '合同与项目登记', en: 'Contract and project register' },
  about: {
    zh: '与客户签订合同时登记；签约前须查阅客户档案',
    en: 'Filled in when a contract is made; the archive must be looked up before signing',
  },
  subject: 'customer',
  numbering: { pattern: 'HT-{yyyy}-{0000}', gapFree: true },
  ways: ['sheet', 'scan'],
  keeper: archiveKeeper,
  keepYears: 'always',
  toldAs: 'file',
  happenedIn: 'signedOn',
  listed: ['customerName', 'contractNumber', 'kind', 'signedOn', 'term', 'state'],
  sections: [
    section('contract', '合同', 'Contract', [
      customerName(1, '客户'),
      text('contractNumber', '合同编号', 'Contract number', 8, { required: true, max: 60, span: 4 }),
      option(
        'kind',
        '合同类别',
        'Kind',
        8,
        {
          consulting: ['顾问', 'Consulting'],
          cooperation: ['合作', 'Cooperation'],
          unit: ['单位协议', 'Corporate agreement'],
          purchase: ['购房', 'House purchase'],
          other: ['其他', 'Other'],
        },
        { required: true, hasOther: true, openOptions: true, span: 12 },
      ),
      date('signedOn', '签订日期', 'Signed on', 2, {
        requiredWhen: { field: 'state', op: 'in', value: ['running', 'expired', 'ended'] },
      }),
      dateRange('term', '合同期', 'Term', 3, {
        requiredWhen: { field: 'state', op: 'in', value: ['running', 'expired'] },
      }),
      person('leader', '分管领导', 'Leader in charge', 7, { span: 3 }),
      yesNo('isLookedUp', '签约前查阅档案', 'Archive looked up before signing', 5, {
        requiredWhen: { field: 'state', op: 'in', value: ['running'] },
      }),
      refForm('lookUp', '查阅审批单', 'Approval to consult', 5, 'F-104', { span: 4 }),
    ]),
    section('terms', '条款与节点', 'Terms and key points', [
      table('terms', '主要条款/义务', 'Terms and duties', 4, [
        text('term', '条款', 'Term', undefined, { required: true, max: 500, span: 6 }),
        option(
          'party',
          '义务方',
          'Party bound',
          undefined,
          { us: ['我方', 'Us'], customer: ['客户', 'Customer'] },
          { span: 3 },
        ),
        date('dueOn', '期限', 'Due', undefined, { span: 3 }),
      ]),
    ]),
    later('progress', '履行', 'Performance', [
      option(
        'state',
        '状态',
        'State',
        9,
        {
          negotiating: ['洽谈', 'Negotiating'],
          running: ['履行中', 'In force'],
          expired: ['到期', 'Expired'],
          ended: ['终止', 'Ended'],
        },
        { required: true, starts: { value: 'negotiating' }, span: 4 },
      ),
      table('milestones', '项目关键节点', 'Key points of the project', 6, [
        option(
          'point',
          '节点',
          'Point',
          undefined,
          {
            foundation: ['奠基', 'Laying of the foundation stone'],
            moveIn: ['入伙', 'Moving in'],
            other: ['其他', 'Other'],
          },
          { required: true, openOptions: true, span: 4 },
        ),
        text('note', '说明', 'Note', undefined, { span: 4 }),
        date('plannedOn', '计划日期', 'Planned', undefined, { span: 2 }),
        date('actualOn', '实际日期', 'Actual', undefined, { span: 2 }),
      ]),
      files('scan', '合同扫描', 'Scan', 10, { span: 4 }),
    ]),
  ],
  paper: { rows: 4 },
})

/** 客户资料表发放回收登记 (COL-02): which data forms are out, which came back. */
export const formsSent = form({
  key: 'F-144',
  title: { zh: '客户资料表发放回收登记', en: 'Data forms sent and returned' },
  about: {
    zh: '邮寄或派发客户资料表时登记，收回后录入',
    en: 'Entered when a data form is mailed or handed out, and when it comes back',
  },
  subject: 'customer',
  shape: 'register',
  numbering: { pattern: 'FH-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: archiveKeeper,
  keepYears: 3,
  toldAs: 'file',
  happenedIn: 'sentOn',
  sections: [
    section('rows', '发放与回收', 'Sent and returned', [
      customerName(1, '客户'),
      address('address', '地址', 'Address', 1, { bind: 'address', span: 8 }),
      date('sentOn', '发出日期', 'Sent on', 2, { starts: 'today', required: true }),
      option(
        'means',
        '方式',
        'Means',
        2,
        { mailed: ['邮寄', 'Mailed'], handedOut: ['派发', 'Handed out'] },
        { required: true, span: 3 },
      ),
    ]),
    later('return', '回收', 'Return', [
      option(
        'state',
        '状态',
        'State',
        3,
        { waiting: ['待回', 'Awaited'], returned: ['已回', 'Returned'], overdue: ['逾期', 'Overdue'] },
        { required: true, starts: { value: 'waiting' }, span: 3 },
      ),
      date('returnedOn', '回收日期', 'Returned on', 3, {
        requiredWhen: { field: 'state', op: 'in', value: ['returned'] },
      }),
      person('enteredBy', '录入人', 'Entered by', 4, { span: 3 }),
      date('enteredOn', '录入日期', 'Entered on', 4),
    ]),
  ],
  paper: registerPaper,
})

/** 委托调查登记 (COL-03): an order to a survey agency; its report goes into the archive. */
export const agencyOrder = form({
  key: 'F-150',
  title: { zh: '委托调查登记', en: 'Order to a survey agency' },
  about: {
    zh: '委托专业调查机构专项调查时登记，报告收到后归入档案',
    en: 'For every survey ordered from an agency; the report is filed in the archive',
  },
  subject: 'customer',
  numbering: { pattern: 'WT-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: marketing,
  keepYears: 10,
  toldAs: 'file',
  happenedIn: 'orderedOn',
  listed: ['agency', 'customerName', 'orderedOn', 'dueOn', 'cost', 'receivedOn'],
  sections: [
    section('order', '委托', 'Order', [
      text('agency', '调查机构', 'Agency', 1, { required: true, span: 6 }),
      customerName(2, '调查对象', 'Customer surveyed'),
      text('market', '调查的市场', 'Market surveyed', 2, { span: 6 }),
      longText('question', '专项内容', 'Special subject', 3, { required: true, lines: 4 }),
      date('orderedOn', '委托日期', 'Ordered on', 4, { starts: 'today', required: true }),
      date('dueOn', '期限', 'Due', 4, { required: true }),
      amount('cost', '费用', 'Cost', 5, { total: true }),
    ]),
    later('report', '报告', 'Report', [
      files('report', '报告', 'Report', 6, { span: 8 }),
      date('receivedOn', '收到日期', 'Received on', 6),
      longText('conclusion', '结论', 'Conclusion', undefined, { lines: 3 }),
    ]),
  ],
})
