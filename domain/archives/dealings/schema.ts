import { boolean, longText, text } from '#platform/core/fields.ts'

const organisation = ['organisation']

const business = { group: 'business', appliesTo: organisation } as const

/** State of business, trading activity and our dealings with each other (ARC-19, ARC-20, ARC-21). */
export const dealingFields = {
  salesResults: longText('销售实绩', 'Sales results', { ...business, synonyms: ['销售业绩'] }),
  staffQuality: text('人员素质', 'Quality of managers and staff', { ...business, max: 500 }),
  competitorRelation: longText('与竞争公司的关系', 'Relation to competitors', business),
  attitude: text('合作态度', 'Ties with us and attitude', { ...business, max: 500, synonyms: ['业务联系及合作态度'] }),
  sellingActivity: longText('销售活动状况', 'Selling activity', { group: 'trading' }),
  problems: longText('存在的问题', 'Problems', { group: 'trading' }),
  strengths: longText('保持的优势', 'Strengths kept', { group: 'trading' }),
  measures: longText('未来的对策', 'Future measures', { group: 'trading' }),
  reputation: text('信誉与形象', 'Reputation and image', { group: 'trading', max: 500, synonyms: ['企业信誉与形象'] }),
  creditState: longText('信用状况', 'Credit state', { group: 'trading', synonyms: ['信用状况描述'] }),
  tradeTerms: longText('交易条件', 'Terms of trade', { group: 'trading' }),
  pastCreditProblems: longText('以往信用问题', 'Past credit problems', { group: 'trading' }),
  dealings: longText('同本公司的交易情况', 'Dealings with us', {
    group: 'trading',
    synonyms: ['以往交易记录', '业务往来'],
  }),
  hasBreach: boolean('有违约', 'Has breached', {
    group: 'trading',
    filter: true,
    synonyms: ['是否有违约情况', '是否违约'],
  }),
  breach: longText('违约情况', 'Breaches', { group: 'trading' }),
  ourStrengths: longText('本公司在交易中的优势', 'Our strengths in the deal', { group: 'trading' }),
  ourWeaknesses: longText('本公司的劣势和对策', 'Our weaknesses and counter-measures', { group: 'trading' }),
  needs: longText('客户需求', 'Needs', { group: 'trading', synonyms: ['需求'] }),
  remarks: longText('备注', 'Remarks', { group: 'basic', synonyms: ['备注等', '说明', '附注'] }),
}
