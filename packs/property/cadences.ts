import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { owner, superior, usual } from '../cadence-parts.ts'

export const propertyCadences: readonly PackCadence[] = [
  {
    key: 'property.owners',
    name: { zh: '业主·例行回访', en: 'Owners: routine follow-up' },
    clauses: ['VIS-29'],
    policy: 'property.archives',
    plan: {
      ...usual,
      anchor: { kind: 'lastContact' },
      audience: { all: [] },
      past: 'makeUp',
      tracks: [
        {
          key: 'steward',
          name: { zh: '贴心管家', en: 'Steward' },
          about: { zh: '间隔由管理处设定', en: 'The interval is the office’s to set' },
          role: owner,
          repeat: {
            key: '1',
            every: null,
            unit: 'month',
            purpose: { zh: '征询意见，解决反映的问题', en: 'Ask for opinions, solve what comes up' },
            means: 'call',
            escalate: { days: 3, to: superior },
          },
        },
      ],
    },
  },
]
