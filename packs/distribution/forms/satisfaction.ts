import type { FormField } from '#platform/core/forms/definition.ts'
import {
  approval,
  computed,
  date,
  dateRange,
  decimal,
  form,
  integer,
  longText,
  option,
  options,
  person,
  ratio,
  refForm,
  score,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { customerName, later } from '../../core/forms/parts.ts'

const office = { zh: '公司办公室', en: 'Company office' }

/** Ten down to one under four words (G-09). */
const rated = (key: string, zh: string, en: string, no: number): FormField =>
  score(key, zh, en, no, {
    max: 10,
    required: true,
    words: [
      { from: 9, label: { zh: '非常满意', en: 'Very satisfied' } },
      { from: 7, label: { zh: '满意', en: 'Satisfied' } },
      { from: 5, label: { zh: '一般', en: 'So-so' } },
      { from: 1, label: { zh: '不满意', en: 'Not satisfied' } },
    ],
  })

/** 顾客满意度调查表 (004-A §6b, SAT-06…SAT-08): all customers, at least once a year. */
export const satisfactionSurvey = form({
  key: 'F-130',
  title: { zh: '顾客满意度调查表', en: 'Customer satisfaction survey' },
  about: {
    zh: '公司办公室每年至少一次向全部客户发放',
    en: 'Handed out by the company office to all customers at least once a year',
  },
  instructions: {
    zh: '每项按1—10分打分，10分最好。意见与建议可写满为止，不限字数。',
    en: 'Mark every item from 1 to 10, 10 being the best. Opinions may be as long as you like.',
  },
  subject: 'customer',
  numbering: { pattern: 'MYD-{yyyy}-{0000}' },
  ways: ['link', 'scan', 'sheet'],
  keeper: office,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'filledOn',
  listed: ['customerName', 'filledBy', 'filledOn', 'quality', 'price', 'company'],
  sections: [
    section('who', '客户', 'Customer', [
      customerName(4, '客户'),
      person('filledBy', '填表人', 'Filled in by', 4, { required: true, span: 4 }),
      date('filledOn', '日期', 'Date', 4, { starts: 'today', required: true, span: 4 }),
    ]),
    section('marks', '评价', 'Marks', [
      rated('quality', '服务质量', 'Service quality', 1),
      rated('price', '套餐价格', 'Package price', 2),
      rated('company', '公司评价', 'Opinion of the company', 3),
      longText('companyWords', '公司评价说明', 'Opinion of the company in words', 3, { lines: 2 }),
      longText('productUse', '产品使用意见与建议', 'Opinions on product use', 5, { lines: 3 }),
      longText('suggestions', '建议', 'Suggestions', 6, { lines: 3 }),
    ]),
  ],
})

/** 顾客满意度调查分析报告 (004-A §6c, SAT-09). Its figures are typed until a report fills them. */
export const satisfactionReport = form({
  key: 'F-131',
  title: { zh: '顾客满意度调查分析报告', en: 'Satisfaction analysis report' },
  about: {
    zh: '汇总分析回收的调查表，总经理审批后发各部门',
    en: 'Analyses the surveys that came back; issued to departments once the general manager approves',
  },
  subject: 'firm',
  numbering: { pattern: 'MYBG-{yyyy}-{000}', gapFree: true },
  flow: { approves: ['总经理'] },
  ways: ['sheet', 'scan'],
  keeper: office,
  keepYears: 10,
  listed: ['period', 'sent', 'returned', 'rate', 'target', 'actual'],
  sections: [
    section('return', '发放与回收', 'Sent and returned', [
      dateRange('period', '调查期间', 'Survey period', undefined, { required: true, span: 6 }),
      integer('sent', '发放份数', 'Sent', 4, { required: true, min: 1, span: 2 }),
      integer('returned', '回收份数', 'Returned', 4, { required: true, min: 0, span: 2 }),
      computed(
        'rate',
        '回收率',
        'Return rate',
        4,
        'ratio',
        { over: [{ field: 'returned' }, { field: 'sent' }] },
        { span: 2 },
      ),
    ]),
    section('analysis', '汇总、分类、统计分析', 'Collation, classes, statistics', [
      table(
        'items',
        '汇总、分类、统计分析',
        'Collation, classes, statistics',
        1,
        [
          text('item', '调查项目', 'Item', undefined, { required: true, span: 3 }),
          decimal('average', '平均分', 'Average', undefined, { required: true, min: 0, max: 10, span: 2 }),
          ratio('satisfied', '满意率', 'Share satisfied', undefined, { max: 1, span: 2 }),
          text('opinions', '主要意见', 'Main opinions', undefined, { max: 500, span: 4 }),
        ],
        {
          required: true,
          starts: {
            value: [
              { id: 'quality', item: '服务质量' },
              { id: 'price', item: '套餐价格' },
              { id: 'company', item: '公司评价' },
            ],
          },
        },
      ),
      decimal('target', '目标', 'Target', 5, { required: true, min: 0, max: 10 }),
      computed('actual', '实际', 'Actual', 5, 'decimal', { mean: 'items.average' }, { span: 3 }),
      longText('conclusions', '结论', 'Conclusions', 6, { required: true, lines: 5 }),
    ]),
    later('issue', '审批与发放', 'Approval and issue', [
      approval('approved', '总经理审批', 'General manager’s approval', 2, {
        signedBy: { zh: '总经理', en: 'General manager' },
      }),
      options(
        'issuedTo',
        '发放部门',
        'Issued to',
        3,
        {
          sales: ['销售部', 'Sales department'],
          marketing: ['市场部', 'Marketing department'],
          jointOffice: ['人事部联营办', 'Joint-operation office'],
          office: ['公司办公室', 'Company office'],
          business: ['相关业务部门', 'Business departments'],
          production: ['生产处', 'Production office'],
          mines: ['各矿/各部门', 'Mines and departments'],
        },
        { openOptions: true },
      ),
    ]),
  ],
  paper: { rows: 4 },
})

/** 纠正预防措施单 (004-A §6d, SAT-10): aimed at what scored low, tracked until it works. */
export const correctiveMeasure = form({
  key: 'F-132',
  title: { zh: '纠正预防措施单', en: 'Corrective and preventive measure' },
  about: {
    zh: '满意度未达目标时，由办公室组织责任部门整改并验证',
    en: 'When satisfaction misses its target: the office has the department put it right, and checks',
  },
  subject: 'firm',
  numbering: { pattern: 'JZYF-{yyyy}-{000}', gapFree: true },
  ways: ['sheet', 'scan'],
  keeper: office,
  keepYears: 5,
  listed: ['item', 'score', 'department', 'dueOn', 'verified', 'verifiedOn'],
  sections: [
    section('origin', '来源', 'Origin', [
      refForm('report', '来源·调查', 'Origin: survey', 1, 'F-131', { span: 6 }),
      text('item', '来源·项目', 'Origin: item', 1, { required: true, span: 3 }),
      decimal('score', '来源·得分', 'Origin: score', 1, { min: 0, max: 10 }),
      option(
        'organisedBy',
        '组织部门',
        'Organised by',
        6,
        { office: ['办公室', 'Company office'] },
        { required: true, openOptions: true, starts: { value: 'office' }, span: 4 },
      ),
      text('department', '责任部门', 'Department', 4, { required: true, span: 4 }),
      date('dueOn', '期限', 'Due', 4, { required: true, span: 4 }),
    ]),
    section('measures', '措施', 'Measures', [
      longText('shortfall', '不足描述', 'Shortfall', 2, { required: true, span: 6, lines: 3 }),
      longText('cause', '原因', 'Cause', 2, { required: true, span: 6, lines: 3 }),
      longText('corrective', '纠正措施', 'Corrective measure', 3, { required: true, span: 6, lines: 3 }),
      longText('preventive', '预防措施', 'Preventive measure', 3, { required: true, span: 6, lines: 3 }),
    ]),
    later('verification', '验证', 'Verification', [
      option(
        'verified',
        '验证结果',
        'Verified: result',
        5,
        { works: ['有效', 'It works'], partly: ['部分有效', 'It works in part'], fails: ['无效', 'It does not work'] },
        { span: 6 },
      ),
      person('verifiedBy', '验证人', 'Verified by', 5, { span: 3 }),
      date('verifiedOn', '验证日期', 'Verified on', 5),
    ]),
  ],
})
