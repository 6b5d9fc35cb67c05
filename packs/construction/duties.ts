import type { PackDuty } from '#platform/core/pack-duties.ts'

export const constructionDuties: readonly PackDuty[] = [
  {
    key: 'construction.forums',
    name: { zh: '召开客户座谈会', en: 'Hold customer forums' },
    about: { zh: '听取意见建议，逐条明确责任部门和答复', en: 'Hear opinions; each gets a department and an answer' },
    source: 'EVT-02',
  },
]
