import { customerScope, type Placed, type Refusal, reaches } from '#domain/archives/policy.ts'
import { type Condition, me } from '#platform/core/conditions.ts'
import type { FormDefinition, FormField, FormFlow } from '#platform/core/forms/definition.ts'
import { postsOf } from '#platform/core/forms/signing.ts'
import { type Actor, has, type Rights, scopeOf } from '#platform/core/rights.ts'
import type { FormRecord } from './schema.ts'

/**
 * A record is reached through itself — who filled it, keeps it, has it in hand, in which department — and through the
 * archive it belongs to. Posts a form names for filling, reviewing and approving narrow these rights further.
 */
export const formsRights = {
  'forms.read': { label: { zh: '查看表单', en: 'See forms' }, scoped: true },
  'forms.fill': { label: { zh: '填写表单', en: 'Fill in forms' }, scoped: true },
  'forms.review': { label: { zh: '审核表单', en: 'Review forms' }, scoped: true },
  'forms.approve': { label: { zh: '批准表单', en: 'Approve forms' }, scoped: true },
  'forms.keep': { label: { zh: '保管与归档表单', en: 'Keep and file forms' }, scoped: true },
  'forms.seal': { label: { zh: '封存表单', en: 'Seal forms' }, scoped: true },
  'forms.unseal': {
    label: { zh: '启封、批准查阅与发放印件', en: 'Unseal forms, grant looks, issue copies' },
    scoped: true,
  },
  'forms.print': { label: { zh: '打印表单', en: 'Print forms' }, scoped: true },
  'forms.export': { label: { zh: '导出表单', en: 'Export forms' }, scoped: true },
  'forms.link': { label: { zh: '发出填表链接', en: 'Send forms by link' }, scoped: true },
  'forms.design': { label: { zh: '设计表单', en: 'Design forms' }, scoped: false },
} as const satisfies Rights
export type FormsRight = keyof typeof formsRights

export const formsConstraints = {
  form_records_number: 'form.number_taken',
  form_definitions_one_draft: 'form.draft_exists',
  // Two drafts begun at once are the same version.
  form_definitions_version: 'form.draft_exists',
  form_options_once: 'form.option_exists',
}

const nobody: Condition = { any: [] }

/** Records one reaches by oneself or one's department; undefined means all, and `nobody` none at all. */
export function recordScope(actor: Actor, right: string): Condition | undefined {
  const scope = scopeOf(actor, right)
  if (scope === undefined) return nobody
  if (scope === 'all') return undefined
  const own = ['ownerId', 'createdBy', 'holderId', 'keeperId', 'staffId'].map(
    (field): Condition => ({ field, op: 'in', value: [me] }),
  )
  const departments = scope === 'own' ? [] : scope === 'department' ? actor.departmentIds : actor.branchIds
  if (departments.length === 0) return { any: own }
  return { any: [...own, { field: 'departmentId', op: 'in', value: [...departments] }] }
}

/** The archives through which records are reached as well. */
export function archiveScope(actor: Actor, right: string): Condition | undefined {
  return customerScope(actor, right)
}

export type PlacedRecord = Pick<
  FormRecord,
  'ownerId' | 'createdBy' | 'holderId' | 'keeperId' | 'staffId' | 'departmentId'
> & { placed: Placed | null }

/** The same question of one record in memory. */
export function reachesRecord(actor: Actor, right: string, row: PlacedRecord): boolean {
  const scope = scopeOf(actor, right)
  if (scope === undefined || scope === 'all') return scope === 'all'
  if ([row.ownerId, row.createdBy, row.holderId, row.keeperId, row.staffId].includes(actor.id)) return true
  const departments = scope === 'own' ? [] : scope === 'department' ? actor.departmentIds : actor.branchIds
  if (row.departmentId !== null && departments.includes(row.departmentId)) return true
  return row.placed !== null && reaches(actor, right, row.placed)
}

/** Whether a post the caller acts for is among those a form names; none named means everybody with the right. */
function refusePost(named: readonly string[] | undefined, posts: readonly string[], code: string): Refusal | undefined {
  if (named === undefined || named.length === 0 || named.some((one) => posts.includes(one))) return undefined
  return { kind: 'forbidden', code, params: { posts: named } }
}

export function whyNotFill(actor: Actor, flow: FormFlow | undefined, posts: readonly string[]): Refusal | undefined {
  if (!has(actor, 'forms.fill')) return { kind: 'forbidden', code: 'right.missing', params: { right: 'forms.fill' } }
  return refusePost(flow?.fills, posts, 'form.fill_posts')
}

export const recordActions = {
  keep: 'forms.fill',
  submit: 'forms.fill',
  change: 'forms.fill',
  reopen: 'forms.fill',
  void: 'forms.fill',
  sign: 'forms.fill',
  attach: 'forms.fill',
  review: 'forms.review',
  approve: 'forms.approve',
  file: 'forms.keep',
  hold: 'forms.keep',
  originals: 'forms.keep',
  seal: 'forms.seal',
  unseal: 'forms.unseal',
  print: 'forms.print',
  export: 'forms.export',
} as const satisfies Record<string, FormsRight>
export type RecordAction = keyof typeof recordActions

type Asked = Pick<FormRecord, 'state' | 'sealedAt'> & PlacedRecord
type AskedForm = Pick<FormDefinition, 'flow'>

/**
 * Why somebody may not do this to this record now; undefined when they may. The screen disables with this reason, and
 * the command refuses with it.
 */
export function whyNotRecord(
  action: RecordAction,
  actor: Actor,
  row: Asked,
  form: AskedForm,
  posts: readonly string[],
): Refusal | undefined {
  const right = recordActions[action]
  if (!has(actor, right)) return { kind: 'forbidden', code: 'right.missing', params: { right } }
  if (!reachesRecord(actor, right, row)) return { kind: 'forbidden', code: 'form.out_of_reach', params: { right } }
  const state = whyNotNow(action, row, form)
  if (state !== undefined) return state
  if (action === 'keep' || action === 'submit' || action === 'change')
    return refusePost(form.flow?.fills, posts, 'form.fill_posts')
  if (action === 'review') return refusePost(form.flow?.reviews, posts, 'form.review_posts')
  if (action === 'approve') return refusePost(form.flow?.approves, posts, 'form.approve_posts')
  return undefined
}

/**
 * Why somebody may not sign at this place now. A place that names posts is theirs, whatever others may do; decisions
 * are for those who review or approve; anything else is signed by, or before, whoever may fill the form in.
 */
export function whyNotSign(
  actor: Actor,
  row: Asked,
  form: AskedForm,
  field: Pick<FormField, 'type' | 'signs'>,
  posts: readonly string[],
): Refusal | undefined {
  const theirs = postsOf(field)
  const decides = (['forms.approve', 'forms.review'] as const).some(
    (right) => has(actor, right) && reachesRecord(actor, right, row),
  )
  if (field.type === 'approval' && !decides)
    return { kind: 'forbidden', code: 'right.missing', params: { right: 'forms.approve' } }
  const refusal =
    decides && (theirs !== undefined || field.type === 'approval')
      ? whyNotNow('sign', row, form)
      : whyNotRecord('sign', actor, row, form, posts)
  if (refusal !== undefined) return refusal
  if (theirs !== undefined) return refusePost(theirs, posts, 'form.sign_posts')
  return field.type === 'approval' ? undefined : refusePost(form.flow?.fills, posts, 'form.fill_posts')
}

/** A draft is reopened when it has been signed: its signatures fall away. */
const reopened: readonly FormRecord['state'][] = ['draft', 'submitted', 'reviewed']

function whyNotNow(action: RecordAction, row: Asked, form: AskedForm): Refusal | undefined {
  const conflict = (code: string): Refusal => ({ kind: 'conflict', code })
  if (action === 'unseal') return row.sealedAt === null ? conflict('form.not_sealed') : undefined
  if (row.sealedAt !== null) return conflict('form.sealed')
  if (action === 'print' || action === 'export') return undefined
  if (row.state === 'voided') return action === 'seal' ? undefined : conflict('form.voided')
  switch (action) {
    case 'keep':
    case 'submit':
      return row.state === 'draft' ? undefined : conflict('form.already_submitted')
    case 'change':
      return row.state === 'draft' ? conflict('form.not_submitted') : undefined
    case 'review':
      if (!form.flow?.reviews) return conflict('form.no_review')
      return row.state === 'submitted' ? undefined : conflict('form.not_waiting')
    case 'approve':
      return whyNotApprove(row, form)
    case 'reopen':
      return reopened.includes(row.state) ? undefined : conflict('form.not_reopened')
    case 'file':
      if (row.state === 'archived') return conflict('form.already_filed')
      return isDecided(row, form) ? undefined : conflict('form.not_decided')
    case 'seal':
      return row.state === 'draft' ? conflict('form.not_submitted') : undefined
    default:
      return undefined
  }
}

function whyNotApprove(row: Asked, form: AskedForm): Refusal | undefined {
  if (!form.flow?.approves) return { kind: 'conflict', code: 'form.no_approval' }
  const waitsIn = form.flow.reviews ? 'reviewed' : 'submitted'
  return row.state === waitsIn ? undefined : { kind: 'conflict', code: 'form.not_waiting' }
}

/** Whether everybody the form asks has said yes. */
export function isDecided(row: Pick<FormRecord, 'state'>, form: AskedForm): boolean {
  if (form.flow?.approves) return row.state === 'approved'
  if (form.flow?.reviews) return row.state === 'reviewed'
  return row.state === 'submitted'
}
