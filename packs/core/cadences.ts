import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { owner, superior, usual } from '../cadence-parts.ts'

export const coreCadences: readonly PackCadence[] = [
  {
    key: 'core.afterTrade',
    name: { zh: '交易后回访', en: 'After a trade' },
    clauses: ['VIS-29'],
    plan: {
      ...usual,
      anchor: { kind: 'lastTrade' },
      audience: { all: [] },
      tracks: [
        {
          key: 'owner',
          name: { zh: '负责人', en: 'Owner' },
          about: { zh: '交易后几天由公司设定', en: 'How many days after a trade is the firm’s to set' },
          role: owner,
          steps: [
            {
              key: '1',
              days: null,
              purpose: { zh: '了解使用情况，解决问题', en: 'Learn how it goes, solve problems' },
              means: 'call',
              escalate: { days: 3, to: superior },
            },
          ],
        },
      ],
    },
  },
]
