import { date, entity, instant, money, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** A deposit (押金): what is payable, paid and refunded stand side by side in the payment folder (ARC-05). */
export const deposit = entity({
  name: 'deposit',
  table: 'deposits',
  label: { zh: '押金', en: 'Deposit' },
  fields: {
    ...recordFields,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    name: text('押金名称', 'Deposit', { max: 80, required: true, synonyms: ['装修押金', '水电押金', '租赁押金'] }),
    ...money('payable', '应付', 'Payable', { required: true, min: 0 }),
    ...money('paid', '已付', 'Paid', { required: true, min: 0 }),
    ...money('refunded', '已退', 'Refunded', { required: true, min: 0 }),
    dueOn: date('应付日', 'Due on'),
    paidOn: date('付款日', 'Paid on'),
    refundedOn: date('退款日', 'Refunded on'),
    remark: text('说明', 'Remark', { max: 500 }),
    withdrawnAt: instant('撤回时间', 'Withdrawn at', { system: true }),
  },
})

export type Deposit = { -readonly [K in keyof typeof deposit.fields]: TableOf<typeof deposit.fields>[K]['__select__'] }
export type DepositsTables = { deposits: TableOf<typeof deposit.fields> }
