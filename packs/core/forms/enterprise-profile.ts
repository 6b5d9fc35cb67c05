import {
  address,
  computed,
  date,
  form,
  integer,
  longText,
  option,
  phones,
  ratio,
  section,
  table,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'
import { amount, archiveKeeper, creditGrade, madeBy, ownership, service } from './parts.ts'

/** 企业客户档案表 (000-C): the whole enterprise on one sheet (ARC-55). The lost head of the paper is put back. */
export const enterpriseProfile = form({
  key: 'F-039',
  title: { zh: '企业客户档案表', en: 'Enterprise customer profile' },
  about: {
    zh: '建档后由客户负责人填写，企业概况、业绩、往来与信用一张看全',
    en: 'The owner of the customer fills it in once the archive exists: company, sales, dealings and credit on one sheet',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  isSingle: true,
  numbering: { pattern: 'QYDA-{yyyy}-{0000}' },
  ways: ['scan', 'sheet'],
  keeper: archiveKeeper,
  keepYears: 'always',
  toldAs: 'file',
  listed: ['number', 'name', 'ownership', 'standing', 'creditGrade', 'madeOn'],
  sections: [
    section('head', '客户', 'Customer', [
      text('number', '客户编号', 'Number', 12, { bind: 'number', max: 40, span: 3 }),
      text('name', '名称', 'Name', 12, { bind: 'name', required: true, span: 6 }),
      phones('phones', '电话', 'Phone', 12, { bind: 'phones', span: 3 }),
      address('address', '地址', 'Address', 12, { bind: 'address', span: 12 }),
      option(
        'channel',
        '信息来源渠道',
        'Source channel',
        13,
        {
          web: ['网上信息', 'Web search'],
          advertising: ['宣传及产品广告', 'Its own advertising'],
          trades: ['交易记录', 'Our trade records'],
          association: ['行业协会或行政管理部门', 'Trade association or government office'],
          salesVisit: ['销售代表调查访问', 'Survey or visit by a sales representative'],
          mailedForm: ['邮寄资料表', 'Mailed data form'],
          agency: ['专业调查机构', 'Survey agency'],
          other: ['其他', 'Other'],
        },
        { bind: 'channel', hasOther: true, span: 12 },
      ),
    ]),
    section('company', '企业概况', 'Company', [
      ownership(1),
      option(
        'standing',
        '公司同业地位',
        'Standing among peers',
        2,
        {
          leader: ['领导者', 'Leader'],
          influential: ['具影响力', 'Influential'],
          medium: ['中等', 'Medium'],
          small: ['小型厂商', 'Small maker'],
          other: ['其他', 'Other'],
        },
        { bind: 'standing', hasOther: true, span: 12 },
      ),
      longText('mainBusiness', '公司业务·主营业务', 'Business: main', 3, { bind: 'mainBusiness', span: 6, lines: 2 }),
      longText('additionalBusiness', '公司业务·附加业务', 'Business: additional', 4, {
        bind: 'additionalBusiness',
        span: 6,
        lines: 2,
      }),
      table('sales', '销售业绩·公司近3年销售业绩', 'Sales of the last three years', 5, [
        integer('year', '年度', 'Year', undefined, { required: true, min: 1900, max: 2999, span: 4 }),
        amount('amount', '销售额', 'Sales', undefined, { total: true, span: 8 }),
      ]),
    ]),
    section('dealings', '往来与信用', 'Dealings and credit', [
      longText('dealings', '同本公司的交易情况', 'Dealings with us', 6, { bind: 'dealings', lines: 3 }),
      yesNo('hasBreach', '是否有违约情况', 'Any breach of contract', 7, { bind: 'hasBreach' }),
      longText('breach', '违约情况', 'Breaches', 7, {
        bind: 'breach',
        span: 9,
        lines: 2,
        shownWhen: { field: 'hasBreach', op: 'yes' },
        requiredWhen: { field: 'hasBreach', op: 'yes' },
      }),
      creditGrade(9, '该客户当前信用等级', 'Current credit grade', { span: 12 }),
      longText('ourStrengths', '本公司在交易中的优势', 'Our strengths in the deal', 10, {
        bind: 'ourStrengths',
        span: 6,
        lines: 3,
      }),
      longText('ourWeaknesses', '本公司在交易中的劣势和对策', 'Our weaknesses and counter-measures', 11, {
        bind: 'ourWeaknesses',
        span: 6,
        lines: 3,
      }),
      longText('remarks', '备注', 'Remarks', 8, { bind: 'remarks', lines: 2 }),
    ]),
    section('footer', '填表', 'Made by', madeBy(14, '填表人', 'Made by')),
  ],
  paper: { rows: 3 },
})

/** 客户档案分类管理表 (000-C §五): the paper has no rows; they begin with a proposal the firm edits (CLS-06, CLS-07, CLS-37). */
export const classTable = form({
  key: 'F-040',
  title: { zh: '客户档案分类管理表', en: 'Customer class management table' },
  about: {
    zh: '客服部每年制定：各类客户占多少、按什么标准划分、怎样管理',
    en: 'Set by customer service each year: share, criteria and management of every class',
  },
  instructions: {
    zh: '比例合计须为100%。实际客户数超出设定比例的类别，应重新划分或调整措施。',
    en: 'The shares must add up to 100%. Where a class has outgrown its share, classify anew or change the measures.',
  },
  subject: 'firm',
  numbering: { pattern: 'FLGL-{yyyy}-{000}' },
  flow: { approves: ['客服部经理', '总经理'] },
  ways: ['sheet'],
  keeper: service,
  keepYears: 'always',
  happenedIn: 'effectiveOn',
  sums: [{ fields: ['classes.share'], to: '1', label: { zh: '各类比例', en: 'Shares of the classes' } }],
  sections: [
    section('head', '适用', 'Validity', [
      date('effectiveOn', '生效日期', 'Effective on', 5, { required: true, starts: 'today' }),
      integer('customers', '客户总数', 'Customers in all', 6, { min: 0 }),
    ]),
    section('classes', '分类', 'Classes', [
      table(
        'classes',
        '分类管理',
        'Classes',
        undefined,
        [
          option(
            'class',
            '类别',
            'Class',
            1,
            { A: ['A', 'A'], B: ['B', 'B'], C: ['C', 'C'] },
            { required: true, span: 2 },
          ),
          ratio('share', '占客户总数的比例', 'Share of all customers', 2, {
            required: true,
            max: 1,
            total: true,
            span: 2,
          }),
          longText('measures', '管理措施', 'Management measures', 3, { required: true, span: 3 }),
          text('area', '判定标准·区域', 'Criteria: region', 4, { span: 2 }),
          text('strength', '判定标准·客户实力', 'Criteria: strength', 4, { span: 2 }),
          text('likelihood', '判定标准·成交可能性', 'Criteria: likelihood of closing', 4, { span: 2 }),
          integer('actual', '实际客户数', 'Actual number', 6, { min: 0, total: true, span: 2 }),
          computed('actualShare', '实际比例', 'Actual share', 6, 'ratio', {
            over: [{ field: 'actual' }, { field: 'customers' }],
          }),
        ],
        {
          starts: {
            value: [
              { id: 'A', class: 'A', share: '0.1000', measures: '每月拜访一次，专人负责，经理审核' },
              { id: 'B', class: 'B', share: '0.2000', measures: '每季度拜访一次' },
              { id: 'C', class: 'C', share: '0.7000', measures: '每半年电话或邮件联系一次' },
            ],
          },
        },
      ),
    ]),
  ],
  paper: { orientation: 'landscape', rows: 3 },
})
