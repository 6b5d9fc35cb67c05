import { computed, date, form, integer, money, person, section, table, text } from '#platform/core/forms/makers.ts'
import { amount, customerName, yuan } from '../../core/forms/parts.ts'
import { salesDepartment } from './ledgers.ts'

/** 客户往来账 (001-A): one account page a customer and year; shipped is debit, received is credit. */
export const accountPage = form({
  key: 'F-075',
  title: { zh: '客户往来账', en: 'Account of dealings' },
  about: {
    zh: '每个客户每年一张账页，发货记借方，回款记贷方，余额自动得出',
    en: 'One page a customer and year: shipments debit, payments credit, balance computed',
  },
  subject: 'customer',
  numbering: { pattern: 'WLZ-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: salesDepartment,
  keepYears: 30,
  toldAs: 'dealings',
  listed: ['customerName', 'year', 'opening', 'shipped', 'received', 'balance'],
  sections: [
    section('head', '账户', 'Account', [
      customerName(1, '客户'),
      integer('year', '年度', 'Year', undefined, { required: true, min: 1900, max: 2999 }),
      money('opening', '期初余额', 'Opening balance', 5, {
        required: true,
        unit: yuan,
        starts: { value: '0.00' },
        span: 4,
      }),
    ]),
    section('lines', '往来', 'Dealings', [
      table(
        'lines',
        '往来明细',
        'Lines',
        undefined,
        [
          date('on', '日期', 'Date', 1, { required: true, starts: 'today', span: 2 }),
          text('summary', '摘要', 'Summary', 2, { required: true, span: 3 }),
          text('document', '单据号', 'Document', 3, { max: 60, span: 2 }),
          amount('shipped', '发货（借）', 'Shipped (debit)', 4, { total: true, span: 2 }),
          amount('received', '回款（贷）', 'Received (credit)', 4, { total: true, span: 2 }),
          person('clerk', '经办人', 'Clerk', 6, { starts: 'me', span: 2 }),
        ],
        { required: true },
      ),
      computed('shipped', '发货合计', 'Shipped in all', 4, 'money', { sum: 'lines.shipped' }, { span: 4 }),
      computed('received', '回款合计', 'Received in all', 4, 'money', { sum: 'lines.received' }, { span: 4 }),
      computed(
        'balance',
        '余额',
        'Balance',
        5,
        'money',
        { minus: [{ plus: [{ field: 'opening' }, { field: 'shipped' }] }, { field: 'received' }] },
        { span: 4 },
      ),
    ]),
  ],
  paper: { rows: 20 },
})
