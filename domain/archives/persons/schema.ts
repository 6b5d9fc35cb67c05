import { birthday, longText, type OptionList, option, residentId, strings, text } from '#platform/core/fields.ts'

export const paperKinds = {
  residentId: ['居民身份证', 'Resident identity card', '身份证'],
  hongKongMacau: ['港澳居民来往内地通行证', 'Hong Kong and Macau permit', '回乡证'],
  taiwan: ['台湾居民来往大陆通行证', 'Taiwan permit', '台胞证'],
  passport: ['护照', 'Passport'],
  officer: ['军官证', 'Officer card'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

export const sexes = {
  male: ['男', 'Male', '先生'],
  female: ['女', 'Female', '女士', '小姐'],
} as const satisfies OptionList

const individual = ['individual']

/** What only a person has: papers, birthday, family, health, habits. */
export const personFields = {
  paperKind: option('证件类型', 'Paper kind', paperKinds, { group: 'person', appliesTo: individual }),
  paperNumber: residentId('证件号码', 'Paper number', {
    group: 'person',
    appliesTo: individual,
    filter: true,
    synonyms: ['身份证', '身份证号', '身份证号码', '证件号', '证件'],
  }),
  sex: option('性别', 'Sex', sexes, { group: 'person', appliesTo: individual, filter: true, list: 'offered' }),
  birthday: birthday('生日', 'Birthday', {
    group: 'person',
    appliesTo: individual,
    filter: true,
    list: 'offered',
    quality: 'wanted',
    synonyms: ['出生日期', '出生年月', '生日日期', '出生年月日'],
  }),
  nativePlace: text('籍贯', 'Native place', { max: 80, group: 'person', appliesTo: individual, filter: true }),
  workUnit: text('工作单位', 'Work unit', {
    max: 200,
    group: 'person',
    appliesTo: individual,
    filter: true,
    synonyms: ['单位', '就职单位'],
  }),
  occupation: text('职业', 'Occupation', { max: 80, group: 'person', appliesTo: individual, filter: true }),
  education: text('学历', 'Education', { max: 40, group: 'person', appliesTo: individual }),
  ethnicity: text('民族', 'Ethnicity', { max: 40, group: 'person', appliesTo: individual }),
  maritalStatus: option(
    '婚姻状况',
    'Marital status',
    {
      single: ['未婚', 'Single'],
      married: ['已婚', 'Married'],
      divorced: ['离异', 'Divorced'],
      widowed: ['丧偶', 'Widowed'],
    },
    { group: 'person', appliesTo: individual, sensitivity: 'personal', synonyms: ['婚否'] },
  ),
  family: longText('家庭情况', 'Family', {
    group: 'person',
    appliesTo: individual,
    sensitivity: 'personal',
    synonyms: ['家庭', '家庭成员'],
  }),
  health: longText('健康状况', 'Health', {
    group: 'person',
    appliesTo: individual,
    sensitivity: 'personal',
    synonyms: ['身体状况', '病史', '过敏史'],
  }),
  hobbies: text('嗜好', 'Hobbies', {
    max: 500,
    group: 'person',
    appliesTo: individual,
    synonyms: ['爱好', '兴趣爱好'],
  }),
  personality: text('性格', 'Personality', { max: 500, group: 'person', appliesTo: individual }),
  productTypes: strings('使用产品类型', 'Product types used', {
    group: 'person',
    filter: true,
    synonyms: ['使用产品', '产品类型'],
  }),
}
