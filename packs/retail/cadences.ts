import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { owner, superior, usual } from '../cadence-parts.ts'

/** The five tiers of the shops (003-A), the highest first. The papers say "by tier" and give no interval (G-40). */
const tiers = [
  ['diamond', '钻石客户', 'Diamond'],
  ['gold', '金卡客户', 'Gold'],
  ['silver', '银卡客户', 'Silver'],
  ['ordinary', '普通客户', 'Ordinary'],
  ['new', '新客户', 'New customers'],
] as const

export const retailCadences: readonly PackCadence[] = tiers.map(([tier, zh, en]) => ({
  key: `retail.${tier}`,
  name: { zh: `${zh}·定期回访`, en: `${en}: regular follow-up` },
  clauses: ['VIS-28', 'JRN-09'],
  policy: 'retail.tiers',
  plan: {
    ...usual,
    anchor: { kind: 'lastContact' },
    audience: { all: [{ field: 'tier', op: 'in', value: [tier] }] },
    past: 'makeUp',
    tracks: [
      {
        key: 'owner',
        name: { zh: '负责人', en: 'Owner' },
        about: { zh: '间隔由公司按等级设定', en: 'The interval is the firm’s to set by tier' },
        role: owner,
        repeat: {
          key: '1',
          every: null,
          unit: 'month',
          purpose: { zh: '了解需求与反馈', en: 'Learn needs and feedback' },
          means: 'call',
          escalate: { days: 3, to: superior },
        },
      },
    ],
  },
}))
