import { defineMessages } from '#platform/core/i18n.ts'

export const journalMessages = defineMessages({
  'journal.in_future': { zh: '发生时间在将来，核对日期', en: 'This lies in the future; check the date' },
  'journal.too_early': { zh: '发生时间早于 1900 年，核对日期', en: 'This lies before 1900; check the date' },
  'journal.already_noted': { zh: '这件事已经记入日志', en: 'This event is in the journal already' },
  'journal.refers_to_addition': { zh: '更正和补充要针对原来那条', en: 'Correct or add to the original entry' },
  'journal.nothing_added': { zh: '解决描述和总结至少写一项', en: 'Write a solution or a summary' },
  'journal.no_ledger': { zh: '这一类不记数量金额', en: 'This subject keeps no figures' },
  'journal.other_ledger': { zh: '这种账目属于另一本账', en: 'This belongs to another ledger' },
  'journal.movement_missing': { zh: '选发货、回款或冲减', en: 'Say whether it was shipped, received or reduced' },
  'journal.figure_missing': { zh: '填数量或金额', en: 'Give a quantity or an amount' },
  'journal.not_their_contact': { zh: '不是这位客户的联系人', en: 'Not a contact of this customer' },
  'journal.no_subject': { zh: '没有这个科目', en: 'No such subject' },
  'journal.over_allowance': {
    zh: '超出额度：上限 {limit}，含本次已配 {issued}，多 {by}。确认配发会留下标记',
    en: 'Over the allowance: {limit} at most, {issued} with this issue, {by} too many. Issued all the same, it stays marked',
  },
  'journal.limit_missing': { zh: '填数量上限或价值上限', en: 'Give a limit of quantity or value' },
  'journal.limit_twice': { zh: '客户和等级只选一个', en: 'Either the customer or the tier' },
  'journal.no_such_staff': { zh: '有人不在职，重新选', en: 'Somebody does not work here; choose again' },
  'journal.company_already': { zh: '已经是公司客户', en: 'Already a company customer' },
  'journal.owner_first': { zh: '先指定专属客服（负责人）', en: 'Name the service person (owner) first' },
  'journal.entry_first': {
    zh: '还没有日志，先把往来写进日志',
    en: 'There is no journal yet; write down the dealings first',
  },
  'journal.became_company': { zh: '由业务员个人客户转为公司客户', en: 'Became a company customer' },
  'journal.ends_before_start': { zh: '结束早于开始', en: 'Ends before it begins' },
  'journal.market_head': { zh: '销售分析 {from} 至 {to}', en: 'Sales {from} to {to}' },
  'journal.market_total': { zh: '合计', en: 'Total' },
  'journal.market_other': { zh: '未分类', en: 'Without category' },
  'journal.market_line': {
    zh: '{name} {amount} 元，上期 {before} 元，{change}',
    en: '{name} {amount} yuan, before {before} yuan, {change}',
  },
  'journal.nothing_before': { zh: '上期无', en: 'nothing before' },
  'journal.system': { zh: '系统', en: 'System' },
  'journal.not_your_staff': {
    zh: '不是你的下属，无权查看其日志',
    en: 'Not one of your staff; no right to see this journal',
  },
})
