import {
  emails,
  entity,
  type OptionList,
  option,
  options,
  phones,
  recordFields,
  region,
  strings,
  text,
  url,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'
import { upkeepFields } from './approval/schema.ts'
import type { AttachmentsTables } from './attachments/schema.ts'
import { classFields } from './classes/schema.ts'
import type { ContactsTables } from './contacts/schema.ts'
import { dealingFields } from './dealings/schema.ts'
import type { DepositsTables } from './deposits/schema.ts'
import type { DocumentsTables } from './documents/schema.ts'
import type { DuplicatesTables } from './duplicates/schema.ts'
import { enterpriseFields, featureFields } from './enterprise/schema.ts'
import type { FoldersTables } from './folders/schema.ts'
import { type KeepingTables, keepingFields } from './keeping/schema.ts'
import type { MergingTables } from './merging/schema.ts'
import { personFields } from './persons/schema.ts'
import type { PrintTables } from './print/schema.ts'
import type { RelationsTables } from './relations/schema.ts'
import type { SourcesTables } from './sources/schema.ts'
import type { StandardTables } from './standard/schema.ts'

/**
 * A customer (客户) is whoever the firm has traded with, trades with or may trade with — organisation or individual,
 * direct or indirect, at home or abroad (ARC-09, ARC-10). Its archive (档案) is everything known about it.
 *
 * Life of an archive: draft (basic data missing, ARC-14) → submitted → valid by approval (ARC-25); a field-fed one
 * is verified by the inspector first (ARC-29). Withdrawing hides it and loses nothing (TEC-17); a customer that
 * stopped trading stays as it is (ARC-11). A merged archive points to the one it went into.
 */
export const customerKinds = {
  organisation: ['单位', 'Organisation', '企业', '公司', '单位客户'],
  individual: ['个人', 'Individual', '自然人', '散客', '个人客户'],
} as const satisfies OptionList

export { verificationMeans } from './approval/schema.ts'
export type { PaperLocation } from './keeping/schema.ts'
export { channels, feeders } from './sources/schema.ts'

const identity = {
  number: text('客户编号', 'Number', {
    max: 40,
    group: 'basic',
    list: 'default',
    filter: true,
    sort: true,
    role: 'number',
    synonyms: ['客户号', '编号', '顾客卡号', '卡号', '档案编号', '客户代码', '序列号'],
  }),
  kind: option('类型', 'Kind', customerKinds, {
    group: 'basic',
    required: true,
    list: 'offered',
    filter: true,
    synonyms: ['客户种类', '单位/个人'],
  }),
  name: text('客户名称', 'Name', {
    group: 'basic',
    required: true,
    list: 'default',
    filter: true,
    role: 'name',
    quality: 'basic',
    synonyms: [
      '名称',
      '姓名',
      '客户姓名',
      '公司名称',
      '公司全称',
      '企业名称',
      '单位名称',
      '客户',
      '顾客姓名',
      '业主姓名',
      '全称',
    ],
  }),
  shortName: text('简称', 'Short name', {
    max: 80,
    group: 'basic',
    list: 'offered',
    filter: true,
    synonyms: ['客户简称', '公司简称', '别名', '股票简称'],
  }),
  formerNames: strings('曾用名', 'Former names', { group: 'basic', filter: true }),
  tags: strings('标签', 'Tags', { group: 'basic', list: 'offered', filter: true, synonyms: ['客户标签', '标记'] }),
}

/** Means by which a customer may ask not to be reached; greetings, follow-ups and mailings leave them out. */
export const avoidableMeans = {
  call: ['电话', 'Calls'],
  visit: ['上门', 'Visits'],
  wechat: ['微信', 'WeChat'],
  sms: ['短信', 'Text messages'],
  email: ['邮件', 'E-mail'],
  card: ['贺卡', 'Cards'],
  letter: ['函件', 'Letters'],
  gift: ['礼品', 'Gifts'],
} as const satisfies OptionList

const reach = {
  phones: phones('电话', 'Phones', {
    group: 'basic',
    list: 'offered',
    filter: true,
    quality: 'basic',
    validDays: 365,
    synonyms: [
      '联系电话',
      '手机',
      '手机号',
      '手机号码',
      '单位电话',
      '联系方式',
      '手机/电话',
      '电话号码',
      '座机',
      '固定电话',
      '移动电话',
      'TEL',
    ],
  }),
  emails: emails('邮箱', 'E-mails', {
    group: 'basic',
    filter: true,
    synonyms: ['电子邮箱', 'E-mail', 'Email', '邮件', '电子邮件'],
  }),
  wechatIds: strings('微信', 'WeChat', {
    group: 'basic',
    filter: true,
    sensitivity: 'personal',
    synonyms: ['微信号', '微信ID'],
  }),
  fax: text('传真', 'Fax', { max: 40, group: 'basic', synonyms: ['传真号', 'FAX'] }),
  avoidedMeans: options('勿扰方式', 'Not to be reached by', avoidableMeans, {
    group: 'basic',
    list: 'offered',
    filter: true,
    synonyms: ['勿扰', '免打扰', '不接受的联系方式'],
    help: {
      zh: '客户明确不接受的联系方式，问候、回访与寄送都避开',
      en: 'Asked for by the customer; greetings, follow-ups and mailings keep to it',
    },
  }),
  website: url('网址', 'Web site', { group: 'basic', synonyms: ['网站', '公司网址', '主页'] }),
  region: region('区域', 'Region', {
    group: 'basic',
    list: 'default',
    filter: true,
    sort: true,
    quality: 'wanted',
    synonyms: ['地区', '省份', '省市', '所在地区', '城市', '所属区域', '省/市', '行政区划'],
  }),
  address: text('地址', 'Address', {
    max: 300,
    group: 'basic',
    list: 'offered',
    filter: true,
    quality: 'basic',
    validDays: 730,
    synonyms: [
      '单位地址',
      '联系地址',
      '详细地址',
      '现居住址',
      '现住址',
      '家庭住址',
      '住址',
      '通讯地址',
      '公司地址',
      '办公地址',
      '注册地址',
    ],
  }),
  postcode: text('邮编', 'Postcode', { max: 10, group: 'basic', synonyms: ['邮政编码'] }),
}

export const customer = entity({
  name: 'customer',
  table: 'customers',
  label: { zh: '客户', en: 'Customer' },
  groups: {
    basic: { zh: '基础资料', en: 'Basic data' },
    person: { zh: '个人资料', en: 'Personal data' },
    profile: { zh: '企业概况', en: 'Enterprise profile' },
    features: { zh: '客户特征', en: 'Features' },
    business: { zh: '业务状况', en: 'Business state' },
    trading: { zh: '交易现状', en: 'Trading' },
    classes: { zh: '分类', en: 'Classes' },
    keeping: { zh: '保管', en: 'Keeping' },
  },
  fields: {
    ...recordFields,
    ...identity,
    ...classFields,
    ...reach,
    ...enterpriseFields,
    ...personFields,
    ...featureFields,
    ...dealingFields,
    ...keepingFields,
    ...upkeepFields,
  },
})

export type Customer = {
  -readonly [K in keyof typeof customer.fields]: TableOf<typeof customer.fields>[K]['__select__']
}

/** What is known about one field's value (ARC-02, ARC-30, ARC-37, COL-01). */
export type Mark = {
  channel?: string
  feeder?: string
  obtainedOn?: string
  recordedAt?: string
  verified?: 'true' | 'false'
  verifiedAt?: string
  verifiedBy?: string
  note?: string
}
export type Marks = Record<string, Mark>

export type ArchivesTables = { customers: TableOf<typeof customer.fields> } & ContactsTables &
  RelationsTables &
  AttachmentsTables &
  DuplicatesTables &
  MergingTables &
  StandardTables &
  SourcesTables &
  FoldersTables &
  DepositsTables &
  DocumentsTables &
  PrintTables &
  KeepingTables
