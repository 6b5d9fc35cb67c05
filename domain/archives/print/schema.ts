import { z } from 'zod'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import {
  boolean,
  entity,
  instant,
  integer,
  json,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import { paperLayoutSchema } from '#platform/core/paper-schema.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** What of the archive comes on paper. */
export const printKinds = {
  sheet: ['档案表', 'Archive sheet'],
  contacts: ['联系人表', 'Contacts'],
  list: ['客户列表', 'List of customers'],
  directory: ['客户目录表', 'Customer directory'],
  duty: ['紧急联络人值班表', 'Emergency contacts for the duty desk'],
  labels: ['邮寄标签', 'Mailing labels'],
  mailList: ['邮寄名单', 'Mail list'],
  letter: ['信函', 'Letter'],
  form: ['表单', 'Form'],
  briefing: ['交接说明', 'Briefing'],
  policy: ['制度', 'Policy'],
} as const satisfies OptionList
export type PrintKind = keyof typeof printKinds

export const printStates = {
  waiting: ['排队中', 'Waiting'],
  running: ['正在生成', 'Being made'],
  ready: ['已生成', 'Ready'],
  failed: ['未成功', 'Failed'],
  cancelled: ['已取消', 'Cancelled'],
} as const satisfies OptionList

/** A print (打印单): the record that something left on paper, and the file while it is kept. */
export const print = entity({
  name: 'print',
  table: 'prints',
  label: { zh: '打印单', en: 'Print' },
  fields: {
    id: recordFields.id,
    number: text('打印单号', 'Print number', { max: 40, required: true }),
    kind: option('内容', 'What', printKinds, { required: true }),
    state: option('状态', 'State', printStates, { required: true }),
    customerId: ref('customer', '客户', 'Customer'),
    request: json('内容', 'Request', { required: true }),
    copies: integer('份数', 'Copies', { required: true }),
    purpose: text('用途', 'Purpose'),
    isOpen: boolean('含个人信息', 'With personal data', { required: true }),
    rowsTotal: integer('总户数', 'Records'),
    rowsDone: integer('已排', 'Done', { required: true }),
    leftOut: integer('未印', 'Left out', { required: true }),
    pages: integer('页数', 'Pages'),
    failure: text('原因', 'Reason', { max: 500 }),
    fileName: text('文件名', 'File name', { required: true }),
    sha256: text('指纹', 'Fingerprint', { max: 64 }),
    size: integer('大小', 'Size in bytes'),
    createdAt: recordFields.createdAt,
    createdBy: ref('staff', '打印人', 'Printed by', { required: true }),
    takenAt: instant('取走时间', 'Taken at'),
    expiresAt: instant('失效时间', 'Expires at', { required: true }),
  },
})

export type PrintTables = {
  prints: TableOf<typeof print.fields>
  printLayouts: { ownerId: string; subject: string; layout: unknown; updatedAt: string }
}

// A person ticks rows page by page; more than this is "all that match" and comes as a condition.
const mostIds = 5000
const customers = {
  ids: z.array(z.uuid()).min(1).max(mostIds).optional(),
  condition: conditionSchema.optional(),
  search: z.string().max(200).optional(),
}
const letterText = z.string().trim().min(1).max(10_000)

/** What to print, each kind with what it needs. */
export const printRequest = z.discriminatedUnion('kind', [
  /** `enterprise` is the profile of ARC-55; `blank` leaves every answer to be written by hand. */
  z.strictObject({
    kind: z.literal('sheet'),
    ...customers,
    form: z.enum(['archive', 'enterprise']).optional(),
    fill: z.enum(['all', 'filled', 'blank']).optional(),
  }),
  z.strictObject({ kind: z.literal('contacts'), customerId: z.uuid() }),
  z.strictObject({
    kind: z.literal('list'),
    ...customers,
    title: z.string().trim().max(60).optional(),
    columns: z.array(z.string().max(80)).min(1).max(20),
    sort: z
      .array(z.strictObject({ field: z.string().max(80), descending: z.boolean().optional() }))
      .max(3)
      .optional(),
    groupBy: z.string().max(80).optional(),
    pagePerGroup: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('directory'), ...customers }),
  z.strictObject({ kind: z.literal('duty'), building: z.string().max(40).optional() }),
  z.strictObject({ kind: z.literal('labels'), ...customers, skip: z.int().min(0).max(23).optional() }),
  z.strictObject({ kind: z.literal('mailList'), ...customers }),
  z.strictObject({
    kind: z.literal('letter'),
    ...customers,
    title: z.string().trim().max(60).optional(),
    text: letterText,
    closing: z.string().max(200).optional(),
  }),
])
export type PrintRequest = z.output<typeof printRequest>
export type PrintOf<K extends PrintKind> = Extract<PrintRequest, { kind: K }>
export type Chosen = {
  ids?: string[] | undefined
  condition?: z.output<typeof conditionSchema> | undefined
  search?: string | undefined
}

/** How it is laid out and how often it is printed. */
export const printSettings = z.strictObject({
  layout: paperLayoutSchema,
  copies: z.int().min(1).max(50),
  /** `original`: the first is 原件 and the others 副本; `copy`: all are; `none`: no mark. */
  marks: z.enum(['none', 'original', 'copy']),
})
export type PrintSettings = z.output<typeof printSettings>
