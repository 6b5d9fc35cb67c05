import {
  boolean,
  date,
  instant,
  integer,
  json,
  type OptionList,
  option,
  ref,
  strings,
  text,
} from '#platform/core/fields.ts'

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

/** What the system keeps of an archive's state, quality and place in lists; nobody types these. */
export const upkeepFields = {
  state: option('档案状态', 'Archive state', archiveStates, {
    system: true,
    required: true,
    list: 'offered',
    filter: true,
  }),
  stateReason: text('状态说明', 'Reason of state', { system: true, max: 500 }),
  approvedAt: instant('批准时间', 'Approved at', { system: true }),
  approvedBy: ref('staff', '批准人', 'Approved by', { system: true }),
  verification: option('核实', 'Verification', verificationStates, {
    system: true,
    required: true,
    list: 'offered',
    filter: true,
  }),
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
