import type { PackOccasion } from '#platform/core/pack-care.ts'

/** Shop tiers (003-A §四, REL-11): birthday pack for silver and above, yearly gift for diamond. */
export const retailCare: readonly PackOccasion[] = [
  {
    key: 'retail.birthdayPack',
    name: { zh: '生日礼包', en: 'Birthday pack' },
    kind: 'birthday',
    audience: { field: 'tier', op: 'in', value: ['silver', 'gold', 'diamond'] },
    recipients: 'people',
    means: ['gift'],
    sender: 'owner',
    gift: { zh: '生日礼包', en: 'Birthday pack' },
  },
  {
    key: 'retail.yearlyGift',
    name: { zh: '年度专属礼物', en: 'Yearly gift' },
    kind: 'feast',
    dayKey: 'S12-20',
    audience: { field: 'tier', op: 'in', value: ['diamond'] },
    recipients: 'customer',
    leadDays: 30,
    means: ['gift'],
    sender: 'owner',
    gift: { zh: '年度专属礼物', en: 'Yearly gift' },
  },
]
