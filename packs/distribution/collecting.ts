import { longText, option, phones, section, text } from '#platform/core/forms/makers.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { plainCollection } from '../core/collecting.ts'

/** 产品使用情况意见与建议调查 (004-A §5.1.2b, COL-21). */
const opinion: PackCollection = {
  ...plainCollection,
  key: 'productOpinion',
  label: { zh: '产品使用意见', en: 'Product opinion' },
  code: 'YJ',
  about: { zh: '客户对产品使用情况的意见与建议', en: 'What customers say about using the product' },
  sections: [
    section('opinion', '意见', 'Opinion', [
      text('product', '产品', 'Product', undefined, { required: true, span: 6 }),
      option(
        'satisfaction',
        '满意程度',
        'Satisfaction',
        undefined,
        { high: ['满意', 'Satisfied'], middle: ['一般', 'So-so'], low: ['不满意', 'Not satisfied'] },
        { span: 6 },
      ),
      longText('usage', '使用情况', 'How it is used', undefined, { max: 2000, lines: 2 }),
      longText('opinion', '意见', 'Opinion', undefined, { max: 2000, required: true, lines: 3 }),
      longText('suggestion', '建议', 'Suggestion', undefined, { max: 2000, lines: 2 }),
      text('name', '提出人', 'Given by', undefined, { max: 80, span: 6 }),
      phones('phones', '电话', 'Phones', undefined, { span: 6 }),
    ]),
  ],
  opens: 'organisation',
  channel: 'salesVisit',
  toldAs: 'note',
}

export const distributionCollecting: readonly PackCollection[] = [opinion]
