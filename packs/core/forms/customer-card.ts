import type { FormSection } from '#platform/core/forms/definition.ts'
import {
  address,
  date,
  form,
  integer,
  longText,
  option,
  partialDate,
  person,
  phones,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { amount, archiveKeeper, companySize, creditGrade, mark, marketSides, tier } from './parts.ts'

/** Owner, operating manager and legal person are each asked the same six things (ARC-16). */
function whoRuns(role: 'owner' | 'manager' | 'legalPerson', zh: string, en: string, no: number): FormSection {
  return section(role, zh, en, [
    person(role, zh, en, no, { bind: `@${role}`, span: 3 }),
    integer(`${role}Age`, '年龄', 'Age', no, { bind: `@${role}.age`, min: 0, max: 150, span: 2 }),
    text(`${role}Education`, '学历', 'Education', no, { bind: `@${role}.education`, max: 40, span: 3 }),
    text(`${role}Personality`, '性格', 'Personality', no, { bind: `@${role}.personality`, max: 500, span: 4 }),
    text(`${role}Hobbies`, '嗜好', 'Hobbies', no, { bind: `@${role}.hobbies`, max: 500, span: 4 }),
    text(`${role}Family`, '家庭', 'Family', no, {
      bind: `@${role}.family`,
      max: 1000,
      span: 4,
      sensitivity: 'personal',
    }),
    text(`${role}Ability`, '能力', 'Ability', no, { bind: `@${role}.ability`, max: 500, span: 4 }),
  ])
}

/** 客户管理卡 / 客户基础资料 (000-F §二, 004-C 第三条): four parts — basic data, features, business, trading — and the classes. */
export const customerCard = form({
  key: 'F-041',
  title: { zh: '客户管理卡', en: 'Customer basic data card' },
  otherNames: ['客户基础资料'],
  about: {
    zh: '国内外企业客户的基础资料卡，建档时先填第一部分，其余随交易逐步充实',
    en: 'Basic data card of domestic and foreign enterprises: first part at the start, the rest as trade goes on',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  isSingle: true,
  numbering: { pattern: 'GLK-{yyyy}-{0000}' },
  ways: ['scan', 'sheet'],
  keeper: archiveKeeper,
  keepYears: 'always',
  sensitivity: 'personal',
  toldAs: 'file',
  listed: ['name', 'phones', 'industry', 'size', 'tier', 'creditGrade'],
  sections: [
    section('basic', '客户基础资料', 'Basic data', [
      text('name', '客户名称', 'Name', 1, { bind: 'name', required: true, span: 6 }),
      phones('phones', '电话', 'Phone', 3, { bind: 'phones', required: true, span: 6 }),
      address('address', '地址', 'Address', 2, { bind: 'address', required: true, span: 12 }),
      partialDate('foundedOn', '创业时间', 'Founded', 7, { bind: 'foundedOn' }),
      partialDate('tradeSince', '与本公司交易时间', 'Trade with us since', 8, { bind: 'tradeSince' }),
      text('organisationForm', '企业组织形式', 'Form of organisation', 9, {
        bind: 'organisationForm',
        max: 80,
        span: 3,
        help: {
          zh: '如有限责任公司、股份有限公司、个体工商户',
          en: 'Limited company, joint-stock company, sole trader …',
        },
      }),
      text('industry', '业种 / 行业', 'Line of business / industry', 10, { bind: 'industry', max: 120, span: 3 }),
      amount('assets', '资产', 'Assets', 11, { bind: 'assets' }),
      companySize(12, '企业规模', 'Size'),
    ]),
    whoRuns('owner', '所有者', 'Owner', 4),
    whoRuns('manager', '经营管理者', 'Operating manager', 5),
    whoRuns('legalPerson', '法人', 'Legal person', 6),
    section('features', '客户特征', 'Features', [
      text('serviceArea', '服务区域', 'Service area', 13, { bind: 'serviceArea', max: 500, span: 6 }),
      amount('annualSales', '企业规模（销售额等）', 'Size by sales', 18, { bind: 'annualSales', span: 6 }),
      mark('sellingMark', '销售能力评分', 'Selling ability, mark', 14),
      text('sellingAbility', '销售能力', 'Selling ability', 14, { bind: 'sellingAbility', max: 500, span: 8 }),
      mark('growthMark', '发展潜力评分', 'Growth potential, mark', 15),
      text('growthPotential', '发展潜力', 'Growth potential', 15, { bind: 'growthPotential', max: 500, span: 8 }),
      text('companyCulture', '公司文化', 'Company culture', 16, { bind: 'companyCulture', max: 500, span: 12 }),
      longText('businessPolicy', '经营方针与政策', 'Business policy', 17, {
        bind: 'businessPolicy',
        span: 6,
        lines: 1,
      }),
      longText('managementTraits', '经营管理特点', 'Management traits', 19, {
        bind: 'managementTraits',
        span: 6,
        lines: 1,
      }),
    ]),
    section('business', '业务状况', 'State of business', [
      table('salesResults', '目前及以往的销售实绩', 'Present and past sales', 20, [
        text('period', '期间', 'Period', undefined, { required: true, max: 60, span: 6 }),
        amount('amount', '销售额', 'Sales', undefined, { total: true, span: 6 }),
      ]),
      mark('staffMark', '人员素质评分', 'Quality of people, mark', 21),
      text('staffQuality', '经营管理者和业务人员的素质', 'Quality of managers and salesmen', 21, {
        bind: 'staffQuality',
        max: 500,
        span: 8,
      }),
      table('competitors', '与其他竞争公司的关系', 'Relation to competitors', 22, [
        text('company', '竞争公司', 'Competitor', undefined, { required: true, span: 4 }),
        text('relation', '关系', 'Relation', undefined, { span: 8 }),
      ]),
      mark('attitudeMark', '合作态度评分', 'Attitude, mark', 23),
      text('attitude', '与本公司的业务联系及合作态度', 'Ties with us and attitude', 23, {
        bind: 'attitude',
        max: 500,
        span: 8,
      }),
    ]),
    section('trading', '交易活动现状', 'Trading', [
      longText('sellingActivity', '销售活动状况', 'Selling activity', 24, {
        bind: 'sellingActivity',
        span: 6,
        lines: 1,
      }),
      longText('problems', '存在的问题', 'Problems', 25, { bind: 'problems', span: 6, lines: 1 }),
      longText('strengths', '保持的优势', 'Strengths kept', 26, { bind: 'strengths', span: 6, lines: 1 }),
      longText('measures', '未来的对策', 'Future measures', 27, { bind: 'measures', span: 6, lines: 1 }),
      mark('reputationMark', '信誉与形象评分', 'Reputation, mark', 28),
      text('reputation', '企业信誉与形象', 'Reputation and image', 28, { bind: 'reputation', max: 500, span: 8 }),
      creditGrade(29, '信用等级', 'Credit grade', { span: 12 }),
      longText('creditState', '信用状况', 'Credit state', 29, { bind: 'creditState', span: 6, lines: 1 }),
      longText('tradeTerms', '交易条件', 'Terms of trade', 30, { bind: 'tradeTerms', span: 6, lines: 1 }),
      table('creditProblems', '以往出现的信用问题', 'Past credit problems', 31, [
        date('on', '日期', 'Date', undefined, { required: true, span: 2 }),
        text('problem', '问题', 'Problem', undefined, { required: true, max: 500, span: 4 }),
        text('handling', '处理', 'How it was settled', undefined, { max: 500, span: 6 }),
      ]),
    ]),
    section('classes', '客户分类', 'Classes', [
      option(
        'timeClass',
        '时间序列分类',
        'By time',
        32,
        { old: ['老客户', 'Old customer'], new: ['新客户', 'New customer'], future: ['未来客户', 'Future customer'] },
        { bind: 'timeClass', span: 6 },
      ),
      option(
        'processClass',
        '交易过程分类',
        'By trade process',
        33,
        {
          traded: ['曾经交易', 'Traded before'],
          trading: ['正在交易', 'Trading now'],
          aboutToTrade: ['即将交易', 'About to trade'],
        },
        { bind: 'processClass', span: 6 },
      ),
      option(
        'nature',
        '客户性质分类',
        'By nature',
        34,
        {
          government: ['政府机构', 'Government body'],
          special: ['特殊公司', 'Special company'],
          ordinary: ['普通公司', 'Ordinary company'],
          individual: ['顾客（个人）', 'Individual'],
          partner: ['交易伙伴', 'Trading partner'],
        },
        { bind: 'nature', span: 12 },
      ),
      option(
        'volume',
        '交易数量和市场地位',
        'By volume and position',
        35,
        {
          main: ['主力客户', 'Main customer'],
          general: ['一般客户', 'General customer'],
          scattered: ['零散客户', 'Scattered customer'],
        },
        { bind: 'volume', span: 6 },
      ),
      tier(36, '客户等级', 'Grade'),
      option('market', '市场', 'Market', 37, marketSides, { bind: 'market', span: 6 }),
      option(
        'directness',
        '客户关系',
        'Relation',
        38,
        { direct: ['直接客户', 'Direct customer'], indirect: ['间接客户', 'Indirect customer'] },
        { bind: 'directness', span: 6 },
      ),
    ]),
  ],
  paper: { isClose: true, rows: 3 },
})
