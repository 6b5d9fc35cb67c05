import type { PackDuty } from '#platform/core/pack-duties.ts'

export const retailDuties: readonly PackDuty[] = [
  {
    key: 'retail.tierAssessment',
    name: { zh: '每季评定会员等级', en: 'Assess the tiers each quarter' },
    about: {
      zh: '按本季消费评定升降级，结果通知会员',
      en: 'By the quarter’s spending; members are told of the result',
    },
    source: 'CLS-17',
  },
  {
    key: 'retail.tierFollowUps',
    name: { zh: '分级客户回访', en: 'Follow up customers by tier' },
    about: { zh: '不同级别按各自节奏回访，记录需求与反馈', en: 'Each tier at its own pace, with needs and feedback' },
    source: 'VIS-28',
  },
  {
    key: 'retail.benefits',
    name: { zh: '更新会员权益', en: 'Update benefits' },
    about: {
      zh: '检查各级权益是否仍合适，更新公布',
      en: 'Whether the benefits of each tier still fit; publish changes',
    },
    source: 'TSK-07',
  },
]
