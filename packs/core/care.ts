import type { PackOccasion } from '#platform/core/pack-care.ts'

const cooperating = {
  any: [
    { field: 'processClass', op: 'in' as const, value: ['trading'] },
    { field: 'stage', op: 'in' as const, value: ['cooperation'] },
  ],
}
const wish = (zh: string, en: string) => ({
  zh: `{称呼}：值此{节日}，谨致问候，${zh}。{署名}`,
  en: `Dear {称呼}, best wishes for {节日}. ${en} {署名}`,
})
const feast = (
  key: string,
  zh: string,
  en: string,
  dayKey: string,
  greeting: PackOccasion['greeting'],
): PackOccasion => ({
  key: `core.${key}`,
  name: { zh: `${zh}问候`, en: `${en} greetings` },
  kind: 'feast',
  dayKey,
  audience: cooperating,
  recipients: 'customer',
  means: ['sms', 'wechat', 'call', 'email', 'card'],
  sender: 'owner',
  ...(greeting && { greeting }),
})

/** The five feasts of 002-E, birthdays, and the days customers themselves keep (REL-01, REL-08, TSK-03). */
export const coreCare: readonly PackOccasion[] = [
  feast('newYear', '元旦', 'New Year', 'S01-01', wish('祝新年顺遂', 'May the year go well.')),
  feast(
    'springFestival',
    '春节',
    'Spring Festival',
    'L01-01',
    wish('祝阖家安康、诸事顺利', 'Health and good fortune to all of you.'),
  ),
  feast('labourDay', '五一', 'Labour Day', 'S05-01', wish('祝节日愉快', 'Enjoy the holiday.')),
  feast('midAutumn', '中秋', 'Mid-Autumn', 'L08-15', wish('祝人月两圆', 'May the family be together.')),
  feast('nationalDay', '国庆', 'National Day', 'S10-01', wish('祝节日愉快', 'Enjoy the holiday.')),
  {
    key: 'core.birthday',
    name: { zh: '生日问候', en: 'Birthday greetings' },
    kind: 'birthday',
    recipients: 'people',
    means: ['wechat', 'sms', 'call', 'card'],
    sender: 'owner',
    greeting: {
      zh: '{称呼}：祝生日快乐，身体康健。{署名}',
      en: 'Dear {称呼}, a happy birthday and good health. {署名}',
    },
  },
  {
    key: 'core.specialDay',
    name: { zh: '纪念日问候', en: 'Special days' },
    kind: 'specialDay',
    recipients: 'customer',
    means: ['call', 'wechat', 'visit', 'gift'],
    sender: 'owner',
  },
]
