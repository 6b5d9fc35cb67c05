import type { FormField } from '#platform/core/forms/definition.ts'
import {
  address,
  computed,
  dateRange,
  form,
  integer,
  longText,
  money,
  option,
  person,
  score,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { amount, archiveKeeper, paymentMethod, tier, yuan } from '../../core/forms/parts.ts'

const grades = { good: ['佳', 'Good'], fair: ['可', 'Fair'], poor: ['差', 'Poor'] } as const
const owned = { own: ['自', 'Own'], rented: ['租', 'Rented'] } as const
const result = { unit: yuan, span: 3 } as const

/** The six scores of the card and their weights, which add up to 100 (CLS-28). */
const scores = [
  ['concern', '关心', 'Concern', 37, 5],
  ['persistence', '执著', 'Persistence', 38, 5],
  ['sellingPower', '销售力', 'Selling power', 39, 20],
  ['engineering', '工程能力', 'Engineering ability', 40, 20],
  ['management', '经营力', 'Management power', 41, 10],
  ['will', '经营意志', 'Will to run the business', 42, 40],
] as const
const fullMark = 10

const evaluation: FormField[] = scores.map(([key, zh, en, no, weight]) =>
  score(key, zh, en, no, { weight, min: 0, max: fullMark, span: 6 }),
)

/** 顾客资料卡 of a maker's dealer (003-C). Doubtful readings of the scan stay as printed, each with its readings; none is required (G-29). */
export const dealerCard = form({
  key: 'F-073',
  title: { zh: '顾客资料卡', en: 'Customer card of a dealer' },
  about: {
    zh: '经销商一家一张，记经营与财务情况并打分评价',
    en: 'One card a dealer: how he is run, his figures, and a weighted evaluation',
  },
  instructions: {
    zh: '评价每项按0—10分打分，按比重（5、5、20、20、10、40）加权，满分100分。',
    en: 'Every item is scored from 0 to 10 and weighted (5, 5, 20, 20, 10, 40) to a full score of 100.',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  isSingle: true,
  numbering: { pattern: 'GKK-{yyyy}-{0000}' },
  ways: ['scan', 'sheet'],
  keeper: archiveKeeper,
  keepYears: 'always',
  sensitivity: 'personal',
  toldAs: 'file',
  listed: ['cardNumber', 'company', 'tier', 'turnover', 'contact', 'total'],
  sections: [
    section('company', '公司', 'Company', [
      tier(1, '客户等级', 'Grade'),
      text('cardNumber', '顾客卡号', 'Card number', 2, { bind: 'number', max: 40, span: 4 }),
      text('company', '公司名称', 'Company', 3, { bind: 'name', required: true, span: 8 }),
      dateRange('dates', '起止日期', 'Dates from–to', 4, {
        span: 6,
        help: {
          zh: '原表印作“起止广日期”：可能指往来起止日期，也可能是建厂日期，或与“姓名”合为一栏（谁在何时负责）',
          en: 'Misprinted on the paper: the dates of dealing, the day the factory was built, or together with the name, who served the account from when to when',
        },
      }),
      person('name', '姓名', 'Name', 5, {
        span: 6,
        help: {
          zh: '原表紧跟在起止日期之后，未写明是谁的姓名；可填负责该客户的人员',
          en: 'Follows the dates on the paper, which does not say whose name; may be whoever served the account',
        },
      }),
      address('address', '地址', 'Address', 6, { bind: 'address', span: 12 }),
      address('factory', '工厂地址', 'Factory address', 7, { span: 6 }),
      address('secondFactory', '工厂地址（二）', 'Second factory', 7, { span: 6 }),
      person('head', '负责人', 'Person in charge', 8, { bind: '@manager', span: 4 }),
      person('factoryHead', '厂长', 'Factory head', 9, { bind: '@technical', span: 4 }),
      person('contact', '连络人', 'Contact person', 10, { bind: '@contact', span: 4 }),
      longText('business', '营业项目', 'Business items', 11, { bind: 'mainBusiness', lines: 2 }),
      amount('turnover', '营业额', 'Turnover', 12, { bind: 'annualSales' }),
      amount('capital', '资本额', 'Capital', 13, { bind: 'registeredCapital' }),
      integer('employees', '员工人数·合计', 'Employees, total', 14, { bind: 'employees', min: 0 }),
      integer('salesmen', '员工人数·销售员', 'Employees, salesmen', 15, { min: 0 }),
      text('outlook', '经营希望', 'Business wishes and outlook', 16, { max: 500, span: 12 }),
    ]),
    section('quality', '设备与检验', 'Equipment and inspection', [
      option('equipment', '设备', 'Equipment', 17, grades, { span: 4 }),
      option('staffQuality', '人员素质', 'Staff quality', 18, grades, { span: 4 }),
      option('inspection', '检验方法', 'Inspection method', 21, grades, { span: 4 }),
      integer('inspectors', '检验人数', 'Inspectors', 19, { min: 0, span: 4 }),
      integer('deciders', '决定人数', 'Deciders', 20, {
        min: 0,
        span: 4,
        help: { zh: '原字难辨，也可能是“判定人数”', en: 'Hard to read; may be the number of those who judge' },
      }),
      option(
        'strictness',
        '严格程度',
        'Strictness',
        22,
        { strict: ['严', 'Strict'], fair: ['可', 'Fair'], lax: ['松', 'Lax'] },
        { span: 4 },
      ),
    ]),
    section('figures', '产品、付款与财务', 'Products, payment and figures', [
      table('products', '年度/主要产品/金额', 'Year, main product, amount', 23, [
        integer('year', '年度', 'Year', undefined, { required: true, min: 1900, max: 2999, span: 3 }),
        text('product', '主要产品', 'Main product', undefined, { required: true, span: 6 }),
        amount('amount', '金额', 'Amount', undefined, { total: true, span: 3 }),
      ]),
      integer('payDay', '付款日期 每月', 'Pay day each month', 24, {
        min: 1,
        max: 31,
        unit: { zh: '日', en: 'th day' },
      }),
      paymentMethod(25, '付款方式', 'Payment method'),
      integer('chequeDays', '支票日', 'Cheque term', 26, {
        min: 0,
        unit: { zh: '天', en: 'days' },
        help: { zh: '可读作“支票，__天”：支票的期限', en: 'May read: cheque of so many days' },
      }),
      option('land', '土地', 'Land', 28, owned, { span: 4 }),
      option('building', '建筑物', 'Building', 29, owned, { span: 4 }),
      amount('sales', '销售额', 'Sales', 27, { span: 4 }),
      money('grossProfit', '毛利', 'Gross profit', 30, result),
      amount('expense', '经费', 'Expense', 31),
      money('netGain', '净益', 'Net gain', 32, result),
      amount('stock', '库存额', 'Stock value', 33),
      amount('secondAmount', '金额（第二处）', 'Amount, second mention', 45, {
        span: 12,
        help: {
          zh: '原表在“经费”与“关心”之间另有一“金额”：可能是上列各项的金额栏，也可能是土地与建筑物的价值',
          en: 'Stands between expense and concern on the paper: the amount column of the items above, or the value of land and building',
        },
      }),
      table(
        'markets',
        '外销/内销',
        'Export and home',
        undefined,
        [
          amount('sales', '销售额', 'Sales', 34, { total: true, span: 4 }),
          integer('units', '销售台数', 'Units sold', 35, { min: 0, total: true, span: 4 }),
          text('brand', '商标', 'Brand', 36, { span: 4 }),
        ],
        {
          fixedRows: [
            { key: 'export', label: { zh: '外销', en: 'Export' } },
            { key: 'home', label: { zh: '内销', en: 'Home' } },
          ],
        },
      ),
    ]),
    section('evaluation', '评价', 'Evaluation', [
      ...evaluation,
      computed(
        'total',
        '评价得分',
        'Total score',
        43,
        'decimal',
        { weighted: scores.map(([field, , , , weight]) => ({ field, weight, most: fullMark })), outOf: 100 },
        { span: 12 },
      ),
      longText('opinion', '综合看法', 'Overall opinion', 44, { lines: 4 }),
    ]),
  ],
  paper: { rows: 3 },
})
