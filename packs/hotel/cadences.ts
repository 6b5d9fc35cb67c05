import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { individuals, organisations, owner, step, superior, usual } from '../cadence-parts.ts'

const marketing = { kind: 'post', post: 'hotel.marketing_staff' } as const

export const hotelCadences: readonly PackCadence[] = [
  {
    key: 'hotel.afterStay',
    name: { zh: '入住后征询意见', en: 'Opinion after the stay' },
    clauses: ['VIS-30'],
    plan: {
      ...usual,
      // 《宾客消费记录》 is closed at departure and dated by it.
      anchor: { kind: 'form', form: 'F-152' },
      audience: { all: [individuals] },
      tracks: [
        {
          key: 'owner',
          name: { zh: '负责人', en: 'Owner' },
          about: { zh: '离店后几天征询由酒店设定', en: 'How many days after departure is the hotel’s to set' },
          role: owner,
          steps: [step('1', null, '征询入住意见', 'Ask for opinions on the stay', 'call')],
        },
      ],
    },
  },
  {
    key: 'hotel.regulars',
    name: { zh: '贵宾与常客·回访', en: 'VIPs and returning guests' },
    clauses: ['VIS-30'],
    plan: {
      ...usual,
      anchor: { kind: 'lastContact' },
      audience: {
        any: [
          { field: 'tier', op: 'in', value: ['gold', 'diamond'] },
          { field: 'isCore', op: 'yes' },
          { field: 'timeClass', op: 'in', value: ['old'] },
        ],
      },
      past: 'makeUp',
      tracks: [
        {
          key: 'owner',
          name: { zh: '负责人', en: 'Owner' },
          role: owner,
          repeat: {
            key: '1',
            every: null,
            unit: 'month',
            purpose: { zh: '例行回访，了解喜好与意见', en: 'Routine follow-up: preferences and opinions' },
            means: 'call',
            escalate: { days: 3, to: superior },
          },
        },
      ],
    },
  },
  {
    key: 'hotel.partners',
    name: { zh: '长期合作单位·回访', en: 'Long-term partners' },
    clauses: ['VIS-30'],
    plan: {
      ...usual,
      anchor: { kind: 'period', within: 'contract' },
      audience: { all: [organisations] },
      tracks: [
        {
          key: 'marketing',
          name: { zh: '营销人员', en: 'Marketing staff' },
          role: marketing,
          repeat: {
            key: '1',
            every: null,
            unit: 'quarter',
            purpose: { zh: '例行回访，征询合作意见', en: 'Routine follow-up: opinions on the cooperation' },
            means: 'visit',
            metBy: 'department',
          },
        },
      ],
    },
  },
]
