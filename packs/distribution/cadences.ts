import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { owner, superior, usual } from '../cadence-parts.ts'

const classes = [
  ['A', 'meeting'],
  ['B', 'visit'],
  ['C', 'call'],
] as const

/** Makers and dealers call on their customers by class; the occasions of the year come as care (VIS-27). */
export const distributionCadences: readonly PackCadence[] = classes.map(([abc, means]) => ({
  key: `distribution.${abc.toLowerCase()}`,
  name: { zh: `${abc} 类客户·定期走访`, en: `Class ${abc}: regular visits` },
  clauses: ['VIS-27', 'JRN-09'],
  policy: 'distribution.archives',
  plan: {
    ...usual,
    anchor: { kind: 'lastContact' },
    audience: { all: [{ field: 'abc', op: 'in', value: [abc] }] },
    past: 'makeUp',
    days: 'working',
    tracks: [
      {
        key: 'owner',
        name: { zh: '负责人', en: 'Owner' },
        about: { zh: '间隔由公司按类别设定', en: 'The interval is the firm’s to set by class' },
        role: owner,
        repeat: {
          key: '1',
          every: null,
          unit: 'month',
          purpose: { zh: '走访联系，了解需求', en: 'Visit and contact, learn needs' },
          means,
          escalate: { days: 3, to: superior },
        },
      },
    ],
  },
}))
