import type { PackDuty } from '#platform/core/pack-duties.ts'

export const consultingDuties: readonly PackDuty[] = [
  {
    key: 'consulting.pastClients',
    name: { zh: '与过往客户保持联系', en: 'Keep in touch with past clients' },
    about: { zh: '主动联系合作方高层，了解动态，维系友谊', en: 'Of one’s own accord with the partner’s top people' },
    source: 'VIS-20',
  },
]
