import type { PackOccasion } from '#platform/core/pack-care.ts'

const cooperating = {
  any: [
    { field: 'processClass', op: 'in' as const, value: ['trading'] },
    { field: 'stage', op: 'in' as const, value: ['cooperation'] },
  ],
}

/** The means of care of 004-A: visits by plan and ad hoc, opinions on the use of products, satisfaction. The firm sets the days. */
export const distributionCare: readonly PackOccasion[] = [
  {
    key: 'distribution.visits',
    name: { zh: '集中走访客户', en: 'Round of visits' },
    kind: 'once',
    audience: cooperating,
    recipients: 'customer',
    means: ['visit', 'call'],
    sender: 'owner',
  },
  {
    key: 'distribution.opinions',
    name: { zh: '产品使用情况意见调查', en: 'Opinions on the use of products' },
    kind: 'once',
    audience: cooperating,
    recipients: 'customer',
    means: ['visit', 'call', 'form'],
    sender: 'owner',
  },
  {
    key: 'distribution.satisfaction',
    name: { zh: '顾客满意度调查', en: 'Satisfaction survey' },
    kind: 'once',
    audience: cooperating,
    recipients: 'customer',
    means: ['form'],
    sender: 'owner',
    form: 'F-130',
  },
]
