import { longText, option, phones, text } from '#platform/core/fields.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { plainCollection } from '../core/collecting.ts'

/** 产品使用情况意见与建议调查 (004-A §5.1.2b, COL-21). */
const opinion: PackCollection = {
  ...plainCollection,
  key: 'productOpinion',
  label: { zh: '产品使用意见', en: 'Product opinion' },
  code: 'YJ',
  about: { zh: '客户对产品使用情况的意见与建议', en: 'What customers say about using the product' },
  fields: {
    product: text('产品', 'Product', { required: true }),
    usage: longText('使用情况', 'How it is used', { max: 2000 }),
    satisfaction: option('满意程度', 'Satisfaction', {
      high: ['满意', 'Satisfied'],
      middle: ['一般', 'So-so'],
      low: ['不满意', 'Not satisfied'],
    }),
    opinion: longText('意见', 'Opinion', { max: 2000, required: true }),
    suggestion: longText('建议', 'Suggestion', { max: 2000 }),
    name: text('提出人', 'Given by', { max: 80 }),
    phones: phones('电话', 'Phones'),
  },
  feeds: {},
  opens: 'organisation',
  channel: 'salesVisit',
  toldAs: 'note',
}

export const distributionCollecting: readonly PackCollection[] = [opinion]
