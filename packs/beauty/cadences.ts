import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { individuals, owner, type PlanBase, step, usual } from '../cadence-parts.ts'

const consultant = { kind: 'post', post: 'beauty.consultant' } as const
const care: PlanBase = { ...usual, anchor: { kind: 'form', form: 'F-092' }, audience: { all: [individuals] } }

export const beautyCadences: readonly PackCadence[] = [
  {
    key: 'beauty.duringCare',
    name: { zh: '护理中·询问满意', en: 'During care: satisfaction' },
    clauses: ['VIS-31'],
    plan: {
      ...care,
      tracks: [
        {
          key: 'consultant',
          name: { zh: '美容顾问', en: 'Consultant' },
          about: {
            zh: '由美容师引见，或本人就是顾客的专属顾问',
            en: 'Brought in by the beautician, or the customer’s own consultant',
          },
          role: consultant,
          // The work order is opened when the customer comes: the talk is during the care of that day.
          steps: [
            step(
              '1',
              0,
              '询问现疗程满意度，引导品牌项目',
              'Ask how satisfied with the course, lead over to the brand project',
              'meeting',
            ),
          ],
        },
      ],
    },
  },
  {
    key: 'beauty.afterCare',
    name: { zh: '护理后回访', en: 'After care' },
    clauses: ['VIS-29'],
    plan: {
      ...care,
      tracks: [
        {
          key: 'owner',
          name: { zh: '专属顾问', en: 'Own consultant' },
          about: { zh: '护理后几天由门店设定', en: 'How many days after the care is the salon’s to set' },
          role: owner,
          steps: [step('1', null, '询问护理后感受，提醒居家保养', 'Ask how it felt, remind of care at home', 'wechat')],
        },
      ],
    },
  },
]
