import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { organisations, owner, superior, usual } from '../cadence-parts.ts'

export const constructionCadences: readonly PackCadence[] = [
  {
    key: 'construction.visits',
    name: { zh: '客户拜访制度', en: 'Visit scheme' },
    clauses: ['VIS-26'],
    policy: 'construction.customers',
    plan: {
      ...usual,
      anchor: { kind: 'period' },
      audience: { all: [organisations] },
      // Written on 《客户拜访记录》.
      done: { written: true, paperBackSameDay: false, form: 'F-123' },
      tracks: [
        {
          key: 'developer',
          name: { zh: '市场开发员', en: 'Market developer' },
          about: { zh: '定期联系，间隔由公司设定', en: 'Regular contact; the interval is the firm’s to set' },
          role: owner,
          repeat: {
            key: '1',
            // 'Regular' without a number in the papers (G-40).
            every: null,
            unit: 'quarter',
            purpose: { zh: '了解需求，提供个性化服务', en: 'Learn needs, give individual service' },
            means: 'visit',
            metBy: 'department',
            escalate: { days: 7, to: superior },
          },
        },
      ],
    },
  },
]
