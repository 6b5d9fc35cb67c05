import {
  boolean,
  currencies,
  date,
  decimal,
  entity,
  instant,
  integer,
  longText,
  type OptionList,
  option,
  ratio,
  recordFields,
  ref,
  region,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** Returns and rework lower what was traded, so their amounts are kept negative and a sum is always the net. */
export const tradeKinds = {
  sale: ['销售', 'Sale', '订货', '购买', '消费'],
  service: ['服务', 'Service', '护理'],
  processing: ['加工', 'Processing'],
  rework: ['返工', 'Rework'],
  return: ['退货', 'Return', '退换货'],
} as const satisfies OptionList

export const markets = {
  domestic: ['国内', 'Domestic', '内销'],
  international: ['国际', 'International', '外销', '国外'],
} as const satisfies OptionList

/**
 * One line per thing sold (交易记录, F-146, ARC-58). A line is never changed: a wrong one is reversed by a line of its
 * own and written again, so every total can be followed back.
 */
export const trade = entity({
  name: 'trade',
  table: 'trades',
  label: { zh: '交易记录', en: 'Trade' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    tradedOn: date('日期', 'Date', {
      required: true,
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['交易日期', '订货日期', '消费日期', '购买日期', '业务日期'],
    }),
    kind: option('类型', 'Kind', tradeKinds, {
      required: true,
      list: 'default',
      filter: true,
      synonyms: ['业务类型', '交易类型'],
    }),
    productId: ref('product', '产品', 'Product', { filter: true }),
    /** What was sold, in the words of that day; a product may be renamed later. */
    item: text('产品或服务', 'Goods or service', {
      required: true,
      list: 'default',
      filter: true,
      synonyms: ['产品', '商品', '品名', '项目', '产品名称', '服务项目', '消费项目'],
    }),
    category: text('类别', 'Category', { max: 80, list: 'offered', filter: true, synonyms: ['品种', '产品类别'] }),
    region: region('地区', 'Region', { list: 'offered', filter: true, synonyms: ['区域'] }),
    market: option('市场', 'Market', markets, { list: 'offered', filter: true, synonyms: ['内销/外销', '内外销'] }),
    quantity: decimal('数量', 'Quantity', { required: true, scale: 4, list: 'default' }),
    unit: text('单位', 'Unit', { max: 20, list: 'default' }),
    price: decimal('单价', 'Unit price', { scale: 4, min: 0, list: 'default', synonyms: ['价格'] }),
    /** Share of the price that is paid: 0.85 is 八五折. */
    discount: ratio('折扣', 'Discount', { required: true, min: 0, max: 10, list: 'default' }),
    amount: decimal('金额', 'Amount', {
      required: true,
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['总额', '交易金额', '消费金额', '实收金额', '成交金额'],
    }),
    currency: option('币种', 'Currency', currencies, {
      required: true,
      openOptions: 'currency',
      max: 3,
      list: 'offered',
    }),
    isCash: boolean('现款', 'Cash', {
      list: 'offered',
      filter: true,
      synonyms: ['是否现款', '现款/非现款', '付款方式'],
    }),
    place: text('门店或部门', 'Shop or department', {
      max: 80,
      list: 'offered',
      filter: true,
      synonyms: ['门店', '部门', '店铺'],
    }),
    salesmanId: ref('staff', '业务员', 'Salesman', {
      list: 'default',
      filter: true,
      synonyms: ['销售员', '销售代表', '经手人'],
    }),
    billNumber: text('单号', 'Bill no.', {
      max: 60,
      list: 'offered',
      filter: true,
      synonyms: ['订单号', '发票号', '单据号'],
    }),
    remarks: longText('备注', 'Remarks', { max: 2000 }),
    reversesId: ref('trade', '冲销', 'Reverses', { system: true }),
    reason: text('冲销原因', 'Reason of reversal', { max: 500, system: true }),
    lineNumber: integer('行号', 'Line', { system: true }),
    importRunId: ref('importRun', '导入批次', 'Import run', { system: true, filter: true }),
    createdAt: instant('记录时间', 'Recorded at', { system: true, required: true }),
    createdBy: recordFields.createdBy,
  },
})

/** What a person or a file says about a line; the rest follows from it. */
export const lineKeys = [
  'tradedOn',
  'kind',
  'productId',
  'item',
  'category',
  'region',
  'market',
  'quantity',
  'unit',
  'price',
  'discount',
  'amount',
  'currency',
  'isCash',
  'place',
  'salesmanId',
  'billNumber',
  'remarks',
] as const satisfies readonly (keyof typeof trade.fields)[]

export type TradeTables = { trades: TableOf<(typeof trade)['fields']> }
