import {
  approval,
  date,
  dateRange,
  decimal,
  form,
  longText,
  option,
  person,
  phones,
  ratio,
  refForm,
  section,
  table,
  text,
  url,
} from '#platform/core/forms/makers.ts'
import { amount, customerName, later } from '../../core/forms/parts.ts'

const keeper = { zh: '客户档案管理员', en: 'Archive keeper' }

/** 客户档案 of the sales head office (004-A §4.1.2): valid only with the sales director's approval (ARC-21…ARC-25). */
export const headOfficeArchive = form({
  key: 'F-048',
  title: { zh: '客户档案（营销总公司）', en: 'Customer archive, sales head office' },
  about: {
    zh: '销售部、人事部联营办各自建档，专人管理，经销售总监审批后有效',
    en: 'Made by each department, kept by one person, valid once the sales director has approved it',
  },
  subject: 'customer',
  isSingle: true,
  numbering: { pattern: 'YXDA-{yyyy}-{0000}', gapFree: true },
  flow: { approves: ['销售总监'] },
  ways: ['scan', 'sheet'],
  keeper,
  keepYears: 'always',
  sensitivity: 'secret',
  toldAs: 'file',
  listed: ['customerName', 'contact', 'department', 'keeper'],
  sections: [
    section('customer', '客户', 'Customer', [
      customerName(undefined),
      phones('phones', '电话', 'Phone', 1, { bind: 'phones', required: true, span: 4 }),
      person('contact', '联系人', 'Contact person', 2, { bind: '@contact', required: true, span: 4 }),
      url('website', '网址', 'Web site', 3, { bind: 'website', span: 12 }),
      longText('creditState', '信用状况描述', 'Credit description', 4, { bind: 'creditState', lines: 3 }),
    ]),
    section('trades', '以往交易与关系维护', 'Past trades and care', [
      table('trades', '以往交易记录', 'Past trades', 5, [
        date('on', '日期', 'Date', undefined, { required: true, span: 3 }),
        text('goods', '品种', 'Goods', undefined, { required: true, span: 3 }),
        decimal('quantity', '数量', 'Quantity', undefined, { min: 0, span: 3 }),
        amount('amount', '金额', 'Amount', undefined, { total: true, span: 3 }),
      ]),
      table('care', '客户关系维护记录', 'Relationship-care records', 9, [
        refForm('record', '关怀登记', 'Row of the care register', undefined, 'F-139', { span: 4 }),
        date('on', '日期', 'Date', undefined, { starts: 'today', span: 3 }),
        text('note', '摘要', 'Note', undefined, { required: true, max: 500, span: 4 }),
      ]),
    ]),
    section('keeping', '建档与审批', 'Keeping and approval', [
      option(
        'department',
        '建档部门',
        'Department keeping the archive',
        6,
        { sales: ['销售部', 'Sales department'], jointOffice: ['人事部联营办', 'Joint-operation office'] },
        { required: true, span: 8 },
      ),
      person('keeper', '专管人', 'Keeper', 7, { required: true, isPresent: true, span: 4 }),
      approval('approved', '销售总监审批', 'Sales director’s approval', 8, {
        signedBy: { zh: '销售总监', en: 'Sales director' },
      }),
    ]),
  ],
  paper: {
    rows: 6,
    note: {
      zh: '客户档案是公司重要机密，未经总经理授权不得查阅、外传。',
      en: 'Customer archives are secrets of the firm: nobody sees or passes them on without the general manager’s authority.',
    },
  },
})

/** 客户资料核实单 (004-D §2, ARC-29): no archive from field data before the inspector has made sure. */
export const verification = form({
  key: 'F-049',
  title: { zh: '客户资料核实单', en: 'Verification of field data' },
  about: {
    zh: '业务员反馈的客户资料，由市场监察人员核实后方可建档',
    en: 'The market inspector makes sure of what a salesman reported before an archive is made',
  },
  subject: 'customer',
  numbering: { pattern: 'HS-{yyyy}-{0000}' },
  flow: { fills: ['市场监察人员', '市场部经理'] },
  ways: ['scan', 'sheet'],
  keeper,
  keepYears: 5,
  toldAs: 'file',
  happenedIn: 'verifiedOn',
  listed: ['customerName', 'salesman', 'inspector', 'means', 'verifiedOn', 'result'],
  sections: [
    section('data', '反馈资料', 'Field data', [
      customerName(1, '客户'),
      person('salesman', '业务员', 'Salesman', 1, { required: true, span: 4 }),
      longText('points', '反馈资料要点', 'Data fed back', 2, { required: true, lines: 4 }),
    ]),
    section('check', '核实', 'Verification', [
      person('inspector', '核实人（市场监察人员）', 'Market inspector', 3, { starts: 'me', required: true, span: 4 }),
      option(
        'means',
        '核实方式',
        'Means',
        4,
        { phone: ['电话', 'Telephone'], onSite: ['实地', 'On site'], thirdParty: ['第三方', 'Third party'] },
        { required: true, span: 4 },
      ),
      date('verifiedOn', '核实日期', 'Verified on', 4, { starts: 'today', required: true, span: 4 }),
      option(
        'result',
        '核实结论',
        'Result',
        5,
        { true: ['属实', 'True'], partlyTrue: ['部分属实', 'Partly true'], false: ['不属实', 'Not true'] },
        { required: true, span: 12 },
      ),
      longText('differences', '差异说明', 'Differences', 6, {
        lines: 3,
        requiredWhen: { field: 'result', op: 'in', value: ['partlyTrue', 'false'] },
      }),
    ]),
  ],
})

const quality = { required: true, max: 1, span: 4 } as const

/** 客户档案评估表 (004-D §5, ARC-31): what the marketing manager decides on. */
export const archiveAssessment = form({
  key: 'F-050',
  title: { zh: '客户档案评估表', en: 'Archive assessment' },
  about: {
    zh: '档案管理员定期评估客户档案，供市场部经理决策',
    en: 'The keeper assesses an archive at intervals as grounds for the marketing manager’s decisions',
  },
  subject: 'customer',
  numbering: { pattern: 'PG-{yyyy}-{0000}' },
  flow: { fills: ['客户档案管理员'], reviews: ['市场部经理'] },
  ways: ['scan', 'sheet'],
  keeper,
  keepYears: 10,
  toldAs: 'file',
  listed: ['customerName', 'period', 'complete', 'accurate', 'timely', 'advice', 'assessor'],
  sections: [
    section('assessment', '评估', 'Assessment', [
      customerName(1, '客户'),
      dateRange('period', '评估期间', 'Period', 2, { required: true, span: 8 }),
      ratio('complete', '资料完整', 'Completeness', 3, quality),
      ratio('accurate', '资料准确', 'Accuracy', 3, quality),
      ratio('timely', '资料及时', 'Timeliness', 3, quality),
      longText('judgement', '交易与信用评价', 'Trade and credit judgement', 4, { required: true, lines: 4 }),
      option(
        'advice',
        '建议（继续/限制/停止）',
        'Advice',
        5,
        { goOn: ['继续', 'Go on'], restrict: ['限制', 'Restrict'], stop: ['停止', 'Stop'] },
        { required: true, span: 12 },
      ),
      person('assessor', '评估人', 'Assessor', 7, { starts: 'me', required: true, span: 6 }),
    ]),
    later('signing', '签字', 'Signatures', [
      approval('signOff', '非现款交易签字', 'Sign-off for trade on credit', 6),
      person('marketingManager', '市场部经理', 'Marketing manager', 7, { span: 6 }),
    ]),
  ],
})
