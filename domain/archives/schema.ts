import {
  birthday,
  boolean,
  creditCode,
  date,
  emails,
  entity,
  instant,
  integer,
  json,
  longText,
  money,
  type OptionList,
  option,
  partialDate,
  phones,
  recordFields,
  ref,
  region,
  residentId,
  strings,
  text,
  url,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'
import type { AttachmentsTables } from './attachments/schema.ts'
import { classFields } from './classes/schema.ts'
import type { ContactsTables } from './contacts/schema.ts'
import type { DepositsTables } from './deposits/schema.ts'
import type { DocumentsTables } from './documents/schema.ts'
import type { DuplicatesTables } from './duplicates/schema.ts'
import type { FoldersTables } from './folders/schema.ts'
import type { KeepingTables } from './keeping/schema.ts'
import type { MergingTables } from './merging/schema.ts'
import type { RelationsTables } from './relations/schema.ts'
import { channels, type SourcesTables } from './sources/schema.ts'
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

export const archiveStates = {
  draft: ['草稿', 'Draft'],
  submitted: ['待批准', 'Awaiting approval'],
  valid: ['已生效', 'Valid'],
  returned: ['已退回', 'Returned'],
} as const satisfies OptionList

export const verificationStates = {
  notNeeded: ['不需核实', 'Not needed'],
  waiting: ['待核实', 'Awaiting verification'],
  true: ['属实', 'True'],
  partlyTrue: ['部分属实', 'Partly true'],
  false: ['不属实', 'Not true'],
} as const satisfies OptionList

/** How the inspector made sure (ARC-29). */
export const verificationMeans = {
  visit: ['实地走访', 'Visit'],
  phone: ['电话核对', 'Phone call'],
  papers: ['核对证照', 'Papers'],
  records: ['查对往来', 'Our own records'],
  thirdParty: ['第三方查询', 'Third party'],
} as const satisfies OptionList

export { channels, feeders } from './sources/schema.ts'

export const ownershipTypes = {
  listed: ['上市公司', 'Listed company'],
  private: ['私人有限公司', 'Private limited', '民营', '民营企业'],
  jointVenture: ['中外合资', 'Sino-foreign joint venture'],
  foreign: ['外商独资', 'Wholly foreign-owned', '外资', '外资企业'],
  state: ['国营', 'State-run', '国有', '国企', '国有企业', '央企', '中央国企', '地方国企', '国有控股'],
} as const satisfies OptionList

export const standings = {
  leader: ['领导者', 'Leader'],
  influential: ['具影响力', 'Influential'],
  medium: ['中等', 'Medium'],
  small: ['小型厂商', 'Small maker'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

export const paperKinds = {
  residentId: ['居民身份证', 'Resident identity card', '身份证'],
  hongKongMacau: ['港澳居民来往内地通行证', 'Hong Kong and Macau permit', '回乡证'],
  taiwan: ['台湾居民来往大陆通行证', 'Taiwan permit', '台胞证'],
  passport: ['护照', 'Passport'],
  officer: ['军官证', 'Officer card'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

export const sexes = { male: ['男', 'Male', '先生'], female: ['女', 'Female', '女士', '小姐'] } as const satisfies OptionList

const organisation = ['organisation']
const individual = ['individual']

const identity = {
  number: text('客户编号', 'Number', { max: 40, group: 'basic', list: 'default', filter: true, sort: true, role: 'number', synonyms: ['客户号', '编号', '顾客卡号', '卡号', '档案编号', '客户代码', '序列号'] }),
  kind: option('类型', 'Kind', customerKinds, { group: 'basic', required: true, list: 'offered', filter: true, synonyms: ['客户种类', '单位/个人'] }),
  name: text('客户名称', 'Name', { group: 'basic', required: true, list: 'default', filter: true, role: 'name', quality: 'basic', synonyms: ['名称', '姓名', '客户姓名', '公司名称', '公司全称', '企业名称', '单位名称', '客户', '顾客姓名', '业主姓名', '全称'] }),
  shortName: text('简称', 'Short name', { max: 80, group: 'basic', list: 'offered', filter: true, synonyms: ['客户简称', '公司简称', '别名', '股票简称'] }),
  formerNames: strings('曾用名', 'Former names', { group: 'basic', filter: true }),
  tags: strings('标签', 'Tags', { group: 'basic', list: 'offered', filter: true, synonyms: ['客户标签', '标记'] }),
}

const reach = {
  phones: phones('电话', 'Phones', { group: 'basic', list: 'offered', filter: true, quality: 'basic', validDays: 365, synonyms: ['联系电话', '手机', '手机号', '手机号码', '单位电话', '联系方式', '手机/电话', '电话号码', '座机', '固定电话', '移动电话', 'TEL'] }),
  emails: emails('邮箱', 'E-mails', { group: 'basic', filter: true, synonyms: ['电子邮箱', 'E-mail', 'Email', '邮件', '电子邮件'] }),
  wechatIds: strings('微信', 'WeChat', { group: 'basic', filter: true, sensitivity: 'personal', synonyms: ['微信号', '微信ID'] }),
  fax: text('传真', 'Fax', { max: 40, group: 'basic', synonyms: ['传真号', 'FAX'] }),
  website: url('网址', 'Web site', { group: 'basic', synonyms: ['网站', '公司网址', '主页'] }),
  region: region('区域', 'Region', { group: 'basic', list: 'default', filter: true, sort: true, quality: 'wanted', synonyms: ['地区', '省份', '省市', '所在地区', '城市', '所属区域', '省/市', '行政区划'] }),
  address: text('地址', 'Address', { max: 300, group: 'basic', list: 'offered', filter: true, quality: 'basic', validDays: 730, synonyms: ['单位地址', '联系地址', '详细地址', '现居住址', '现住址', '家庭住址', '住址', '通讯地址', '公司地址', '办公地址', '注册地址'] }),
  postcode: text('邮编', 'Postcode', { max: 10, group: 'basic', synonyms: ['邮政编码'] }),
}

const papers = {
  creditCode: creditCode('统一社会信用代码', 'Credit code', { group: 'basic', appliesTo: organisation, filter: true, list: 'offered', quality: 'wanted', synonyms: ['税号', '信用代码', '社会信用代码', '营业执照号', '纳税人识别号', '注册号'] }),
  paperKind: option('证件类型', 'Paper kind', paperKinds, { group: 'person', appliesTo: individual }),
  paperNumber: residentId('证件号码', 'Paper number', { group: 'person', appliesTo: individual, filter: true, synonyms: ['身份证', '身份证号', '身份证号码', '证件号', '证件'] }),
}

const person = {
  sex: option('性别', 'Sex', sexes, { group: 'person', appliesTo: individual, filter: true, list: 'offered' }),
  birthday: birthday('生日', 'Birthday', { group: 'person', appliesTo: individual, filter: true, list: 'offered', quality: 'wanted', synonyms: ['出生日期', '出生年月', '生日日期', '出生年月日'] }),
  nativePlace: text('籍贯', 'Native place', { max: 80, group: 'person', appliesTo: individual, filter: true }),
  workUnit: text('工作单位', 'Work unit', { max: 200, group: 'person', appliesTo: individual, filter: true, synonyms: ['单位', '就职单位'] }),
  occupation: text('职业', 'Occupation', { max: 80, group: 'person', appliesTo: individual, filter: true }),
  education: text('学历', 'Education', { max: 40, group: 'person', appliesTo: individual }),
  ethnicity: text('民族', 'Ethnicity', { max: 40, group: 'person', appliesTo: individual }),
  maritalStatus: option('婚姻状况', 'Marital status', { single: ['未婚', 'Single'], married: ['已婚', 'Married'], divorced: ['离异', 'Divorced'], widowed: ['丧偶', 'Widowed'] }, { group: 'person', appliesTo: individual, sensitivity: 'personal', synonyms: ['婚否'] }),
  family: longText('家庭情况', 'Family', { group: 'person', appliesTo: individual, sensitivity: 'personal', synonyms: ['家庭', '家庭成员'] }),
  health: longText('健康状况', 'Health', { group: 'person', appliesTo: individual, sensitivity: 'personal', synonyms: ['身体状况', '病史', '过敏史'] }),
  hobbies: text('嗜好', 'Hobbies', { max: 500, group: 'person', appliesTo: individual, synonyms: ['爱好', '兴趣爱好'] }),
  personality: text('性格', 'Personality', { max: 500, group: 'person', appliesTo: individual }),
  productTypes: strings('使用产品类型', 'Product types used', { group: 'person', filter: true, synonyms: ['使用产品', '产品类型'] }),
}

const enterprise = {
  foundedOn: partialDate('创业时间', 'Founded', { group: 'basic', appliesTo: organisation, filter: true, quality: 'basic', synonyms: ['成立日期', '成立时间', '创立日期', '注册日期', '开业日期'] }),
  tradeSince: partialDate('与本公司交易始于', 'Trade with us since', { group: 'basic', filter: true, list: 'offered', quality: 'basic', synonyms: ['与本公司交易时间', '首次交易日期', '合作日期', '开始合作时间'] }),
  organisationForm: text('企业组织形式', 'Form of organisation', { max: 80, group: 'basic', appliesTo: organisation, filter: true, quality: 'basic', synonyms: ['组织形式', '企业类型', '公司类型'] }),
  ownership: option('企业性质', 'Ownership', ownershipTypes, { group: 'profile', appliesTo: organisation, filter: true, list: 'offered', openOptions: true, synonyms: ['公司性质', '单位性质', '所有制'] }),
  industry: text('业种', 'Line of business', { max: 120, group: 'basic', appliesTo: organisation, filter: true, list: 'offered', quality: 'basic', synonyms: ['行业', '所属行业', '行业分类', '经营范围'] }),
  ...money('assets', '资产', 'Assets', { group: 'basic', appliesTo: organisation, filter: true, quality: 'basic', validDays: 365, synonyms: ['资产总额', '总资产'] }),
  ...money('registeredCapital', '注册资本', 'Registered capital', { group: 'profile', appliesTo: organisation, filter: true, synonyms: ['注册资金'] }),
  employees: integer('员工人数', 'Employees', { group: 'profile', appliesTo: organisation, filter: true, min: 0, synonyms: ['人数', '职工人数', '人员规模'] }),
  size: option('企业规模', 'Size', { large: ['大型', 'Large'], medium: ['中型', 'Medium'], small: ['小型', 'Small'], micro: ['微型', 'Micro'] }, { group: 'basic', appliesTo: organisation, filter: true, list: 'offered', quality: 'wanted', synonyms: ['规模', '公司规模'] }),
  staffMakeUp: longText('人员构成', 'Staff make-up', { group: 'profile', appliesTo: organisation }),
  feeState: option('物业费交纳情况', 'Fee payment', { paid: ['已交清', 'Paid'], partly: ['部分欠费', 'Partly owed'], owed: ['欠费', 'Owed'] }, { group: 'profile', filter: true, synonyms: ['交费情况', '缴费情况'] }),
  standing: option('同业地位', 'Standing', standings, { group: 'profile', appliesTo: organisation, filter: true, synonyms: ['公司同业地位', '行业地位'] }),
  mainBusiness: longText('主营业务', 'Main business', { group: 'profile', appliesTo: organisation }),
  additionalBusiness: longText('附加业务', 'Additional business', { group: 'profile', appliesTo: organisation }),
  controller: text('实际控制人', 'Actual controller', { group: 'profile', appliesTo: organisation }),
  legalRepresentative: text('法定代表人', 'Legal representative', { max: 80, group: 'profile', appliesTo: organisation, filter: true, synonyms: ['法人', '法人代表'] }),
  bankAccount: text('开户行及账号', 'Bank account', { max: 200, group: 'profile', sensitivity: 'secret', synonyms: ['银行账号', '开户银行'] }),
}

// Which of these an archive should hold is for the trade to say: see packs/distribution/records.ts.
const rated = { group: 'features', appliesTo: organisation } as const
const features = {
  serviceArea: text('服务区域', 'Service area', { ...rated, max: 500 }),
  sellingAbility: text('销售能力', 'Selling ability', { ...rated, max: 500 }),
  growthPotential: text('发展潜力', 'Growth potential', { ...rated, max: 500 }),
  companyCulture: text('公司文化', 'Company culture', { ...rated, max: 500 }),
  businessPolicy: longText('经营方针与政策', 'Business policy', { ...rated, synonyms: ['经营方针'] }),
  ...money('annualSales', '年销售额', 'Annual sales', { ...rated, filter: true, validDays: 400, synonyms: ['销售额', '年营业额', '营业额'] }),
  managementTraits: longText('经营管理特点', 'Management traits', rated),
}

const business = { group: 'business', appliesTo: organisation } as const
const state = {
  salesResults: longText('销售实绩', 'Sales results', { ...business, synonyms: ['销售业绩'] }),
  staffQuality: text('人员素质', 'Quality of managers and staff', { ...business, max: 500 }),
  competitorRelation: longText('与竞争公司的关系', 'Relation to competitors', business),
  attitude: text('合作态度', 'Ties with us and attitude', { ...business, max: 500, synonyms: ['业务联系及合作态度'] }),
  sellingActivity: longText('销售活动状况', 'Selling activity', { group: 'trading' }),
  problems: longText('存在的问题', 'Problems', { group: 'trading' }),
  strengths: longText('保持的优势', 'Strengths kept', { group: 'trading' }),
  measures: longText('未来的对策', 'Future measures', { group: 'trading' }),
  reputation: text('信誉与形象', 'Reputation and image', { group: 'trading', max: 500, synonyms: ['企业信誉与形象'] }),
  creditState: longText('信用状况', 'Credit state', { group: 'trading', synonyms: ['信用状况描述'] }),
  tradeTerms: longText('交易条件', 'Terms of trade', { group: 'trading' }),
  pastCreditProblems: longText('以往信用问题', 'Past credit problems', { group: 'trading' }),
  dealings: longText('同本公司的交易情况', 'Dealings with us', { group: 'trading', synonyms: ['以往交易记录', '业务往来'] }),
  hasBreach: boolean('有违约', 'Has breached', { group: 'trading', filter: true, synonyms: ['是否有违约情况', '是否违约'] }),
  breach: longText('违约情况', 'Breaches', { group: 'trading' }),
  ourStrengths: longText('本公司在交易中的优势', 'Our strengths in the deal', { group: 'trading' }),
  ourWeaknesses: longText('本公司的劣势和对策', 'Our weaknesses and counter-measures', { group: 'trading' }),
  needs: longText('客户需求', 'Needs', { group: 'trading', synonyms: ['需求'] }),
  remarks: longText('备注', 'Remarks', { group: 'basic', synonyms: ['备注等', '说明', '附注'] }),
}

const keeping = {
  ownerId: ref('staff', '负责人', 'Owner', { group: 'keeping', list: 'default', filter: true, sort: true, role: 'owner', synonyms: ['业务员', '客户经理', '主办业务员', '销售代表', '跟进人', '所属业务员', '专属顾问'] }),
  departmentId: ref('department', '建档部门', 'Department', { group: 'keeping', list: 'offered', filter: true, role: 'department', synonyms: ['部门', '所属部门'] }),
  channel: option('信息来源', 'Source channel', channels, { group: 'keeping', list: 'offered', filter: true, synonyms: ['来源', '信息来源渠道', '客户来源', '渠道'] }),
  sourceDetail: text('来源说明', 'Source detail', { group: 'keeping', synonyms: ['来源备注', '介绍人'] }),
  collectorId: ref('staff', '采集人', 'Collector', { group: 'keeping', filter: true, synonyms: ['收集人', '调查人'] }),
  obtainedOn: date('信息获得日', 'Obtained on', { group: 'keeping', filter: true, synonyms: ['获得日期', '得知日期'] }),
  archivedOn: date('建档日期', 'Archived on', { group: 'keeping', filter: true, sort: true, list: 'offered', synonyms: ['建档时间', '开卡日期', '登记日期', '入会日期'] }),
  reviewedOn: date('上次复核', 'Last reviewed', { system: true, group: 'keeping', filter: true, sort: true, list: 'offered' }),
  nextReviewOn: date('下次应复核', 'Next review due', { group: 'keeping', filter: true, sort: true, list: 'offered' }),
  paperLocation: json('原件位置', 'Where the paper lies', { system: true, group: 'keeping' }),
}

const upkeep = {
  state: option('档案状态', 'Archive state', archiveStates, { system: true, required: true, list: 'offered', filter: true }),
  stateReason: text('状态说明', 'Reason of state', { system: true, max: 500 }),
  approvedAt: instant('批准时间', 'Approved at', { system: true }),
  approvedBy: ref('staff', '批准人', 'Approved by', { system: true }),
  verification: option('核实', 'Verification', verificationStates, { system: true, required: true, list: 'offered', filter: true }),
  verifiedAt: instant('核实时间', 'Verified at', { system: true }),
  verifiedBy: ref('staff', '核实人', 'Verified by', { system: true }),
  verificationMeans: option('核实方式', 'Means of verification', verificationMeans, { system: true }),
  verificationNote: text('核实说明', 'Note of verification', { system: true, max: 500 }),
  completeness: integer('完整度', 'Completeness', { system: true, list: 'default', filter: true, sort: true }),
  accuracy: integer('准确', 'Accuracy', { system: true, filter: true, sort: true, list: 'offered' }),
  validity: integer('有效', 'Validity', { system: true, filter: true, sort: true, list: 'offered' }),
  missing: strings('待补充', 'Missing', { system: true, filter: true }),
  /** The next day on which a value that still holds goes out of date: the nightly job counts again from there. */
  expiresOn: date('下次失效日', 'Next value expires on', { system: true }),
  lastContactAt: instant('最近联系', 'Last contact', { system: true, list: 'default', filter: true, sort: true }),
  lastTradeOn: date('最近交易', 'Last trade', { system: true, list: 'offered', filter: true, sort: true }),
  needsUpdateSince: date('交易后待更新', 'Awaiting update since', { system: true, filter: true }),
  isRebuilt: boolean('已补建', 'Rebuilt', { system: true, filter: true }),
  withdrawnAt: instant('撤回时间', 'Withdrawn at', { system: true, filter: true }),
  mergedInto: ref('customer', '并入', 'Merged into', { system: true }),
  /** Per field: where it came from, whether it is verified, until when it holds. See rules.ts. */
  marks: json('核实标记', 'Marks', { system: true }),
  extra: json('扩展项', 'Extra fields', { system: true }),
  searchTokens: strings('检索词', 'Search tokens', { system: true }),
  duplicateKeys: strings('查重键', 'Duplicate keys', { system: true }),
  sortName: text('排序名', 'Sort name', { system: true, sort: true, max: 400 }),
  importRunId: ref('importRun', '导入批次', 'Import run', { system: true, filter: true }),
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
  fields: { ...recordFields, ...identity, ...classFields, ...reach, ...papers, ...person, ...enterprise, ...features, ...state, ...keeping, ...upkeep },
})

export type Customer = { -readonly [K in keyof typeof customer.fields]: TableOf<typeof customer.fields>[K]['__select__'] }

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

/** Where an original or sealed copy lies (ARC-59). */
export type PaperLocation = { room?: string; cabinet?: string; folder?: string; holder?: string; originalSeen?: boolean; copyKept?: boolean }

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
  KeepingTables

