import type { PackOccasion } from '#platform/core/pack-care.ts'

/** Salon (000-G): invited on birthdays and festivals, the present prepared beforehand (REL-10). */
export const beautyCare: readonly PackOccasion[] = [
  {
    key: 'beauty.birthday',
    replaces: 'core.birthday',
    name: { zh: '生日邀约', en: 'Birthday invitation' },
    kind: 'birthday',
    recipients: 'people',
    leadDays: 10,
    means: ['call', 'wechat', 'sms'],
    sender: 'owner',
    gift: { zh: '生日礼品', en: 'Birthday present' },
    greeting: {
      zh: '{称呼}：祝生日快乐，礼物已备好，等您来店。{署名}',
      en: 'Dear {称呼}, happy birthday; a present waits for you at the salon. {署名}',
    },
  },
  {
    key: 'beauty.midAutumn',
    replaces: 'core.midAutumn',
    name: { zh: '中秋问候邀约', en: 'Mid-Autumn invitation' },
    kind: 'feast',
    dayKey: 'L08-15',
    recipients: 'customer',
    leadDays: 10,
    means: ['call', 'wechat', 'sms'],
    sender: 'owner',
    gift: { zh: '节日礼品', en: 'Festival article' },
  },
]
