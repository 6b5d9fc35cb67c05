import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { individuals, owner, step, superior, usual } from '../cadence-parts.ts'

/** F-101《顾客档案表》 is made the day of the event; all days count from it and not from the purchase (VIS-01). */
const form = { kind: 'form', form: 'F-101' } as const
const sheet = { ...usual, anchor: form, done: { written: true, paperBackSameDay: true }, sameDay: 'each' } as const
const representative = { zh: '满意代表', en: 'Satisfaction representative' }
const doctor = { zh: '顾服主管医生', en: 'Chief customer-service doctor' }
const chief = { kind: 'post', post: 'seminar.chief_doctor' } as const

export const seminarCadences: readonly PackCadence[] = [
  {
    key: 'seminar.buyers',
    name: { zh: '会销·购买顾客', en: 'Seminar: buyers' },
    clauses: [
      'VIS-01',
      'VIS-02',
      'VIS-03',
      'VIS-04',
      'VIS-05',
      'VIS-09',
      'VIS-10',
      'VIS-12',
      'VIS-14',
      'VIS-15',
      'VIS-36',
      'VIS-37',
    ],
    policy: 'seminar.archives',
    plan: {
      ...sheet,
      audience: { all: [individuals] },
      answers: { field: 'values.bought', op: 'in', value: ['yes'] },
      tracks: [
        {
          key: 'representative',
          name: representative,
          about: {
            zh: '顾客的满意代表本人，电话与上门结合',
            en: 'The customer’s own representative, by phone and at home',
          },
          role: owner,
          steps: [
            step('1', 3, '指导服用', 'Guide the use', 'call'),
            step('2', 30, '询问意见', 'Ask for opinions', 'call'),
            step('3', 60, '了解服用效果', 'Learn the effect', 'visit', 3),
          ],
        },
        {
          key: 'doctor',
          name: doctor,
          about: { zh: '与代表的三次并行，以电话为主', en: 'Beside the representative’s three, mainly by phone' },
          role: chief,
          steps: [
            step('1', 15, '专业指导', 'Expert guidance', 'call'),
            step('2', 30, '了解服用效果', 'Learn the effect', 'call'),
            step('3', 60, '排除异议', 'Remove doubts', 'call', 3),
          ],
        },
      ],
      after: {
        zh: '由满意代表或销售经理另定，不自动生成',
        en: 'Planned by the representative or the sales manager; nothing is made by itself',
      },
      replaces: ['seminar.buyers', 'seminar.others'],
    },
  },
  {
    key: 'seminar.others',
    name: { zh: '会销·未购买顾客', en: 'Seminar: did not buy' },
    clauses: ['VIS-01', 'VIS-06', 'VIS-07', 'VIS-08', 'VIS-09', 'VIS-11', 'VIS-12', 'VIS-14', 'VIS-15', 'VIS-36'],
    policy: 'seminar.archives',
    plan: {
      ...sheet,
      audience: { all: [individuals] },
      answers: { field: 'values.bought', op: 'in', value: ['no'] },
      tracks: [
        {
          key: 'representative',
          name: representative,
          about: {
            zh: '顾客的满意代表本人，电话与上门结合',
            en: 'The customer’s own representative, by phone and at home',
          },
          role: owner,
          steps: [
            step('1', 3, '密切联系', 'Keep close contact', 'call'),
            step('2', 15, '介绍产品服务', 'Present products and services', 'visit'),
          ],
        },
        {
          key: 'doctor',
          name: doctor,
          about: {
            zh: '由满意代表或销售经理提出才安排',
            en: 'Only on request of the representative or the sales manager',
          },
          role: chief,
          onRequest: true,
          // Asked for by somebody who waits for it: the same three days as the first visit of the plan.
          steps: [
            {
              key: '1',
              days: 3,
              purpose: { zh: '专业指导', en: 'Expert guidance' },
              means: 'call',
              escalate: { days: 1, to: superior },
            },
          ],
        },
      ],
      after: {
        zh: '按活动计划，由满意代表或销售经理另定',
        en: 'After the plan of events, by the representative or the sales manager',
      },
      replaces: ['seminar.others'],
    },
  },
]
