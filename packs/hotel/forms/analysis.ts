import {
  birthday,
  computed,
  date,
  form,
  integer,
  longText,
  money,
  option,
  person,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'

/** 客户信息分析档案 (ANA-10, REL-08): six analyses of a guest or a unit, the last of them days to be kept. */
export const analysis = form({
  key: 'F-136',
  title: { zh: '客户信息分析档案', en: 'Guest information analysis' },
  about: {
    zh: '营销人员据客史定期分析，作为服务和促销的依据',
    en: 'Drawn from the guest history at intervals as grounds for service and promotion',
  },
  subject: 'customer',
  numbering: { pattern: 'FX-{yyyy}-{0000}' },
  flow: { fills: ['营销人员', '公关人员', '前厅经理'] },
  keeper: { zh: '营销部', en: 'Marketing' },
  keepYears: 5,
  sensitivity: 'personal',
  toldAs: 'note',
  happenedIn: 'analysedOn',
  listed: ['name', 'layer', 'loyalty', 'totalProfit', 'netProfit', 'analyst', 'analysedOn'],
  sections: [
    section('head', '客户', 'Customer', [
      text('name', '客户', 'Customer', undefined, { bind: 'name', required: true, span: 6 }),
      person('analyst', '分析人', 'Analysed by', undefined, { starts: 'me', span: 3 }),
      date('analysedOn', '分析日期', 'Date', undefined, { required: true, starts: 'today' }),
    ]),
    section('profile', '客户概况分析', 'Profile', [
      text('layer', '客户层次', 'Layer', 1, { max: 300, span: 6 }),
      text('risk', '经济风险', 'Economic risk', 1, { max: 300, span: 6 }),
      text('hobbies', '爱好', 'Hobbies', 1, { bind: 'hobbies', max: 500, span: 6 }),
      text('habits', '习惯', 'Habits', 1, { max: 500, span: 6 }),
      longText('profile', '客户概况分析', 'Profile', 1, { lines: 2 }),
    ]),
    section('loyalty', '客户忠诚度分析', 'Loyalty', [
      option('loyalty', '忠诚度', 'Loyalty', 2, {
        high: ['高', 'High'],
        medium: ['中', 'Medium'],
        low: ['低', 'Low'],
      }),
      longText('loyaltyAnalysis', '客户忠诚度分析', 'Approval and eagerness to buy', 2, { lines: 2 }),
    ]),
    section('profit', '客户利润分析', 'Profit', [
      table('profits', '客户利润分析', 'Profit by product', 3, [
        text('product', '产品', 'Product', undefined, { required: true, max: 100, span: 3 }),
        money('extra', '附加利润', 'Extra profit', undefined, { total: true, span: 3 }),
        money('total', '总利润额', 'Total profit', undefined, { total: true, span: 3 }),
        money('net', '净利润', 'Net profit', undefined, { total: true, span: 3 }),
      ]),
      computed('totalProfit', '总利润额合计', 'Total profit', 3, 'money', { sum: 'profits.total' }),
      computed('netProfit', '净利润合计', 'Net profit', 3, 'money', { sum: 'profits.net' }),
    ]),
    section('future', '客户未来分析', 'Future', [
      integer('futureNumber', '数量', 'Number', 4, { min: 0 }),
      text('futureClass', '类别', 'Class', 4, { max: 100, span: 3 }),
      text('potential', '潜在消费能力', 'Potential spending', 4, { max: 300, span: 6 }),
      longText('means', '客户未来分析·手段方法', 'Means of winning', 4, { lines: 2 }),
    ]),
    section('promotion', '客户促销分析', 'Promotion', [
      text('advertising', '广告', 'Advertising', 5, { max: 500, span: 6 }),
      text('publicity', '宣传', 'Publicity', 5, { max: 500, span: 6 }),
      longText('promotion', '客户促销分析·情感沟通计划', 'Plan of personal contact', 5, { lines: 2 }),
    ]),
    section('upkeep', '客户维护服务', 'Upkeep service', [
      table('days', '客户维护服务', 'Days to be kept', 6, [
        option(
          'kind',
          '名目',
          'Occasion',
          undefined,
          {
            shop: ['店庆', 'Shop anniversary'],
            wedding: ['婚庆', 'Wedding'],
            factory: ['厂庆', 'Factory anniversary'],
            birthday: ['生日', 'Birthday'],
            special: ['特殊意义纪念节日', 'Day of special meaning'],
            school: ['儿女升学', 'Child entering school'],
          },
          { required: true, openOptions: true, span: 2 },
        ),
        // Kept each year: the year may be left out and the day may be of the lunar calendar.
        birthday('on', '日期', 'Day', undefined, { required: true, span: 2 }),
        text('whose', '对象', 'Whose', undefined, { max: 80, span: 2 }),
        text('service', '服务安排', 'Service', undefined, { max: 300, span: 6 }),
      ]),
    ]),
  ],
  paper: { rows: 5 },
})
