import type { PackOccasion } from '#platform/core/pack-care.ts'

/** Hotel care routine (004-B §二.4): flowers on birthdays, cards on festivals, service on the days guests keep. */
export const hotelCare: readonly PackOccasion[] = [
  {
    key: 'hotel.birthdayFlowers',
    name: { zh: '生日送花', en: 'Flowers on birthdays' },
    kind: 'birthday',
    audience: { field: 'tags', op: 'hasAny', value: ['VIP', '常客'] },
    recipients: 'people',
    means: ['gift', 'card'],
    sender: 'owner',
    gift: { zh: '鲜花', en: 'Flowers' },
  },
  {
    key: 'hotel.specialDays',
    replaces: 'core.specialDay',
    name: { zh: '纪念日服务', en: 'Service on special days' },
    kind: 'specialDay',
    recipients: 'customer',
    means: ['call', 'visit', 'gift'],
    sender: 'owner',
  },
]
