import {
  birthday,
  boolean,
  date,
  emails,
  entity,
  instant,
  integer,
  type OptionList,
  option,
  phones,
  recordFields,
  ref,
  residentId,
  strings,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * A contact (联系人) is a person known to us who belongs to one or several customers, each time with a role and a
 * span of time (ARC-51). Owner, operating manager and legal person (ARC-16) are contacts with that role, so that
 * what is known of a person is kept once. Emergency contacts have a calling order (ARC-60).
 */
export const contactRoles = {
  contact: ['联系人', 'Contact person', '接洽人', '连络人'],
  owner: ['所有者', 'Owner', '老板', '业主'],
  manager: ['经营管理者', 'Operating manager', '负责人', '主要负责人', '总经理'],
  legalPerson: ['法人', 'Legal person', '法定代表人'],
  buyer: ['采购', 'Purchasing'],
  finance: ['财务', 'Finance'],
  technical: ['技术', 'Technical', '厂长'],
  decider: ['决策人', 'Decision maker', '第一负责人'],
  family: ['家属', 'Family member', '配偶'],
  emergency: ['紧急联络人', 'Emergency contact', '紧急事故联络人'],
  agent: ['代办人', 'Agent', '被委托人'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

export const contact = entity({
  name: 'contact',
  table: 'contacts',
  label: { zh: '联系人', en: 'Contact' },
  groups: { contact: { zh: '联系人', en: 'Contact' }, person: { zh: '个人情况', en: 'Person' } },
  fields: {
    ...recordFields,
    name: text('姓名', 'Name', {
      max: 80,
      required: true,
      group: 'contact',
      role: 'name',
      synonyms: ['联系人', '联系人姓名', '接洽人', '连络人', '首要联系人'],
    }),
    sex: option(
      '性别',
      'Sex',
      { male: ['男', 'Male', '先生'], female: ['女', 'Female', '女士', '小姐'] },
      { group: 'contact' },
    ),
    phones: phones('电话', 'Phones', { group: 'contact', synonyms: ['联系人电话', '联系人手机'] }),
    emails: emails('邮箱', 'E-mails', { group: 'contact', synonyms: ['联系人邮箱'] }),
    wechatIds: strings('微信', 'WeChat', { group: 'contact', sensitivity: 'personal', synonyms: ['联系人微信'] }),
    paperNumber: residentId('证件号码', 'Paper number', { group: 'person' }),
    birthday: birthday('生日', 'Birthday', { group: 'person', synonyms: ['联系人生日'] }),
    age: integer('年龄', 'Age', {
      group: 'person',
      min: 0,
      max: 150,
      help: { zh: '不知道生日时填', en: 'When the birthday is not known' },
    }),
    personality: text('性格', 'Personality', { max: 500, group: 'person' }),
    hobbies: text('嗜好', 'Hobbies', { max: 500, group: 'person' }),
    family: text('家庭', 'Family', { max: 1000, group: 'person', sensitivity: 'personal' }),
    education: text('学历', 'Education', { max: 40, group: 'person' }),
    ability: text('能力', 'Ability', { max: 500, group: 'person' }),
    remarks: text('备注', 'Remarks', { max: 2000, group: 'contact' }),
    withdrawnAt: instant('撤回时间', 'Withdrawn at', { system: true }),
    searchTokens: strings('检索词', 'Search tokens', { system: true }),
  },
})

/** A contact's place at one customer. */
export const membership = entity({
  name: 'membership',
  table: 'customer_contacts',
  label: { zh: '联系关系', en: 'Contact at customer' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    contactId: ref('contact', '联系人', 'Contact', { system: true, required: true }),
    role: option('角色', 'Role', contactRoles, {
      required: true,
      openOptions: 'contactRole',
      synonyms: ['联系人角色', '身份'],
    }),
    duty: text('职务', 'Duty', { max: 80, synonyms: ['职位', '联系人职务', '岗位'] }),
    isPrimary: boolean('首要联系人', 'Primary', { required: true }),
    callingOrder: integer('呼叫次序', 'Calling order', { min: 1, max: 99 }),
    fromOn: date('起', 'From'),
    toOn: date('止', 'To'),
    createdAt: recordFields.createdAt,
    createdBy: recordFields.createdBy,
    withdrawnAt: instant('撤回时间', 'Withdrawn at', { system: true }),
  },
})

/** One person at one customer, as the archive shows them. */
export type ContactAtCustomer = Contact &
  Pick<Membership, 'role' | 'duty' | 'isPrimary' | 'callingOrder' | 'fromOn' | 'toOn'> & { membershipId: string }
export type Contact = { -readonly [K in keyof typeof contact.fields]: TableOf<typeof contact.fields>[K]['__select__'] }
export type Membership = {
  -readonly [K in keyof typeof membership.fields]: TableOf<typeof membership.fields>[K]['__select__']
}

export type ContactsTables = {
  contacts: TableOf<typeof contact.fields>
  customerContacts: TableOf<typeof membership.fields>
}
