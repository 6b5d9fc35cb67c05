import { longText, money, option, ref } from '#platform/core/fields.ts'
import type { PackRecords } from '#platform/core/pack-records.ts'

/** A salon's archive has three parts: personal data, skin care, finance (ARC-53, 000-G). */
export const beautyRecords: PackRecords = {
  fields: {
    skinType: option(
      '皮肤类型',
      'Skin type',
      {
        normal: ['中性', 'Normal'],
        dry: ['干性', 'Dry'],
        oily: ['油性', 'Oily'],
        mixed: ['混合性', 'Mixed'],
        sensitive: ['敏感性', 'Sensitive'],
      },
      { group: 'person', appliesTo: ['individual'], filter: true, sensitivity: 'personal', synonyms: ['肤质'] },
    ),
    skinState: longText('皮肤状况', 'Skin condition', {
      group: 'person',
      appliesTo: ['individual'],
      sensitivity: 'personal',
    }),
    carePlan: longText('护理方案', 'Care plan', { group: 'person', appliesTo: ['individual'] }),
    cosmeticAllergy: longText('化妆品过敏', 'Allergic to cosmetics', {
      group: 'person',
      appliesTo: ['individual'],
      sensitivity: 'personal',
      synonyms: ['对何种化妆品过敏'],
    }),
    careAllergy: longText('护理过敏', 'Allergic to care', {
      group: 'person',
      appliesTo: ['individual'],
      sensitivity: 'personal',
      synonyms: ['对何种护理过敏'],
    }),
    ...money('prepaidBalance', '储值余额', 'Prepaid balance', {
      group: 'trading',
      appliesTo: ['individual'],
      filter: true,
      synonyms: ['卡内余额', '余额'],
    }),
    // Found as soon as somebody becomes a brand prospect; both keep to the same words (ALC-10).
    trackingBeautician: ref('staff', '跟踪美容师', 'Tracking beautician', {
      group: 'keeping',
      appliesTo: ['individual'],
      filter: true,
      list: 'offered',
    }),
    agreedWording: longText('配合话术', 'Agreed wording', {
      group: 'keeping',
      appliesTo: ['individual'],
      synonyms: ['引导话术'],
    }),
    spendingHabit: longText('消费习惯', 'Spending habit', { group: 'trading' }),
  },
  folders: {
    key: 'beauty',
    label: { zh: '三部分', en: 'Three parts' },
    mustAllBegin: true,
    folders: [
      {
        key: 'personal',
        label: { zh: '资料', en: 'Personal data' },
        fields: ['phones', 'birthday', 'address', 'occupation'],
      },
      {
        key: 'professional',
        label: { zh: '专业', en: 'Skin care' },
        fields: ['skinType', 'skinState', 'carePlan', 'health', 'cosmeticAllergy', 'careAllergy'],
      },
      {
        key: 'finance',
        label: { zh: '财务', en: 'Finance' },
        fields: ['tier', 'lastTradeOn', 'prepaidBalance', 'spendingHabit'],
      },
    ],
  },
}
