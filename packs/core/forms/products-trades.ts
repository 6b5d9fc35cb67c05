import {
  approval,
  computed,
  date,
  decimal,
  files,
  form,
  longText,
  option,
  person,
  ratio,
  ref,
  refForm,
  region,
  section,
  table,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'
import { amount, customerName, later, marketing, marketSides, registerPaper } from './parts.ts'

/** What the example firm sells are health products (001-F); each firm goes on with its own kinds. */
const goodsKinds = { health: ['保健药品', 'Health products'] } as const

/** Goods by the thousand are priced below one fen apiece. */
const unitPrice = { scale: 4, span: 2 } as const

/** 产品表 (001-F, ARC-46). */
export const productTable = form({
  key: 'F-051',
  title: { zh: '产品表', en: 'Product table' },
  about: {
    zh: '本公司出售的产品一种一行，交易与报价从中选取',
    en: 'A row for everything the firm sells; trades and quotations choose from it',
  },
  subject: 'firm',
  shape: 'register',
  numbering: { pattern: 'CP-{0000}' },
  ways: ['sheet'],
  keeper: marketing,
  keepYears: 'always',
  sections: [
    section('rows', '产品', 'Products', [
      text('number', '产品编号', 'Product number', 1, { required: true, max: 40, span: 2 }),
      text('name', '产品名称', 'Name', 2, { required: true, span: 4 }),
      option('category', '类别/品种', 'Type', 3, goodsKinds, { openOptions: true, span: 3 }),
      text('specification', '规格', 'Specification', 4, { span: 3 }),
      text('unit', '单位', 'Unit', 4, { max: 20, span: 2 }),
    ]),
    later('price', '价格与状态', 'Price and state', [
      amount('price', '单价', 'Unit price', 5, unitPrice),
      text('maker', '生产厂家', 'Maker', 6, { span: 4 }),
      option(
        'state',
        '状态',
        'State',
        7,
        { onSale: ['在售', 'On sale'], stopped: ['停售', 'Discontinued'] },
        { required: true, starts: { value: 'onSale' }, span: 4 },
      ),
    ]),
  ],
  paper: registerPaper,
})

/** 交易记录 (F-146, ARC-58): one line per thing sold; every figure elsewhere is added up from here. */
export const tradeRecord = form({
  key: 'F-146',
  title: { zh: '交易记录', en: 'Trade record' },
  about: {
    zh: '每卖出一种产品或服务记一行，成交当天由业务员填写',
    en: 'A row for every product or service sold, written by the salesman the same day',
  },
  instructions: {
    zh: '金额由单价×数量×折扣得出。非现款交易须经签字。记完后及时更新客户档案。',
    en: 'The amount is unit price × quantity × discount. Trade on credit must be signed off. Update the archive afterwards.',
  },
  subject: 'customer',
  shape: 'register',
  numbering: { pattern: 'JY-{yyyy}{mm}-{0000}', gapFree: true },
  ways: ['sheet', 'scan'],
  keeper: marketing,
  keepYears: 10,
  toldAs: 'dealings',
  happenedIn: 'on',
  listed: ['customerName', 'on', 'item', 'quantity', 'price', 'discount', 'amount', 'payment', 'salesman'],
  sections: [
    section('rows', '交易', 'Trades', [
      customerName(1, '客户'),
      date('on', '日期', 'Date', 2, { starts: 'today', required: true, span: 2 }),
      ref('product', '产品', 'Product', 3, 'product', { span: 3 }),
      text('item', '产品或服务', 'Goods or service', 3, { required: true, span: 3 }),
      option('category', '类别', 'Category', 3, goodsKinds, { openOptions: true, span: 3 }),
      region('region', '地区', 'Region', 4, { span: 3 }),
      option('market', '市场', 'Market', 4, marketSides, { starts: { value: 'domestic' }, span: 3 }),
      decimal('quantity', '数量', 'Quantity', 5, { required: true, scale: 4, total: true, span: 2 }),
      amount('price', '单价', 'Unit price', 6, { ...unitPrice, required: true }),
      ratio('discount', '折扣', 'Discount', 6, {
        required: true,
        max: 10,
        starts: { value: '1.0000' },
        span: 2,
        help: { zh: '实付占单价的比例：85%即八五折', en: 'Share of the price that is paid' },
      }),
      computed(
        'amount',
        '金额',
        'Amount',
        7,
        'money',
        { times: [{ field: 'price' }, { field: 'quantity' }, { field: 'discount' }] },
        { total: true, span: 2 },
      ),
      option(
        'payment',
        '现款/非现款',
        'Cash or not',
        8,
        { cash: ['现款', 'Cash'], credit: ['非现款', 'On credit'] },
        { required: true, starts: { value: 'cash' }, span: 4 },
      ),
      approval('signOff', '签字', 'Sign-off', 9, {
        shownWhen: { field: 'payment', op: 'in', value: ['credit'] },
        signedBy: { zh: '非现款交易审批人', en: 'Whoever approves trade on credit' },
        span: 4,
      }),
      text('shop', '门店/部门', 'Shop or department', 11, { max: 80, span: 3 }),
      person('salesman', '业务员', 'Salesman', 12, { starts: 'me', required: true, span: 3 }),
      longText('remarks', '备注', 'Remarks', 13, { span: 6 }),
    ]),
    later('archive', '档案更新', 'Update of the archive', [
      yesNo('isArchiveUpdated', '档案已更新', 'Archive updated after this trade', 10, { span: 2 }),
      date('archiveUpdatedOn', '更新日期', 'Updated on', 10, { span: 2 }),
    ]),
  ],
  paper: registerPaper,
})

/** 报价表 (F-149, OPP-15): the prospects table names its number; the rest is what a quotation carries. */
export const quotation = form({
  key: 'F-149',
  title: { zh: '报价表（登记）', en: 'Quotation' },
  about: {
    zh: '向潜在客户报价时填写，总额自动与预算对比',
    en: 'For an offer to a prospect; the total is compared with the budget',
  },
  subject: 'customer',
  numbering: { pattern: 'BJ-{yyyy}-{0000}', gapFree: true },
  ways: ['sheet', 'scan'],
  keeper: marketing,
  keepYears: 5,
  toldAs: 'note',
  happenedIn: 'quotedOn',
  listed: ['number', 'customerName', 'quotedOn', 'validUntil', 'total', 'state'],
  sections: [
    section('head', '报价', 'Quotation', [
      text('number', '报价表编号', 'Quotation number', 1, { starts: 'number', max: 40, span: 3 }),
      customerName(2, '潜在客户', 'Prospect'),
      refForm('prospect', '潜在客户表', 'Row of the prospects table', 2, 'F-072', { span: 4 }),
      ref('product', '产品', 'Product', 2, 'product', { span: 6 }),
      date('quotedOn', '报价日期', 'Date', 5, { starts: 'today', required: true }),
      date('validUntil', '有效期', 'Valid until', 5, { required: true }),
    ]),
    section('lines', '明细', 'Lines', [
      table(
        'lines',
        '明细',
        'Lines',
        3,
        [
          text('item', '产品', 'Product', undefined, { required: true, span: 4 }),
          decimal('quantity', '数量', 'Quantity', undefined, { required: true, scale: 4, min: 0, span: 2 }),
          amount('price', '单价', 'Unit price', undefined, { scale: 4, required: true, span: 2 }),
          computed(
            'amount',
            '金额',
            'Amount',
            undefined,
            'money',
            { times: [{ field: 'quantity' }, { field: 'price' }] },
            { total: true, span: 4 },
          ),
        ],
        { required: true },
      ),
      computed('total', '总额', 'Total', 4, 'money', { sum: 'lines.amount' }, { span: 12, inCapitals: true }),
      amount('budget', '客户预算', 'Customer’s budget', 4, { span: 4 }),
      computed(
        'overBudget',
        '总额与预算之差',
        'Total less budget',
        4,
        'money',
        { minus: [{ field: 'total' }, { field: 'budget' }] },
        { span: 4 },
      ),
    ]),
    later('state', '结果', 'Outcome', [
      option(
        'state',
        '状态',
        'State',
        6,
        {
          offered: ['已报', 'Offered'],
          accepted: ['接受', 'Accepted'],
          refused: ['拒绝', 'Refused'],
          expired: ['过期', 'Expired'],
        },
        { required: true, starts: { value: 'offered' }, span: 6 },
      ),
      files('files', '附件', 'Files', 7, { span: 6 }),
      person('quotedBy', '报价人', 'Quoted by', undefined, { starts: 'me' }),
    ]),
  ],
  paper: { rows: 8, seal: { zh: '报价专用章', en: 'Quotation seal' } },
})
