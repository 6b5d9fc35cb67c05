/** How guests and units pay; the seed leaves the values to the house, so every form keeps the list open. */
export const payments = {
  cash: ['现金', 'Cash'],
  card: ['银行卡', 'Bank card'],
  mobile: ['移动支付', 'Mobile payment'],
  account: ['挂账（签单）', 'On account'],
  transfer: ['转账', 'Bank transfer'],
  agency: ['平台预付', 'Prepaid through a platform'],
} as const
