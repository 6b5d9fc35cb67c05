import type { ColumnType } from 'kysely'
import { z } from 'zod'
import { taskMeans } from '#domain/tasks/schema.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import {
  date,
  entity,
  instant,
  integer,
  json,
  type OptionList,
  option,
  recordFields,
  ref,
  strings,
  text,
} from '#platform/core/fields.ts'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import type { TableOf } from '#platform/server/tables.ts'
import type { CalendarTables } from './calendar/schema.ts'
import type { PauseTables } from './plans/schema.ts'

export const cadenceStates = {
  on: ['启用中', 'In force'],
  off: ['停用', 'Off'],
  new: ['未启用', 'Not yet in force'],
} as const satisfies OptionList

/** A cadence (回访规则): when whom to follow up, by whom and to what end. Its plan is data and has editions (VIS-34). */
export const cadence = entity({
  name: 'cadence',
  table: 'cadences',
  label: { zh: '回访规则', en: 'Cadence' },
  fields: {
    ...recordFields,
    key: text('键', 'Key', { max: 60, system: true }),
    pack: text('行业包', 'Trade', { max: 40, system: true }),
    name: text('名称', 'Name', { max: 80, required: true, role: 'name' }),
    clauses: strings('条款', 'Clauses', { system: true, required: true }),
    state: option('状态', 'State', cadenceStates, { system: true, required: true }),
    edition: integer('版次', 'Edition', { system: true, required: true }),
    plan: json('内容', 'Plan', { system: true, required: true }),
    draft: json('草稿', 'Draft', { system: true }),
    draftName: text('草稿名称', 'Name in the draft', { max: 80, system: true }),
    draftedAt: instant('起草时间', 'Drafted at', { system: true }),
    draftedBy: ref('staff', '起草人', 'Drafted by', { system: true }),
    /** Handed in by somebody who may not put it in force; the draft waits for whoever may. */
    proposedAt: instant('送批时间', 'Handed in at', { system: true }),
    proposedBy: ref('staff', '送批人', 'Handed in by', { system: true }),
    proposedReason: text('送批说明', 'Why it was handed in', { max: 500, system: true }),
    proposedPolicyVersionId: ref('policyVersion', '送批依据', 'Policy of what was handed in', { system: true }),
    returnedReason: text('退回原因', 'Why it was returned', { max: 500, system: true }),
    inForceOn: date('生效日期', 'In force on', { system: true }),
    policyVersionId: ref('policyVersion', '依据的制度', 'Policy it comes from'),
    /** The trade's document its numbers come from, until the firm names its own. */
    policy: text('依据', 'From', { max: 60, system: true }),
  },
})

export type FollowUpsTables = {
  cadences: Omit<TableOf<(typeof cadence)['fields']>, 'plan' | 'draft' | 'clauses'> & {
    clauses: ColumnType<string[], string[], string[]>
    plan: ColumnType<CadencePlan, string, string>
    draft: ColumnType<CadencePlan | null, string | null, string | null>
  }
  cadenceEditions: {
    cadenceId: string
    edition: number
    name: string
    plan: ColumnType<CadencePlan, string, never>
    inForceOn: string
    reason: string | null
    savedAt: string
    savedBy: string
    approvedBy: string | null
    policyVersionId: string | null
  }
  followUpLimits: { staffId: string; perDay: number; updatedAt: string; updatedBy: string }
} & CalendarTables &
  PauseTables

const words = z.strictObject({ zh: z.string().trim().min(1).max(80), en: z.string().trim().max(120) })
const about = z.strictObject({ zh: z.string().trim().max(200), en: z.string().trim().max(200) })
// Part of the origin of a task, whose length is limited.
const key = z.string().regex(/^[A-Za-z0-9]{1,20}$/)
const means = z.enum(Object.keys(taskMeans) as [keyof typeof taskMeans])
// Ten years; below zero is refused by name, so that the person reads why.
const days = z.int().min(-3650).max(3650)

const role = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['owner', 'superior', 'departmentHead']) }),
  z.strictObject({ kind: z.literal('leader'), post: z.string().max(80).optional() }),
  z.strictObject({ kind: z.literal('post'), post: z.string().max(80) }),
  z.strictObject({ kind: z.literal('named'), form: z.string().max(40), field: z.string().max(60) }),
])
const act = { key, purpose: words, means, escalate: z.strictObject({ days: days, to: role }).optional() }
const repeat = z.strictObject({
  ...act,
  every: days.nullable(),
  unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  metBy: z.enum(['role', 'department', 'anyone']).optional(),
  metByMeans: z.array(means).max(10).optional(),
  metByAnswers: conditionSchema.optional(),
  until: z.literal('contract').optional(),
  times: z.int().min(1).max(200).optional(),
})
const track = z.strictObject({
  key,
  name: words,
  about: about.optional(),
  role,
  onRequest: z.boolean().optional(),
  steps: z
    .array(z.strictObject({ ...act, days: days.nullable() }))
    .max(24)
    .optional(),
  repeat: repeat.optional(),
})
const anchor = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('form'),
    form: z.string().max(40),
    from: z.enum(['submitted', 'approved']).optional(),
  }),
  z.strictObject({ kind: z.enum(['contractSigned', 'archived', 'lastContact', 'lastTrade']) }),
  z.strictObject({
    kind: z.literal('entry'),
    matter: z.string().max(40),
    within: z.enum(['contract', 'afterContract']).optional(),
  }),
  z.strictObject({ kind: z.literal('field'), field: z.string().max(80) }),
  z.strictObject({ kind: z.literal('period'), within: z.enum(['contract', 'afterContract']).optional() }),
])

/** A plan as it comes from the screen; what is wrong with what it says is found by rules.ts. */
export const planSchema = z
  .strictObject({
    anchor,
    audience: conditionSchema,
    answers: conditionSchema.optional(),
    days: z.enum(['calendar', 'working']),
    tracks: z.array(track).max(8),
    after: about.optional(),
    done: z.strictObject({ written: z.boolean(), paperBackSameDay: z.boolean(), form: z.string().max(40).optional() }),
    sameDay: z.enum(['merge', 'each']),
    past: z.enum(['skip', 'makeUp']),
    replaces: z.array(z.string().max(60)).max(10).optional(),
  })
  .meta({ id: 'CadencePlan', description: 'When whom to follow up, by whom, within how many days' })
