import { birthday, entity, instant, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** Days customers keep (004-B §一.3(6)). */
export const specialDayKinds = {
  shopAnniversary: ['店庆', 'Shop anniversary'],
  factoryAnniversary: ['厂庆', 'Factory anniversary'],
  wedding: ['婚庆', 'Wedding', '结婚纪念日'],
  schoolEntry: ['儿女升学', 'A child enters school'],
  memorial: ['纪念节日', 'Memorial day'],
  birthday: ['生日', 'Birthday', '家人生日'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

/** A day of its own that a customer keeps (REL-08), solar or lunar; with a year it shows which anniversary it is. */
export const specialDay = entity({
  name: 'specialDay',
  table: 'special_days',
  label: { zh: '特别日子', en: 'Special day' },
  fields: {
    ...recordFields,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    contactId: ref('contact', '联系人', 'Contact', {}),
    kind: option('事由', 'Occasion', specialDayKinds, { openOptions: 'specialDayKind', required: true }),
    day: birthday('日子', 'Day', { required: true }),
    whose: text('谁的', 'Whose', { max: 80 }),
    wish: text('怎样服务', 'What is done', { max: 500, help: { zh: '花篮、贺卡、长寿面……', en: 'Flowers, a card …' } }),
    withdrawnAt: instant('撤回时间', 'Withdrawn at', { system: true }),
  },
})

export type DaysTables = { specialDays: TableOf<typeof specialDay.fields> }
