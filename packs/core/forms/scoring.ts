import {
  computed,
  date,
  dateRange,
  decimal,
  form,
  integer,
  longText,
  option,
  options,
  ratio,
  ref,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { amount, creditGrade, customerName, madeBy, marketing } from './parts.ts'

/** 客户信用评估表 (003-H 第十八至二十条, 004-C 第四条.4): grade, and what follows from it for the customer (CRD-01…CRD-04). */
export const creditEvaluation = form({
  key: 'F-083',
  title: { zh: '客户信用评估表', en: 'Credit evaluation' },
  about: {
    zh: '评定信用等级，并定下交易条件、信用限度额与处理办法',
    en: 'Grades the customer and fixes terms of trade, credit limit and how credit business is handled',
  },
  instructions: {
    zh: '各指标按百分制打分，权重合计须为100%。指标与权重可按本公司标准增减。',
    en: 'Every criterion is scored out of 100; weights must add up to 100%. Criteria and weights may be adapted.',
  },
  subject: 'customer',
  numbering: { pattern: 'XY-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: marketing,
  keepYears: 10,
  toldAs: 'file',
  happenedIn: 'madeOn',
  listed: ['customerName', 'total', 'creditGrade', 'creditLimit', 'madeOn', 'validUntil'],
  sums: [{ fields: ['criteria.weight'], to: '1', label: { zh: '权重合计', en: 'Weights' } }],
  sections: [
    section('scores', '评估', 'Evaluation', [
      customerName(undefined),
      table(
        'criteria',
        '评估指标与得分',
        'Criteria and scores',
        7,
        [
          text('criterion', '指标', 'Criterion', undefined, { required: true, span: 6 }),
          ratio('weight', '权重', 'Weight', undefined, { required: true, max: 1, total: true, span: 2 }),
          decimal('score', '得分', 'Score', undefined, { required: true, min: 0, max: 100, span: 2 }),
          computed(
            'weighted',
            '加权得分',
            'Weighted score',
            undefined,
            'decimal',
            { times: [{ field: 'weight' }, { field: 'score' }] },
            { total: true, span: 2 },
          ),
        ],
        {
          required: true,
          starts: {
            value: [
              { id: 'payment', criterion: '付款及时性', weight: '0.3000' },
              { id: 'contract', criterion: '合同履行', weight: '0.2000' },
              { id: 'finance', criterion: '财务状况', weight: '0.2000' },
              { id: 'strength', criterion: '经营实力', weight: '0.1500' },
              { id: 'history', criterion: '合作年限与规模', weight: '0.1500' },
            ],
          },
        },
      ),
      computed('total', '总分', 'Total', 7, 'decimal', { sum: 'criteria.weighted' }, { span: 3 }),
    ]),
    section('result', '评定结果', 'Result', [
      creditGrade(1, '信用等级', 'Grade', { required: true, span: 8 }),
      amount('creditLimit', '信用限度额', 'Credit limit', 3, { required: true, span: 4 }),
      longText('terms', '交易条件', 'Terms of trade', 2, { bind: 'tradeTerms', lines: 2 }),
      longText('handling', '交易业务信用处理办法', 'Handling of credit business', 4, { lines: 2 }),
      longText('policy', '信用政策和服务措施', 'Policy and service measures for the grade', 5, { lines: 2 }),
      longText('badCredit', '信用不良应对措施', 'Measures on bad credit', 6, { lines: 2 }),
    ]),
    section('footer', '评估', 'Made by', [
      ...madeBy(8, '评估人', 'Evaluated by', '日期', 'Date'),
      date('validUntil', '有效期', 'Valid until', 8, { required: true }),
    ]),
  ],
  paper: { rows: 5 },
})

const higher = 'higher'
const lower = 'lower'
const indicators = [
  {
    id: 'satisfaction',
    indicator: 'satisfaction',
    definition: '考核期内客户满意度调查的平均分',
    weight: '0.2500',
    direction: higher,
  },
  {
    id: 'retention',
    indicator: 'retention',
    definition: '考核期内保留下来的客户占比（%）',
    weight: '0.2000',
    direction: higher,
  },
  {
    id: 'newCustomers',
    indicator: 'newCustomers',
    definition: '考核期内新获取的客户数',
    weight: '0.1500',
    direction: higher,
  },
  {
    id: 'complaints',
    indicator: 'complaints',
    definition: '考核期内客户投诉的次数',
    weight: '0.1500',
    direction: lower,
  },
  {
    id: 'growth',
    indicator: 'growth',
    definition: '考核期内销售额增长的百分比（%）',
    weight: '0.2500',
    direction: higher,
  },
]

/** Reached share of the target: for what is better low, as far below the target counts as much as above it for the others. */
const reached = {
  byOption: 'direction',
  of: {
    higher: { over: [{ field: 'actual' }, { field: 'target' }] },
    lower: { minus: [{ number: '2' }, { over: [{ field: 'actual' }, { field: 'target' }] }] },
  },
} as const

/** 客户关系管理量化考核表 (000-E): five indicators to begin with; weights make 100 % (KPI-01…KPI-09, KPI-14). */
export const performance = form({
  key: 'F-084',
  title: { zh: '客户关系管理量化考核表', en: 'CRM performance scoring' },
  about: {
    zh: '每个考核期对团队或个人打分，得分自动加权汇总',
    en: 'Scores a team or a person for a period; scores are weighted and added up',
  },
  instructions: {
    zh: '指标可增减，权重合计须为100%。越高越好的指标得分＝实际÷目标×100；越低越好的得分＝（2－实际÷目标）×100；最低0分，最高为封顶得分。',
    en: 'Indicators may be added or dropped; weights must add up to 100%. Higher is better: actual ÷ target × 100. Lower is better: (2 − actual ÷ target) × 100. Never below 0 or above the cap.',
  },
  subject: 'firm',
  numbering: { pattern: 'KH-{yyyy}-{0000}' },
  flow: { reviews: ['销售经理', '客服部经理', '总经理'] },
  ways: ['sheet'],
  keeper: { zh: '人力资源部', en: 'Human resources' },
  keepYears: 5,
  listed: ['kind', 'department', 'person', 'period', 'total', 'cutOffOn'],
  sums: [{ fields: ['indicators.weight'], to: '1', label: { zh: '权重合计', en: 'Weights' } }],
  sections: [
    section('who', '考核对象', 'Who is scored', [
      option(
        'kind',
        '考核对象',
        'Scored',
        1,
        { team: ['团队', 'Team'], person: ['个人', 'Person'] },
        { required: true, starts: { value: 'team' }, span: 3 },
      ),
      ref('department', '团队', 'Team', 1, 'department', {
        shownWhen: { field: 'kind', op: 'in', value: ['team'] },
        requiredWhen: { field: 'kind', op: 'in', value: ['team'] },
        span: 3,
      }),
      ref('person', '个人', 'Person', 1, 'staff', {
        shownWhen: { field: 'kind', op: 'in', value: ['person'] },
        requiredWhen: { field: 'kind', op: 'in', value: ['person'] },
        span: 3,
      }),
      dateRange('period', '考核期间', 'Period', 2, { required: true, span: 6 }),
      date('cutOffOn', '数据截止日', 'Figures as of', 11, { required: true, starts: 'today' }),
      integer('cap', '封顶得分', 'Highest score of an indicator', 8, {
        required: true,
        min: 100,
        max: 1000,
        starts: { value: 120 },
      }),
    ]),
    section('indicators', '指标', 'Indicators', [
      table(
        'indicators',
        '考核指标',
        'Indicators',
        undefined,
        [
          option(
            'indicator',
            '考核指标',
            'Indicator',
            3,
            {
              satisfaction: ['客户满意度', 'Customer satisfaction'],
              retention: ['客户保留率', 'Customer retention'],
              newCustomers: ['新客户获取', 'New customers'],
              complaints: ['客户投诉率', 'Complaint rate'],
              growth: ['销售额增长', 'Sales growth'],
            },
            { required: true, openOptions: true, span: 2 },
          ),
          text('definition', '指标定义', 'Definition', 4, { max: 500, span: 3 }),
          ratio('weight', '权重', 'Weight', 5, { required: true, max: 1, total: true, span: 2 }),
          decimal('target', '目标值', 'Target', 6, { required: true, span: 2 }),
          decimal('actual', '实际值', 'Actual', 7, { required: true, span: 2 }),
          option(
            'direction',
            '方向',
            'Direction',
            12,
            { higher: ['越高越好', 'Higher is better'], lower: ['越低越好', 'Lower is better'] },
            { required: true, span: 2 },
          ),
          text('source', '数据来源', 'Data source', 11, { max: 200, span: 2 }),
          computed('score', '得分', 'Score', 8, 'decimal', {
            least: [{ field: 'cap' }, { most: [{ number: '0' }, { times: [reached, { number: '100' }] }] }],
          }),
          computed(
            'weighted',
            '加权得分',
            'Weighted score',
            8,
            'decimal',
            { times: [{ field: 'score' }, { field: 'weight' }] },
            { total: true },
          ),
        ],
        { required: true, starts: { value: indicators } },
      ),
      computed('total', '绩效得分', 'Score in all', 8, 'decimal', { sum: 'indicators.weighted' }, { span: 3 }),
    ]),
    section('feedback', '反馈与激励', 'Feedback and reward', [
      longText('wentWell', '评估反馈·做得好的', 'Feedback: what went well', 9, { required: true, span: 6, lines: 3 }),
      longText('toImprove', '评估反馈·需改进的', 'Feedback: what to improve', 9, { required: true, span: 6, lines: 3 }),
      options(
        'reward',
        '激励建议（奖金/晋升）',
        'Reward proposed (bonus, promotion)',
        10,
        { bonus: ['奖金', 'Bonus'], promotion: ['晋升', 'Promotion'] },
        { openOptions: true, span: 4 },
      ),
      text('rewardNote', '激励说明', 'Reward in words', 10, { max: 500, span: 8 }),
    ]),
  ],
  paper: { orientation: 'landscape', rows: 5 },
})
