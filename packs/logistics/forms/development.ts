import {
  address,
  approval,
  computed,
  date,
  decimal,
  form,
  integer,
  longText,
  option,
  options,
  person,
  phones,
  ratio,
  ref,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { amount, companySize, customerName, degrees, later, madeBy, ownership } from '../../core/forms/parts.ts'
import { businessDepartment } from './surveys.ts'

const sheet = { ways: ['sheet', 'scan'], keeper: businessDepartment, keepYears: 5, toldAs: 'note' } as const

const stages = {
  collecting: ['收集资料', 'Collecting information'],
  choosing: ['筛选', 'Choosing'],
  firstVisit: ['初访', 'First visit'],
  needs: ['需求调查', 'Finding out needs'],
  offer: ['方案报价', 'Proposal and quotation'],
  negotiating: ['谈判', 'Negotiation'],
  signing: ['签约', 'Signing'],
  firstOrder: ['首单', 'First order'],
} as const

/** 客户开发程序表 (000-D §三.1, OPP-05): the steps stand in order, none of them is enforced (G-37). */
export const developmentSteps = form({
  ...sheet,
  key: 'F-059',
  title: { zh: '客户开发程序表', en: 'Customer development procedure' },
  about: {
    zh: '确定目标客户后排出开发步骤，做完一步记一步',
    en: 'Lays out the steps for a target customer; each is noted when done',
  },
  subject: 'customer',
  numbering: { pattern: 'KFCX-{yyyy}-{0000}' },
  flow: { reviews: ['主管'] },
  listed: ['customerName', 'resources'],
  sections: [
    section('steps', '步骤', 'Steps', [
      customerName(1, '目标客户', 'Target customer'),
      text('resources', '所需资源', 'Resources', 3, { max: 500, span: 8 }),
    ]),
    later('progress', '步骤', 'Steps', [
      table(
        'steps',
        '步骤',
        'Steps',
        2,
        [
          integer('order', '序号', 'No.', undefined, { required: true, min: 1, span: 2 }),
          option('stage', '阶段', 'Stage', undefined, stages, { required: true, openOptions: true, span: 2 }),
          date('plannedOn', '计划日期', 'Planned', undefined, { span: 2 }),
          date('doneOn', '实际日期', 'Done', undefined, { span: 2 }),
          person('inCharge', '负责人', 'In charge', undefined, { span: 2 }),
          text('result', '结果', 'Result', undefined, { max: 500, span: 2 }),
        ],
        {
          required: true,
          starts: { value: Object.keys(stages).map((stage, at) => ({ id: stage, order: at + 1, stage })) },
        },
      ),
    ]),
    later('opinion', '主管意见', 'Supervisor', [
      longText('opinion', '主管意见', 'Supervisor’s opinion', 4, { lines: 3 }),
    ]),
  ],
  paper: { rows: 8 },
})

const criteria = {
  size: ['规模', 'Size'],
  credit: ['信用', 'Credit'],
  demand: ['需求量', 'Demand'],
  likelihood: ['成交可能性', 'Likelihood of closing'],
  competition: ['竞争状况', 'Competition'],
  profit: ['利润', 'Profit'],
} as const
const weights = {
  size: '0.1500',
  credit: '0.2000',
  demand: '0.2000',
  likelihood: '0.2000',
  competition: '0.1000',
  profit: '0.1500',
}

/** 客户开发评价表 (000-D §三.2, OPP-05): six criteria, weighted. */
export const developmentEvaluation = form({
  ...sheet,
  key: 'F-060',
  title: { zh: '客户开发评价表', en: 'Customer development evaluation' },
  about: {
    zh: '开发到一定阶段后打分，决定继续、暂缓还是放弃',
    en: 'Scores a customer being developed: go on, put off or give up',
  },
  instructions: {
    zh: '每项按百分制打分；权重可按本公司情况调整，合计须为100%。',
    en: 'Every criterion is scored out of 100; weights may be adapted and must add up to 100%.',
  },
  subject: 'customer',
  numbering: { pattern: 'KFPJ-{yyyy}-{0000}' },
  happenedIn: 'madeOn',
  listed: ['customerName', 'developer', 'total', 'conclusion', 'madeBy', 'madeOn'],
  sums: [{ fields: ['criteria.weight'], to: '1', label: { zh: '权重合计', en: 'Weights' } }],
  sections: [
    section('evaluation', '评价', 'Evaluation', [
      customerName(1, '客户'),
      person('developer', '开发人', 'Developer', 1, { required: true, span: 4 }),
      table(
        'criteria',
        '评价项目',
        'Criteria',
        2,
        [
          option('criterion', '项目', 'Criterion', undefined, criteria, { required: true, openOptions: true, span: 4 }),
          ratio('weight', '权重', 'Weight', undefined, { required: true, max: 1, total: true, span: 2 }),
          decimal('score', '得分', 'Score', undefined, { required: true, min: 0, max: 100, span: 2 }),
          computed(
            'weighted',
            '加权得分',
            'Weighted score',
            undefined,
            'decimal',
            { times: [{ field: 'weight' }, { field: 'score' }] },
            { total: true, span: 4 },
          ),
        ],
        {
          required: true,
          starts: {
            value: Object.entries(weights).map(([criterion, weight]) => ({ id: criterion, criterion, weight })),
          },
        },
      ),
      computed('total', '总分', 'Total', 3, 'decimal', { sum: 'criteria.weighted' }, { span: 3 }),
      option(
        'conclusion',
        '结论',
        'Decision',
        4,
        { goOn: ['继续开发', 'Go on'], putOff: ['暂缓', 'Put off'], giveUp: ['放弃', 'Give up'] },
        { required: true, span: 9 },
      ),
    ]),
    section('footer', '评价人', 'Evaluated by', madeBy(5, '评价人', 'Evaluated by')),
  ],
  paper: { rows: 6 },
})

/** 新客户相关要素调查表 (000-D §三.3, OPP-06). */
export const factorSurvey = form({
  ...sheet,
  key: 'F-061',
  title: { zh: '新客户相关要素调查表', en: 'Survey of relevant factors of a new customer' },
  about: {
    zh: '初次接触新客户后填写，摸清需求、决策人与选择标准',
    en: 'After the first contact: needs, decision makers, criteria of choice',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  numbering: { pattern: 'YSDC-{yyyy}-{0000}' },
  sensitivity: 'personal',
  happenedIn: 'madeOn',
  listed: ['name', 'ownership', 'size', 'needs', 'suppliers', 'madeBy', 'madeOn'],
  sections: [
    section('company', '企业', 'Company', [
      text('name', '客户名称', 'Name', 1, { bind: 'name', required: true, span: 6 }),
      phones('phones', '电话', 'Phone', 1, { bind: 'phones', span: 6 }),
      address('address', '地址', 'Address', 1, { bind: 'address', span: 8 }),
      companySize(2, '企业规模', 'Size'),
      ownership(2),
      text('industry', '经营范围', 'Business', 3, { bind: 'industry', max: 120, span: 6 }),
      longText('products', '主要产品', 'Main products', 3, { bind: 'mainBusiness', span: 6, lines: 2 }),
    ]),
    section('factors', '要素', 'Factors', [
      longText('needs', '物流/采购需求', 'Logistics or purchase needs', 4, { bind: 'needs', required: true, lines: 3 }),
      text('suppliers', '现有供应商', 'Present suppliers', 5, { max: 500, span: 6 }),
      text('finance', '财务与信用', 'Finance and credit', 7, { max: 500, span: 6 }),
      table('deciders', '决策人及关键人物', 'Decision makers', 6, [
        text('name', '姓名', 'Name', undefined, { required: true, max: 80, span: 4 }),
        text('duty', '职务', 'Duty', undefined, { max: 80, span: 4 }),
        option('influence', '影响力', 'Influence', undefined, degrees, { span: 4 }),
      ]),
      options(
        'choosesBy',
        '选择标准',
        'Selection criteria',
        8,
        {
          price: ['价格', 'Price'],
          quality: ['质量', 'Quality'],
          speed: ['时效', 'Speed'],
          service: ['服务', 'Service'],
          relation: ['关系', 'Personal ties'],
        },
        { openOptions: true },
      ),
    ]),
    section('footer', '调查人', 'Surveyor', madeBy(9, '调查人', 'Surveyor')),
  ],
  paper: { rows: 4 },
})

/** 新开发客户报告表 (000-D §三.4, 000-J, OPP-07): the manager writes his decision on it. */
export const newCustomerReport = form({
  ...sheet,
  key: 'F-062',
  title: { zh: '新开发客户报告表', en: 'Report on a newly developed customer' },
  about: {
    zh: '新客户第一次成交后由主办业务员报告，经理批示',
    en: 'The account salesman reports the first order of a new customer; the manager decides',
  },
  subject: 'customer',
  numbering: { pattern: 'XKH-{yyyy}-{0000}', gapFree: true },
  flow: { approves: ['经理', '总经理'] },
  listed: ['customerName', 'salesman', 'goods', 'firstAmount', 'reporter'],
  sections: [
    section('customer', '客户', 'Customer', [
      customerName(1),
      phones('phones', '电话', 'Phone', 2, { bind: '@contact.phones', span: 4 }),
      ref('salesman', '主办业务员', 'Account salesman', 5, 'staff', { bind: 'ownerId', span: 4 }),
      address('address', '公司地址', 'Company address', 3, { bind: 'address', span: 8 }),
      phones('officePhones', '电话（公司地址）', 'Phone at that address', 4, { bind: 'phones', span: 4 }),
    ]),
    section('deal', '首次交易', 'First order', [
      text('goods', '推销加工产品品种', 'Goods offered', 6, { required: true, max: 500, span: 12 }),
      amount('firstAmount', '第一次交易额', 'First order: amount', 7, { required: true, total: true, span: 4 }),
      text('firstGoods', '品名', 'First order: goods', 7, { required: true, span: 8 }),
      longText('story', '开拓经过', 'How the customer was won', 8, { required: true, lines: 6 }),
      longText('remarks', '备注', 'Remarks', 9, { lines: 2 }),
    ]),
    later('decision', '批示', 'Decision', [
      approval('decision', '批示', 'Manager’s decision', 10, { signedBy: { zh: '经理', en: 'Manager' } }),
      person('manager', '经理', 'Manager', 11, { span: 6 }),
      person('reporter', '报告人', 'Reporter', 12, { starts: 'me', required: true, span: 6 }),
    ]),
  ],
})
