import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { individuals, owner, step, usual } from '../cadence-parts.ts'

export const realestateCadences: readonly PackCadence[] = [
  {
    key: 'realestate.tracking',
    name: { zh: '来电来访·客户追踪', en: 'Callers and visitors: tracking' },
    clauses: ['VIS-32'],
    plan: {
      ...usual,
      // 《来电来访客户追踪表》: each call or visit is a row of its own and begins the tracking anew.
      anchor: { kind: 'form', form: 'F-087' },
      audience: { all: [individuals] },
      tracks: [
        {
          key: 'consultant',
          name: { zh: '置业顾问', en: 'Property consultant' },
          about: {
            zh: '每次来电来访后追踪，天数由公司设定',
            en: 'After each call or visit; the days are the firm’s to set',
          },
          role: owner,
          steps: [step('1', null, '追踪意向，记录跟进情况', 'Track the interest, note how it stands', 'call')],
        },
      ],
      replaces: ['realestate.tracking'],
    },
  },
]
