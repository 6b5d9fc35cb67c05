import {
  computed,
  date,
  decimal,
  form,
  longText,
  option,
  person,
  ref,
  refForm,
  section,
  text,
  withOther,
} from '#platform/core/forms/makers.ts'
import { amount, customerName, later, registerPaper } from '../../core/forms/parts.ts'

/** The ledgers beside the customer journal (001-A, JRN-03): one row an event, with totals over the rows shown (JRN-24). */

export const salesDepartment = { zh: '销售部', en: 'Sales department' }

const ledger = {
  subject: 'customer',
  shape: 'register',
  ways: ['sheet', 'scan'],
  keeper: salesDepartment,
  happenedIn: 'on',
  paper: registerPaper,
} as const

const dayAndCustomer = [date('on', '日期', 'Date', 1, { starts: 'today', required: true }), customerName(1, '客户')]

/** 客户加工(金额)统计表 (000-J, ANA-07): net is processing less rework, in rows and totals (FRM-14, FRM-19). */
export const processingStatement = form({
  ...ledger,
  key: 'F-058',
  title: { zh: '客户加工（金额）统计表', en: 'Customer processing statement' },
  about: {
    zh: '按日期登记每个客户的加工、返工与欠款，合计行自动汇总',
    en: 'Processing, rework and debt by day and customer, with totals',
  },
  numbering: { pattern: 'JG-{yyyy}{mm}-{0000}' },
  keepYears: 10,
  toldAs: 'dealings',
  sections: [
    section('rows', '加工', 'Processing', [
      date('on', '日期', 'Date', 1, { starts: 'today', required: true }),
      text('customerNumber', '客户编号', 'Customer number', 2, { bind: 'number', max: 40, span: 3 }),
      customerName(3),
      amount('processed', '加工金额', 'Processing amount', 4, { required: true, total: true }),
      amount('rework', '返工金额', 'Rework amount', 5, { required: true, total: true, starts: { value: '0.00' } }),
      computed(
        'net',
        '加工净额',
        'Net amount',
        6,
        'money',
        { minus: [{ field: 'processed' }, { field: 'rework' }] },
        { total: true, span: 3 },
      ),
      amount('owed', '欠款额', 'Amount owed', 7, { total: true }),
      longText('remarks', '备注', 'Remarks', 8, { span: 6 }),
    ]),
  ],
})

/** 样品物料支持账 (001-A, JRN-17): shows when an issue goes over the allowance. */
export const sampleLedger = form({
  ...ledger,
  key: 'F-076',
  title: { zh: '样品物料支持账', en: 'Samples and materials support' },
  about: {
    zh: '每次配发样品、物料登记一行，超出应配额度一目了然',
    en: 'A row for every sample or material issued; going over the allowance is seen at once',
  },
  numbering: { pattern: 'YPZ-{yyyy}-{0000}' },
  flow: { approves: ['销售管理者', '市场部经理'] },
  keepYears: 5,
  toldAs: 'samples',
  sections: [
    section('rows', '配发', 'Issues', [
      ...dayAndCustomer,
      text('item', '样品/物料名称', 'Sample / material', 2, { required: true, span: 4 }),
      option(
        'kind',
        '类别',
        'Kind',
        3,
        withOther({
          sample: ['样品', 'Sample'],
          publicity: ['宣传物料', 'Publicity material'],
          freebie: ['赠品', 'Free gift'],
        }),
        { required: true, hasOther: true, openOptions: true, span: 6 },
      ),
      decimal('quantity', '数量', 'Quantity', 4, { required: true, min: 0, total: true, span: 2 }),
      amount('value', '价值', 'Value', 4, { total: true, span: 2 }),
      decimal('allowance', '应配额度', 'Allowance', 5, { min: 0, span: 2 }),
      decimal('issued', '累计已配', 'Issued so far', 5, {
        min: 0,
        span: 2,
        help: { zh: '含本次', en: 'This issue included' },
      }),
      computed(
        'over',
        '超出额度',
        'Over the allowance',
        5,
        'decimal',
        { most: [{ number: '0' }, { minus: [{ field: 'issued' }, { field: 'allowance' }] }] },
        { span: 2 },
      ),
      person('applicant', '申请人', 'Applicant', 6, { starts: 'me', required: true, span: 2 }),
      text('purpose', '用途', 'Purpose', 7, { max: 500, span: 6 }),
    ]),
    later('outcome', '批准与效果', 'Approval and effect', [
      person('approver', '批准人', 'Approver', 6, { span: 2 }),
      text('effect', '效果', 'Effect', 7, { max: 500, span: 6 }),
    ]),
  ],
})

/** 发票开具账 (001-A). */
export const invoiceLedger = form({
  ...ledger,
  key: 'F-077',
  title: { zh: '发票开具账', en: 'Invoices issued' },
  about: {
    zh: '每开一张发票登记一行，跟到客户签收',
    en: 'A row for every invoice, followed until the customer has it',
  },
  numbering: { pattern: 'FPZ-{yyyy}-{0000}' },
  keepYears: 30,
  toldAs: 'invoices',
  sections: [
    section('rows', '发票', 'Invoices', [
      ...dayAndCustomer,
      text('invoiceNumber', '发票号', 'Invoice number', 2, { required: true, max: 40, span: 3 }),
      option(
        'type',
        '类型',
        'Type',
        2,
        { vat: ['增值税专用', 'Special VAT invoice'], ordinary: ['普通', 'Ordinary invoice'] },
        { required: true, starts: { value: 'vat' }, span: 3 },
      ),
      amount('amount', '金额', 'Amount', 3, { required: true, total: true }),
      amount('tax', '税额', 'Tax', 3, { required: true, total: true }),
      refForm('order', '对应订单', 'Order', 4, 'F-146', { span: 4 }),
    ]),
    later('delivery', '寄送与签收', 'Sending and receipt', [
      date('sentOn', '寄送', 'Sent', 5),
      date('receivedOn', '签收', 'Received', 5),
    ]),
  ],
})

/** 退换货账 (001-A). */
export const returnLedger = form({
  ...ledger,
  key: 'F-078',
  title: { zh: '退换货账', en: 'Returns and exchanges' },
  about: {
    zh: '客户退货或换货时登记，写明原因与处理结果',
    en: 'Entered when goods are returned or exchanged, with reason and result',
  },
  numbering: { pattern: 'THZ-{yyyy}-{0000}', gapFree: true },
  flow: { approves: ['销售管理者'] },
  keepYears: 10,
  toldAs: 'returns',
  sections: [
    section('rows', '退换货', 'Returns', [
      ...dayAndCustomer,
      option(
        'kind',
        '类型',
        'Kind',
        2,
        { return: ['退货', 'Return'], exchange: ['换货', 'Exchange'] },
        { required: true, span: 3 },
      ),
      ref('product', '产品', 'Product', 3, 'product', { required: true, span: 4 }),
      decimal('quantity', '数量', 'Quantity', 3, { required: true, min: 0, total: true, span: 2 }),
      amount('amount', '金额', 'Amount', 3, { required: true, total: true }),
      option(
        'reason',
        '原因',
        'Reason',
        4,
        withOther({
          quality: ['质量', 'Quality'],
          unsold: ['滞销', 'Unsold'],
          wrongGoods: ['错发', 'Wrong goods sent'],
          expired: ['过期', 'Expired'],
        }),
        { required: true, hasOther: true, openOptions: true, span: 12 },
      ),
    ]),
    later('outcome', '处理', 'Outcome', [
      text('result', '处理结果', 'Result', 5, { max: 500, span: 6 }),
      person('approver', '批准人', 'Approver', 5, { span: 3 }),
    ]),
  ],
})

/** 市场支持账 (001-A). */
export const supportLedger = form({
  ...ledger,
  key: 'F-079',
  title: { zh: '市场支持账', en: 'Market support' },
  about: {
    zh: '给客户的广告、促销、返利等支持登记一行，对照期望与实际效果',
    en: 'A row for every support given, with the effect hoped for and the one that came',
  },
  numbering: { pattern: 'ZCZ-{yyyy}-{0000}' },
  flow: { approves: ['销售总监', '市场部经理'] },
  keepYears: 10,
  toldAs: 'support',
  sections: [
    section('rows', '支持', 'Support', [
      ...dayAndCustomer,
      option(
        'kind',
        '支持类别',
        'Kind',
        2,
        withOther({
          advertising: ['广告', 'Advertising'],
          promotion: ['促销', 'Promotion'],
          people: ['人员', 'People'],
          rebate: ['返利', 'Rebate'],
          training: ['培训', 'Training'],
        }),
        { required: true, hasOther: true, openOptions: true, span: 12 },
      ),
      amount('amount', '金额', 'Amount', 3, { total: true }),
      text('goods', '物品', 'Goods', 3, { span: 3 }),
      text('expected', '期望效果', 'Expected effect', 4, { max: 500, span: 6 }),
      person('applicant', '申请', 'Applied for by', 5, { starts: 'me', required: true, span: 3 }),
    ]),
    later('outcome', '效果与批准', 'Effect and approval', [
      text('actual', '实际效果', 'Actual effect', 4, { max: 500, span: 6 }),
      person('approver', '批准', 'Approved by', 5, { span: 3 }),
    ]),
  ],
})
