import type { ColumnType } from 'kysely'
import {
  date,
  entity,
  instant,
  integer,
  json,
  longText,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** The way of a version: drawn up, reviewed, approved, issued; in force from its effective day (POL-02). */
export const versionStates = {
  draft: ['起草中', 'Draft'],
  reviewed: ['已审核', 'Reviewed'],
  approved: ['已批准', 'Approved'],
  issued: ['已发布', 'Issued'],
} as const satisfies OptionList
export type VersionState = keyof typeof versionStates

/**
 * A policy (制度) is a document of the firm's rules. It has a department with the right to interpret it, yields to law,
 * is reviewed at set intervals (POL-01, POL-03), and lives in versions.
 */
export const policy = entity({
  name: 'policy',
  table: 'policies',
  label: { zh: '制度', en: 'Policy' },
  fields: {
    ...recordFields,
    number: text('文件编号', 'Document number', { max: 40, list: 'default', filter: true, role: 'number' }),
    title: text('名称', 'Title', { max: 120, required: true, list: 'default', filter: true, role: 'name' }),
    about: text('适用范围', 'Applies to', { max: 500 }),
    departmentId: ref('department', '归口部门', 'Owner', { list: 'default', filter: true, role: 'department' }),
    interpreterId: ref('department', '解释权归属', 'Interpreted by'),
    /** Departments whose people read it; none named means everybody. */
    audience: json('阅知范围', 'Read by'),
    reviewMonths: integer('复审周期', 'Reviewed every', { min: 1, max: 120, unit: { zh: '个月', en: 'months' } }),
    reviewedOn: date('上次复审', 'Last reviewed', { system: true }),
    reviewDueOn: date('下次复审', 'Next review due', { system: true, list: 'default', filter: true, sort: true }),
    endedOn: date('废止日期', 'Ended on', { system: true, filter: true }),
    endReason: text('废止原因', 'Reason', { max: 500, system: true }),
    /** The proposal of a trade it was taken from: 'retail.tiers'. */
    origin: text('来源', 'Origin', { max: 60, system: true }),
  },
})

/** One edition of a policy: maker, reviewer, approver, day of issue and effective day, which may differ (POL-02, G-28). */
export const policyVersion = entity({
  name: 'policyVersion',
  table: 'policy_versions',
  label: { zh: '制度版次', en: 'Policy version' },
  fields: {
    ...recordFields,
    policyId: ref('policy', '制度', 'Policy', { system: true, required: true }),
    edition: integer('版次', 'Edition', { system: true, required: true }),
    body: longText('正文', 'Text', { max: 200_000, required: true }),
    note: text('修订说明', 'What changed', { max: 500 }),
    file: text('原件指纹', 'File', { max: 64 }),
    fileName: text('原件', 'File name', { max: 200 }),
    state: option('状态', 'State', versionStates, { system: true, required: true, filter: true }),
    makerId: ref('staff', '制定人', 'Drawn up by', { required: true }),
    reviewerId: ref('staff', '审核人', 'Reviewed by', { system: true }),
    reviewedAt: instant('审核时间', 'Reviewed at', { system: true }),
    approverId: ref('staff', '批准人', 'Approved by', { system: true }),
    approvedAt: instant('批准时间', 'Approved at', { system: true }),
    issuedOn: date('发布日期', 'Issued on', { system: true, sort: true }),
    effectiveOn: date('生效日期', 'Effective on', { system: true, sort: true }),
  },
})

export const linkKinds = {
  form: ['记录表格', 'Record form'],
  policy: ['相关制度', 'Related policy'],
  paper: ['相关文件', 'Related paper'],
} as const satisfies OptionList

/** What belongs to a policy: forms, other policies, and papers that are only named (POL-04). */
export const policyLink = entity({
  name: 'policyLink',
  table: 'policy_links',
  label: { zh: '相关文件与表格', en: 'Related papers and forms' },
  fields: {
    id: recordFields.id,
    policyId: ref('policy', '制度', 'Policy', { system: true, required: true }),
    kind: option('类别', 'Kind', linkKinds, { required: true }),
    /** Key of the form or id of the policy. */
    target: text('对象', 'Target', { max: 60 }),
    name: text('名称', 'Name', { max: 120, required: true }),
    number: text('编号', 'Number', { max: 60 }),
    createdAt: instant('添加时间', 'Added at', { system: true, required: true }),
    createdBy: recordFields.createdBy,
  },
})

export type PoliciesTables = {
  policies: Omit<TableOf<(typeof policy)['fields']>, 'audience'> & {
    audience: ColumnType<string[] | null, string | null, string | null>
  }
  policyVersions: TableOf<(typeof policyVersion)['fields']>
  policyLinks: TableOf<(typeof policyLink)['fields']>
  policyReadings: { policyVersionId: string; staffId: string; readAt: string }
}
