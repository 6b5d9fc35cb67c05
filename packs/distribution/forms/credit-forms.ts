import {
  approval,
  creditCode,
  date,
  decimal,
  form,
  integer,
  longText,
  money,
  options,
  partialDate,
  person,
  ratio,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { amount, creditGrade, customerName, later, mark, monthNames, yuan } from '../../core/forms/parts.ts'

const keeper = { zh: '信用管理经理', en: 'Credit manager' }
const conclusion = { max: 500, span: 8 } as const

/** 建议发货最高限度核定表 (000-J, CRD-10…CRD-12): the limit is in force only with the written decision. */
export const shipmentLimit = form({
  key: 'F-071',
  title: { zh: '建议发货最高限度核定表', en: 'Proposed highest shipment limit' },
  about: {
    zh: '为赊销客户建议发货最高限度，经批示后生效',
    en: 'Proposes how much may be shipped on credit; in force once decided',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'XD-{yyyy}-{0000}', gapFree: true },
  flow: { approves: ['信用管理经理', '销售总监', '总经理'] },
  ways: ['scan', 'sheet'],
  keeper,
  keepYears: 10,
  toldAs: 'file',
  happenedIn: 'on',
  listed: ['number', 'on', 'customerNumber', 'customerName', 'proposedLimit', 'approvedLimit', 'validUntil'],
  sums: [{ fields: ['regions.share'], to: '1', label: { zh: '销售地区比例', en: 'Sales share by region' } }],
  sections: [
    section('head', '核定', 'Proposal', [
      text('number', '编号', 'Number', 1, { starts: 'number', max: 40, span: 3 }),
      date('on', '日期', 'Date', 2, { starts: 'today', required: true }),
      text('customerNumber', '客户编号', 'Customer number', 3, { bind: 'number', max: 40, span: 3 }),
      partialDate('foundedOn', '成立日期', 'Founded', 6, { bind: 'foundedOn' }),
      customerName(4),
      amount('proposedLimit', '建议发货最高限度', 'Proposed highest shipment limit', 5, { required: true, span: 4 }),
      amount('expectedSales', '预计销货', 'Expected sales', 7, { span: 4 }),
      text('goods', '于本司加工品种', 'Goods processed with us', 8, { max: 500, span: 6 }),
      decimal('monthlyQuantity', '每月平均加工数量', 'Monthly average quantity', 9, { min: 0 }),
      amount('monthlyAmount', '每月平均加工金额', 'Monthly average amount', 9),
      options('peakMonths', '加工旺季', 'Peak season', 10, monthNames),
    ]),
    section('business', '客户业务状况', 'Customer’s business', [
      table('goodsSold', '客户业务状况·加工品种名称', 'Business: goods', 11, [
        text('goods', '加工品种名称', 'Goods', undefined, { required: true, span: 8 }),
        decimal('monthlySales', '平均月销售量', 'Average monthly sales volume', 12, { min: 0, total: true, span: 4 }),
      ]),
      table('regions', '客户业务状况·销售地区比例', 'Business: sales share by region', 13, [
        text('region', '地区', 'Region', undefined, { required: true, span: 8 }),
        ratio('share', '比例', 'Share', undefined, { required: true, max: 1, total: true, span: 4 }),
      ]),
      longText('policy', '客户业务状况·未来营运方针', 'Business: future policy', 14, { lines: 2 }),
    ]),
    section('conclusion', '结论', 'Conclusion', [
      mark('experienceMark', '经营经验评分', 'Shop-running experience, mark', 15),
      text('experience', '结论·商场经营经验', 'Conclusion: shop-running experience', 15, conclusion),
      mark('abilityMark', '业务能力评分', 'Market ability, mark', 16),
      text('ability', '结论·市场业务能力', 'Conclusion: market ability', 16, conclusion),
      mark('financeMark', '财务状况评分', 'Financial state, mark', 17),
      text('finance', '结论·财务状况', 'Conclusion: financial state', 17, conclusion),
      text('affiliates', '结论·关系企业名称', 'Conclusion: affiliates', 18, { max: 500, span: 6 }),
      text('suppliers', '结论·其他供应厂商', 'Conclusion: other suppliers', 19, { max: 500, span: 6 }),
      longText('opinion', '结论·对该公司意见', 'Conclusion: opinion on the company', 20, { required: true, lines: 3 }),
    ]),
    later('decision', '核定限度与批示', 'Limit approved and decision', [
      amount('approvedLimit', '核定限度', 'Limit approved', 21, { span: 4 }),
      date('validUntil', '有效期', 'Valid until', 22, { span: 4 }),
      approval('decision', '批示', 'Decision', 21, { signedBy: { zh: '经理', en: 'Manager' } }),
      person('manager', '经理', 'Manager', 23, { span: 6 }),
      person('reporter', '报告人', 'Reporter', 23, { starts: 'me', required: true, span: 6 }),
    ]),
  ],
  paper: { rows: 3 },
})

const lossOrGain = { unit: yuan, span: 2 } as const

/** 企业资信调查报告 (001-C, CRD-07): its ordinary edition makes a credit archive a qualified one. */
export const creditReport = form({
  key: 'F-082',
  title: { zh: '企业资信调查报告', en: 'Enterprise credit report' },
  about: {
    zh: '信用档案的基础资料，至少要有普通版本才算合格',
    en: 'Ground of the credit archive, which is qualified only with the ordinary edition at least',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'ZX-{yyyy}-{0000}', gapFree: true },
  flow: { fills: ['信用管理经理'] },
  ways: ['scan', 'sheet'],
  keeper,
  keepYears: 10,
  sensitivity: 'secret',
  toldAs: 'file',
  happenedIn: 'reportedOn',
  listed: ['customerName', 'edition', 'creditGrade', 'proposedLimit', 'source', 'reportedOn'],
  sections: [
    section('report', '报告', 'Report', [
      customerName(undefined),
      text('edition', '报告版本', 'Edition', 9, { required: true, max: 40, starts: { value: '普通版' }, span: 2 }),
      text('source', '来源', 'Source', 9, { required: true, span: 3 }),
      date('reportedOn', '日期', 'Date', 9, { starts: 'today', required: true }),
    ]),
    section('company', '企业', 'Company', [
      longText('outline', '企业概况', 'Company outline', 1, { required: true, lines: 4 }),
      creditCode('registration', '注册资料·注册号', 'Registration: number', 2, { bind: 'creditCode', span: 4 }),
      amount('capital', '注册资料·注册资本', 'Registration: capital', 2, { bind: 'registeredCapital', span: 4 }),
      partialDate('foundedOn', '注册资料·成立日期', 'Registration: founded', 2, { bind: 'foundedOn', span: 4 }),
      text('legalRepresentative', '注册资料·法定代表人', 'Registration: legal representative', 2, {
        bind: 'legalRepresentative',
        max: 80,
        span: 6,
      }),
      text('companyType', '注册资料·类型', 'Registration: type', 2, { bind: 'organisationForm', max: 80, span: 6 }),
      table('owners', '股东与管理层', 'Owners and managers', 3, [
        text('name', '姓名', 'Name', undefined, { required: true, max: 80, span: 4 }),
        text('duty', '职务', 'Duty', undefined, { max: 80, span: 4 }),
        ratio('share', '持股', 'Share held', undefined, { max: 1, span: 4 }),
      ]),
      longText('business', '经营状况', 'Business', 4, { lines: 3 }),
    ]),
    section('finance', '财务与记录', 'Finance and records', [
      table('finance', '财务状况（近3年）', 'Finance, three years', 5, [
        integer('year', '年度', 'Year', undefined, { required: true, min: 1900, max: 2999, span: 2 }),
        amount('assets', '资产', 'Assets', undefined, { span: 2 }),
        amount('debts', '负债', 'Debts', undefined, { span: 2 }),
        amount('revenue', '收入', 'Revenue', undefined, { span: 2 }),
        money('profit', '利润', 'Profit', undefined, lossOrGain),
      ]),
      table('payments', '付款记录', 'Payment record', 6, [
        date('on', '日期', 'Date', undefined, { required: true, span: 3 }),
        text('content', '内容', 'Content', undefined, { required: true, max: 500, span: 9 }),
      ]),
      table('lawsuits', '诉讼记录', 'Court record', 6, [
        date('on', '日期', 'Date', undefined, { required: true, span: 3 }),
        text('content', '内容', 'Content', undefined, { required: true, max: 500, span: 9 }),
      ]),
      text('banks', '银行往来', 'Banks', 7, { max: 500, span: 12 }),
    ]),
    section('result', '结论', 'Conclusion', [
      creditGrade(8, '信用等级', 'Grade', { required: true, span: 8 }),
      amount('proposedLimit', '建议额度', 'Proposed limit', 8, { required: true, span: 4 }),
    ]),
  ],
  paper: { rows: 3 },
})
