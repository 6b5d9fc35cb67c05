import type { CadenceRepeat, PackCadence } from '#platform/core/pack-cadences.ts'
import { organisations, owner, type PlanBase, superior, usual } from '../cadence-parts.ts'

const leader = { kind: 'leader', post: 'consulting.leader' } as const
const head = { kind: 'departmentHead' } as const
const department = { zh: '顾问经营部', en: 'Consulting department' }
const leaderName = { zh: '分管领导', en: 'Leader in charge' }
/** 业务拓展人员 is whoever the prospect's own tracking paper names (F-112). */
const developer = { kind: 'named', form: 'F-112', field: 'developer' } as const
const developerName = { zh: '业务拓展人员', en: 'Business developer' }
const headName = { zh: '部门负责人', en: 'Head of the department' }

/** 《顾问工作沟通记录表》 (VIS-18). */
const talk = { written: true, paperBackSameDay: false, form: 'F-113' } as const
const inTerm: PlanBase = {
  ...usual,
  anchor: { kind: 'period', within: 'contract' },
  audience: { all: [organisations] },
  done: talk,
}
const past: PlanBase = {
  ...usual,
  anchor: { kind: 'period', within: 'afterContract' },
  audience: { all: [organisations] },
}
const rest = { policy: 'consulting.relations' } as const
const once = {
  key: '1',
  every: 1,
  means: 'call',
  escalate: { days: 3, to: superior },
} as const satisfies Partial<CadenceRepeat>
const progress = { zh: '沟通项目进展，听取评价与要求', en: 'Project progress, the client’s judgement and demands' }

export const consultingCadences: readonly PackCadence[] = [
  {
    ...rest,
    key: 'consulting.monthly',
    name: { zh: '合作中客户·部门', en: 'In cooperation: department' },
    clauses: ['VIS-16', 'VIS-18'],
    plan: {
      ...inTerm,
      tracks: [
        {
          key: 'department',
          name: department,
          about: { zh: '部门内任何人沟通即算', en: 'A talk of anybody in the department counts' },
          role: owner,
          repeat: {
            ...once,
            unit: 'month',
            purpose: progress,
            metBy: 'department',
            metByAnswers: { field: 'values.kind', op: 'in', value: ['monthly'] },
          },
        },
      ],
    },
  },
  {
    ...rest,
    key: 'consulting.quarterly',
    name: { zh: '合作中客户·分管领导', en: 'In cooperation: leader in charge' },
    clauses: ['VIS-17', 'VIS-18'],
    plan: {
      ...inTerm,
      tracks: [
        {
          key: 'leader',
          name: leaderName,
          about: { zh: '须本人沟通', en: 'The leader’s own talk' },
          role: leader,
          repeat: {
            ...once,
            unit: 'quarter',
            purpose: progress,
            metBy: 'role',
            metByAnswers: { field: 'values.kind', op: 'in', value: ['quarterly'] },
            escalate: { days: 7, to: superior },
          },
        },
      ],
    },
  },
  {
    ...rest,
    key: 'consulting.yearly',
    name: { zh: '合作中客户·年度拜访', en: 'In cooperation: yearly visit' },
    clauses: ['VIS-18', 'VIS-19'],
    plan: {
      ...inTerm,
      tracks: [
        {
          key: 'department',
          name: department,
          about: {
            zh: '部门或分管领导到现场拜访对方领导',
            en: 'The department or the leader on site with the client’s leadership',
          },
          role: owner,
          repeat: {
            ...once,
            unit: 'year',
            purpose: { zh: '现场拜访客户领导', en: 'Visit the client’s leadership on site' },
            means: 'visit',
            metBy: 'anyone',
            metByAnswers: { field: 'values.kind', op: 'in', value: ['yearly'] },
          },
        },
      ],
    },
  },
  {
    ...rest,
    key: 'consulting.past',
    name: { zh: '已合作客户·部门', en: 'Past clients: department' },
    clauses: ['VIS-20'],
    plan: {
      ...past,
      tracks: [
        {
          key: 'department',
          name: department,
          about: {
            zh: '定期主动联系对方高层，间隔由公司设定',
            en: 'Regular contact with the partner’s top people; the interval is the firm’s to set',
          },
          role: owner,
          repeat: {
            key: '1',
            // 'Regular' without a number in the papers (G-40).
            every: null,
            unit: 'month',
            purpose: { zh: '了解对方动向，保持伙伴关系', en: 'Learn the partner’s movements, keep the partnership' },
            means: 'call',
            metBy: 'department',
          },
        },
      ],
    },
  },
  {
    ...rest,
    key: 'consulting.pastHead',
    name: { zh: '已合作客户·部门负责人', en: 'Past clients: head of the department' },
    clauses: ['VIS-20'],
    plan: {
      ...past,
      tracks: [
        {
          key: 'head',
          name: headName,
          role: head,
          repeat: {
            ...once,
            unit: 'quarter',
            purpose: { zh: '与对方沟通，维系合作与友谊', en: 'Talk with the partner, keep partnership and friendship' },
            metBy: 'role',
          },
        },
      ],
    },
  },
  {
    ...rest,
    key: 'consulting.pastNews',
    name: { zh: '已合作客户·合作线索', en: 'Past clients: new business' },
    about: {
      zh: '日志里写下“合作线索”，当天报分管领导',
      en: 'What the journal notes as new business goes to the leader the same day',
    },
    clauses: ['VIS-21'],
    plan: {
      ...usual,
      anchor: { kind: 'entry', matter: 'newBusiness', within: 'afterContract' },
      audience: { all: [organisations] },
      tracks: [
        {
          key: 'leader',
          name: leaderName,
          about: { zh: '不定期与对方高层联系', en: 'Contacts the partner’s top people ad hoc' },
          role: leader,
          steps: [
            {
              key: '1',
              days: 0,
              purpose: { zh: '了解合作线索，与对方高层联系', en: 'Take up the news with the partner’s top people' },
              means: 'call',
              escalate: { days: 3, to: superior },
            },
          ],
        },
      ],
    },
  },
  {
    ...rest,
    key: 'consulting.prospects',
    name: { zh: '意向客户·日常联系', en: 'Prospects: day to day' },
    clauses: ['VIS-24'],
    plan: {
      ...usual,
      anchor: { kind: 'lastContact' },
      audience: { all: [organisations, { field: 'stage', op: 'in', value: ['lead', 'contact', 'negotiation'] }] },
      tracks: [
        {
          key: 'developer',
          name: developerName,
          about: {
            zh: '跟踪表写明的业务拓展人员；按《顾问谈判工作指引》，间隔由公司设定',
            en: 'Whom the tracking paper names; by the negotiation guide, at an interval of the firm’s',
          },
          role: developer,
          repeat: {
            ...once,
            // 'Day to day' without a number in the papers (G-40).
            every: null,
            unit: 'day',
            purpose: { zh: '按《顾问谈判工作指引》日常联系', en: 'Day-to-day contact by the negotiation guide' },
          },
        },
      ],
    },
  },
  {
    ...rest,
    key: 'consulting.strongIntent',
    name: { zh: '意向客户·邀请参观', en: 'Prospects: invite to visit us' },
    clauses: ['VIS-24', 'VIS-25'],
    plan: {
      ...usual,
      anchor: { kind: 'form', form: 'F-112' },
      audience: { all: [organisations] },
      answers: {
        all: [
          { field: 'values.intent', op: 'in', value: ['strong'] },
          { field: 'values.result', op: 'in', value: ['following'] },
        ],
      },
      tracks: [
        {
          key: 'developer',
          name: developerName,
          about: { zh: '日常联系按《顾问谈判工作指引》', en: 'Day-to-day contact follows the negotiation guide' },
          role: developer,
          steps: [
            {
              key: '1',
              days: 0,
              purpose: { zh: '邀请来访参观', en: 'Invite to visit us' },
              means: 'call',
              escalate: { days: 3, to: superior },
            },
          ],
        },
      ],
    },
  },
  {
    ...rest,
    key: 'consulting.afterReception',
    name: { zh: '意向客户·接待后', en: 'Prospects: after a reception' },
    clauses: ['VIS-33'],
    plan: {
      ...usual,
      anchor: { kind: 'form', form: 'F-109' },
      audience: { all: [organisations] },
      tracks: [
        {
          key: 'developer',
          name: developerName,
          about: { zh: '保持联系，天数由公司设定', en: 'Keep in touch; the days are the firm’s to set' },
          role: owner,
          steps: [
            {
              key: '1',
              days: null,
              purpose: { zh: '接待后联系，补全联系方式', en: 'Keep in touch, complete the contact data' },
              means: 'call',
            },
          ],
        },
      ],
    },
  },
  {
    ...rest,
    key: 'consulting.visits',
    name: { zh: '出差顺访与拜访方案', en: 'Visits on trips and programmes' },
    clauses: ['VIS-22', 'VIS-23'],
    plan: {
      ...usual,
      // Made only once the company leader has approved the request, for the day it names.
      anchor: { kind: 'form', form: 'F-117', from: 'approved' },
      audience: { all: [organisations] },
      tracks: [
        {
          key: 'visitor',
          name: { zh: '申请人', en: 'Applicant' },
          about: {
            zh: '公司领导批准后才生成，目的见申请',
            en: 'Made only after approval; the purpose is on the request',
          },
          role: owner,
          steps: [
            {
              key: '1',
              days: 0,
              purpose: { zh: '按批准的目的拜访', en: 'Visit for the purpose approved' },
              means: 'visit',
              escalate: { days: 3, to: superior },
            },
          ],
        },
      ],
    },
  },
]
