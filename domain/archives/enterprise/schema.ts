import {
  creditCode,
  integer,
  longText,
  money,
  type OptionList,
  option,
  partialDate,
  text,
} from '#platform/core/fields.ts'

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

const organisation = ['organisation']

/** The enterprise as the register and its own people describe it (ARC-15, ARC-55). */
export const enterpriseFields = {
  creditCode: creditCode('统一社会信用代码', 'Credit code', {
    group: 'basic',
    appliesTo: organisation,
    filter: true,
    list: 'offered',
    quality: 'wanted',
    synonyms: ['税号', '信用代码', '社会信用代码', '营业执照号', '纳税人识别号', '注册号'],
  }),
  foundedOn: partialDate('创业时间', 'Founded', {
    group: 'basic',
    appliesTo: organisation,
    filter: true,
    quality: 'basic',
    synonyms: ['成立日期', '成立时间', '创立日期', '注册日期', '开业日期'],
  }),
  tradeSince: partialDate('与本公司交易始于', 'Trade with us since', {
    group: 'basic',
    filter: true,
    list: 'offered',
    quality: 'basic',
    synonyms: ['与本公司交易时间', '首次交易日期', '合作日期', '开始合作时间'],
  }),
  organisationForm: text('企业组织形式', 'Form of organisation', {
    max: 80,
    group: 'basic',
    appliesTo: organisation,
    filter: true,
    quality: 'basic',
    synonyms: ['组织形式', '企业类型', '公司类型'],
  }),
  ownership: option('企业性质', 'Ownership', ownershipTypes, {
    group: 'profile',
    appliesTo: organisation,
    filter: true,
    list: 'offered',
    openOptions: 'ownership',
    synonyms: ['公司性质', '单位性质', '所有制'],
  }),
  industry: text('业种', 'Line of business', {
    max: 120,
    group: 'basic',
    appliesTo: organisation,
    filter: true,
    list: 'offered',
    quality: 'basic',
    synonyms: ['行业', '所属行业', '行业分类', '经营范围'],
  }),
  ...money('assets', '资产', 'Assets', {
    group: 'basic',
    appliesTo: organisation,
    filter: true,
    quality: 'basic',
    validDays: 365,
    synonyms: ['资产总额', '总资产'],
  }),
  ...money('registeredCapital', '注册资本', 'Registered capital', {
    group: 'profile',
    appliesTo: organisation,
    filter: true,
    synonyms: ['注册资金'],
  }),
  employees: integer('员工人数', 'Employees', {
    group: 'profile',
    appliesTo: organisation,
    filter: true,
    min: 0,
    synonyms: ['人数', '职工人数', '人员规模'],
  }),
  size: option(
    '企业规模',
    'Size',
    { large: ['大型', 'Large'], medium: ['中型', 'Medium'], small: ['小型', 'Small'], micro: ['微型', 'Micro'] },
    {
      group: 'basic',
      appliesTo: organisation,
      filter: true,
      list: 'offered',
      quality: 'wanted',
      synonyms: ['规模', '公司规模'],
    },
  ),
  staffMakeUp: longText('人员构成', 'Staff make-up', { group: 'profile', appliesTo: organisation }),
  feeState: option(
    '物业费交纳情况',
    'Fee payment',
    { paid: ['已交清', 'Paid'], partly: ['部分欠费', 'Partly owed'], owed: ['欠费', 'Owed'] },
    { group: 'profile', filter: true, synonyms: ['交费情况', '缴费情况'] },
  ),
  standing: option('同业地位', 'Standing', standings, {
    group: 'profile',
    appliesTo: organisation,
    filter: true,
    openOptions: 'standing',
    synonyms: ['公司同业地位', '行业地位'],
  }),
  mainBusiness: longText('主营业务', 'Main business', { group: 'profile', appliesTo: organisation }),
  additionalBusiness: longText('附加业务', 'Additional business', { group: 'profile', appliesTo: organisation }),
  controller: text('实际控制人', 'Actual controller', { group: 'profile', appliesTo: organisation }),
  legalRepresentative: text('法定代表人', 'Legal representative', {
    max: 80,
    group: 'profile',
    appliesTo: organisation,
    filter: true,
    synonyms: ['法人', '法人代表'],
  }),
  bankAccount: text('开户行及账号', 'Bank account', {
    max: 200,
    group: 'profile',
    sensitivity: 'secret',
    synonyms: ['银行账号', '开户银行'],
  }),
}

// Which of these an archive should hold is for the trade to say: see packs/distribution/records.ts.
const rated = { group: 'features', appliesTo: organisation } as const

/** Features of the customer (ARC-18). */
export const featureFields = {
  serviceArea: text('服务区域', 'Service area', { ...rated, max: 500 }),
  sellingAbility: text('销售能力', 'Selling ability', { ...rated, max: 500 }),
  growthPotential: text('发展潜力', 'Growth potential', { ...rated, max: 500 }),
  companyCulture: text('公司文化', 'Company culture', { ...rated, max: 500 }),
  businessPolicy: longText('经营方针与政策', 'Business policy', { ...rated, synonyms: ['经营方针'] }),
  ...money('annualSales', '年销售额', 'Annual sales', {
    ...rated,
    filter: true,
    validDays: 400,
    synonyms: ['销售额', '年营业额', '营业额'],
  }),
  managementTraits: longText('经营管理特点', 'Management traits', rated),
}
