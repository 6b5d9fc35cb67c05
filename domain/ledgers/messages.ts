import { defineMessages } from '#platform/core/i18n.ts'

export const ledgersMessages = defineMessages({
  'product.number_taken': { zh: '产品编号已用过，换一个', en: 'This product number is taken' },
  'trade.in_future': { zh: '交易日期在将来，核对日期', en: 'This lies in the future; check the date' },
  'trade.quantity_not_positive': {
    zh: '数量要大于 0；退货选“退货”类型',
    en: 'The quantity is more than 0; choose “Return” for goods that came back',
  },
  'trade.price_missing': { zh: '填单价，或只填总金额', en: 'Enter a unit price, or the amount alone' },
  'trade.amount_negative': {
    zh: '金额不能小于 0；退货选“退货”类型',
    en: 'The amount is not below 0; choose “Return” for goods that came back',
  },
  'trade.amount_differs': {
    zh: '单价 × 数量 × 折扣是 {amount}，与所填金额不符',
    en: 'Price × quantity × discount is {amount}, not the amount entered',
  },
  'trade.already_reversed': { zh: '这一行已经冲销', en: 'This line has been reversed already' },
  'trade.is_reversal': {
    zh: '冲销行不能再冲销，重新登记即可',
    en: 'A reversing line cannot be reversed; record the trade anew',
  },
  'trade.too_large': { zh: '金额超出可记录的范围', en: 'The amount is larger than can be recorded' },
  'contract.number_taken': { zh: '合同编号已用过，换一个', en: 'This contract number is taken' },
  'contract.ends_before_start': { zh: '止日早于起日', en: 'The end lies before the beginning' },
  'contract.signed_in_future': {
    zh: '签订日期在将来；还在谈的合同先空着',
    en: 'Signed in the future? Leave it empty while negotiating',
  },
  'contract.already_ended': { zh: '合同已终止', en: 'The contract has been ended' },
  'contract.not_signed': { zh: '合同还没签订，不能终止', en: 'The contract is not signed, so it cannot be ended' },
  'contract.look_up_purpose': { zh: '签约前查档', en: 'Look-up before signing' },
  'contract.file_of_other': { zh: '这个附件属于别的客户', en: 'This file belongs to another customer' },
})
