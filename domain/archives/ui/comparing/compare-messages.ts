import { defineMessages } from '#platform/core/i18n.ts'

/** Texts of customers side by side. */
export const compareMessages = defineMessages({
  'compare.title': { zh: '{customers}比较', en: 'Compare {customers}' },
  'compare.count': { zh: '{n} 户并排', en: '{n} side by side' },
  'compare.back': { zh: '回到{customer}列表', en: 'Back to the {customer} list' },
  'compare.features': { zh: '特征与市场', en: 'Features and market' },
  'compare.all': { zh: '全部项目', en: 'All fields' },
  'compare.which': { zh: '比较哪些项目', en: 'Which fields' },
  'compare.differing': { zh: '只看不同', en: 'Differences only' },
  'compare.field': { zh: '项目', en: 'Field' },
  'compare.remove': { zh: '移出比较 {name}', en: 'Take {name} out' },
  'compare.same': { zh: '这几户的所选项目都相同', en: 'All of these fields are the same' },
  'compare.none': { zh: '还没有选{customers}', en: 'No {customers} chosen yet' },
  'compare.none_way': {
    zh: '在客户列表勾选 2 至 8 户，点“比较”，按特征和市场并排看，挑选新客户、开拓新市场。',
    en: 'Tick 2 to 8 customers in the list and press Compare to see them side by side by features and market.',
  },
})
