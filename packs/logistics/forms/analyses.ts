import { computed, form, integer, longText, option, person, section, table, text } from '#platform/core/forms/makers.ts'
import { amount, customerName, later, monthNames } from '../../core/forms/parts.ts'
import { businessDepartment } from './surveys.ts'

const topThree = [
  ['First', '第一名', 'First'],
  ['Second', '第二名', 'Second'],
  ['Third', '第三名', 'Third'],
] as const

/** 客户区域分析表 (000-D §二.1, ANA-05). Figures are typed until a report fills them; sums and averages agree (FRM-14, FRM-19). */
export const regionAnalysis = form({
  key: 'F-056',
  title: { zh: '客户区域分析表', en: 'Customer region analysis' },
  about: {
    zh: '按品种与地区统计客户数、销售额和前三名客户，每年编制',
    en: 'Customers, sales and top three by goods and region, drawn up each year',
  },
  subject: 'firm',
  numbering: { pattern: 'QYFX-{yyyy}-{000}' },
  flow: { reviews: [] },
  ways: ['sheet'],
  keeper: businessDepartment,
  keepYears: 10,
  listed: ['year', 'customers', 'sales', 'average', 'compiledBy'],
  sections: [
    section('regions', '区域', 'Regions', [
      integer('year', '年度', 'Year', undefined, { required: true, min: 1900, max: 2999 }),
      table(
        'regions',
        '区域分析',
        'Regions',
        undefined,
        [
          text('goods', '加工品种', 'Processed goods', 1, { span: 2 }),
          text('region', '地址', 'Address / region', 2, { required: true, span: 2 }),
          integer('customers', '客户数', 'Customers', 3, { required: true, min: 0, total: true, span: 2 }),
          amount('sales', '销售额', 'Sales', 4, { required: true, total: true, span: 2 }),
          computed('average', '平均每家年销售额', 'Average yearly sales per customer', 5, 'money', {
            over: [{ field: 'sales' }, { field: 'customers' }],
          }),
          ...topThree.flatMap(([key, zh, en]) => [
            text(`top${key}`, `${zh}客户名称`, `${en} customer`, 6, { span: 2 }),
            amount(`top${key}Sales`, `${zh}销售额`, `${en} customer’s sales`, 6, { span: 2 }),
          ]),
        ],
        { required: true },
      ),
      computed('customers', '客户数合计', 'Customers in all', 3, 'integer', { sum: 'regions.customers' }, { span: 4 }),
      computed('sales', '销售额合计', 'Sales in all', 4, 'money', { sum: 'regions.sales' }, { span: 4 }),
      computed(
        'average',
        '平均每家年销售额（合计）',
        'Average yearly sales per customer, all regions',
        5,
        'money',
        { over: [{ field: 'sales' }, { field: 'customers' }] },
        { span: 4 },
      ),
    ]),
    later('footer', '编制/填写/审核', 'Responsible', [
      person('compiledBy', '编制', 'Compiled by', 7, { starts: 'me' }),
      person('filledBy', '填写', 'Filled by', 8, { starts: 'me' }),
      person('reviewedBy', '审核', 'Reviewed by', 9),
    ]),
  ],
  paper: { orientation: 'landscape', rows: 12 },
})

const months = Object.entries(monthNames).map(([key, [zh, en]]) => ({ key, label: { zh, en } }))

/** 客户销售分析表 (000-D §二.2, ANA-06): one customer, one year, one kind of goods. */
export const salesAnalysis = form({
  key: 'F-057',
  title: { zh: '客户销售分析表', en: 'Customer sales analysis' },
  about: {
    zh: '按年度与产品类别分析一个客户的各月销售，与去年同期比较',
    en: 'A customer’s sales by month for a year and a product category, against the year before',
  },
  subject: 'customer',
  numbering: { pattern: 'XSFX-{yyyy}-{0000}' },
  ways: ['sheet'],
  keeper: businessDepartment,
  keepYears: 10,
  listed: ['year', 'category', 'customerName', 'total', 'share', 'change', 'grossProfit'],
  sections: [
    section('head', '分析对象', 'What is analysed', [
      integer('year', '年度', 'Year', 1, { required: true, min: 1900, max: 2999 }),
      option(
        'category',
        '产品的类别',
        'Product category',
        2,
        { all: ['全部', 'All'] },
        { openOptions: true, required: true, starts: { value: 'all' }, span: 4 },
      ),
      customerName(3),
    ]),
    section('months', '各月销售额', 'Sales by month', [
      table(
        'months',
        '各月销售额',
        'Sales by month',
        4,
        [
          amount('sales', '本年', 'This year', undefined, { total: true, span: 4 }),
          amount('lastYear', '去年同期', 'Same month last year', undefined, { total: true, span: 4 }),
          computed(
            'change',
            '增减率',
            'Change',
            undefined,
            'ratio',
            { over: [{ minus: [{ field: 'sales' }, { field: 'lastYear' }] }, { field: 'lastYear' }] },
            { span: 4 },
          ),
        ],
        { fixedRows: months },
      ),
      computed('total', '合计', 'Total', 5, 'money', { sum: 'months.sales' }, { span: 3 }),
      amount('firmSales', '本公司同类销售总额', 'All our sales of that category', 5, { span: 3 }),
      computed(
        'share',
        '占比',
        'Share',
        5,
        'ratio',
        { over: [{ field: 'total' }, { field: 'firmSales' }] },
        { span: 2 },
      ),
      computed('lastYear', '去年同期', 'Last year', 6, 'money', { sum: 'months.lastYear' }, { span: 2 }),
      computed(
        'change',
        '增减率',
        'Change',
        6,
        'ratio',
        { over: [{ minus: [{ field: 'total' }, { field: 'lastYear' }] }, { field: 'lastYear' }] },
        { span: 2 },
      ),
      amount('grossProfit', '毛利', 'Gross profit', 7, { min: -1_000_000_000_000 }),
      longText('reasons', '原因分析', 'Reasons', 8, { span: 6, lines: 2 }),
      longText('measures', '对策', 'Measures', 8, { span: 6, lines: 2 }),
    ]),
  ],
})
