import { boolean, type OptionList, option } from '#platform/core/fields.ts'

/**
 * The independent classes of a customer (CLS-33). They are separate fields for ever: joining them into one
 * 'level' would let one dimension overwrite another.
 */
export const timeClasses = {
  old: ['老客户', 'Old customer'],
  new: ['新客户', 'New customer'],
  future: ['未来客户', 'Future customer', '潜在客户'],
} as const satisfies OptionList

export const processClasses = {
  traded: ['曾经交易', 'Traded before', '交易中断', '已停止交易'],
  trading: ['正在交易', 'Trading now'],
  aboutToTrade: ['即将交易', 'About to trade'],
} as const satisfies OptionList

export const natures = {
  government: ['政府机构', 'Government body', '政府采购'],
  special: ['特殊公司', 'Special company'],
  ordinary: ['普通公司', 'Ordinary company'],
  individual: ['顾客（个人）', 'Individual', '个人', '顾客', '散客'],
  partner: ['交易伙伴', 'Trading partner'],
} as const satisfies OptionList

export const volumes = {
  main: ['主力', 'Main', '主力客户'],
  general: ['一般', 'General', '一般客户'],
  scattered: ['零散', 'Scattered', '零散客户'],
} as const satisfies OptionList

export const abcClasses = {
  A: ['A', 'A', 'A类', 'A 类'],
  B: ['B', 'B', 'B类', 'B 类'],
  C: ['C', 'C', 'C类', 'C 类'],
} as const satisfies OptionList

export const tiers = {
  new: ['新客户', 'New'],
  ordinary: ['普通', 'Ordinary', '普通客户', '普通会员'],
  silver: ['银卡', 'Silver', '银卡客户', '银卡会员'],
  gold: ['金卡', 'Gold', '金卡客户', '金卡会员'],
  diamond: ['钻石', 'Diamond', '钻石卡', '钻石客户'],
} as const satisfies OptionList

export const creditGrades = {
  AAA: ['AAA', 'AAA', '3A'],
  AA: ['AA', 'AA', '2A'],
  A: ['A', 'A'],
  B: ['B', 'B'],
  C: ['C', 'C'],
  D: ['D', 'D'],
} as const satisfies OptionList

/** Stages in order; `lost` stands outside of it. */
export const stages = {
  lead: ['线索', 'Lead', '新线索'],
  contact: ['接触', 'Contact', '初步接触'],
  negotiation: ['谈判', 'Negotiation', '洽谈'],
  cooperation: ['合作中', 'Cooperation', '合作'],
  lost: ['流失', 'Lost', '已流失'],
} as const satisfies OptionList

export const markets = {
  domestic: ['国内', 'Domestic', '内销'],
  international: ['国际', 'International', '国外', '海外', '外贸'],
} as const satisfies OptionList

export const directness = {
  direct: ['直接客户', 'Direct', '直接'],
  indirect: ['间接客户', 'Indirect', '间接'],
} as const satisfies OptionList

const shown = { group: 'classes', filter: true, sort: true } as const

export const classFields = {
  timeClass: option('时间', 'Time', timeClasses, {
    ...shown,
    list: 'offered',
    synonyms: ['时间序列分类', '新老客户', '客户新旧'],
  }),
  processClass: option('过程', 'Process', processClasses, {
    ...shown,
    list: 'offered',
    synonyms: ['交易过程分类', '交易状态'],
  }),
  nature: option('性质', 'Nature', natures, {
    ...shown,
    list: 'offered',
    synonyms: ['客户性质', '客户性质分类', '客户类型', '客户类别'],
  }),
  volume: option('量位', 'Volume', volumes, {
    ...shown,
    list: 'offered',
    synonyms: ['交易数量和市场地位', '客户地位'],
  }),
  abc: option('ABC', 'ABC', abcClasses, {
    ...shown,
    list: 'default',
    synonyms: ['ABC分类', 'ABC类别', '分类', '类别'],
  }),
  tier: option('等级', 'Tier', tiers, {
    ...shown,
    list: 'default',
    openOptions: 'tier',
    synonyms: ['客户等级', '级别', '会员等级', '会员级别', '卡级'],
  }),
  creditGrade: option('信用', 'Credit', creditGrades, {
    ...shown,
    list: 'default',
    openOptions: 'creditGrade',
    synonyms: ['信用等级', '信用级别', '资信等级'],
  }),
  stage: option('阶段', 'Stage', stages, {
    ...shown,
    list: 'default',
    openOptions: 'stage',
    synonyms: ['客户阶段', '跟进阶段', '客户状态'],
  }),
  market: option('市场', 'Market', markets, { ...shown, list: 'offered', synonyms: ['国内国际', '市场类型'] }),
  directness: option('直接间接', 'Directness', directness, { ...shown, list: 'offered', synonyms: ['客户关系类型'] }),
  isCore: boolean('核心客户', 'Core customer', { ...shown, list: 'offered', synonyms: ['是否核心客户'] }),
}

/** Order of the chips, always the same (the sheet and the list show them so). */
export const chipOrder = [
  'timeClass',
  'processClass',
  'nature',
  'volume',
  'abc',
  'tier',
  'creditGrade',
  'stage',
  'market',
] as const
