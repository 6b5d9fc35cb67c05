import { maskPhone } from '#platform/core/chinese/phone.ts'
import { maskIdentity } from '#platform/core/chinese/resident-id.ts'
import { type Condition, me } from '#platform/core/conditions.ts'
import type { ErrorKind, ErrorParams } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { type Actor, has, type Rights, scopeOf } from '#platform/core/rights.ts'
import { type Customer, customer } from './schema.ts'

/** Who may do what with archives, as sentences. */
export const customerRights: Rights = {
  'customer.read': { label: { zh: '查看客户', en: 'See customers' }, scoped: true },
  'customer.create': { label: { zh: '新建档案', en: 'Open archives' }, scoped: false },
  'customer.change': { label: { zh: '修改档案', en: 'Change archives' }, scoped: true },
  'customer.withdraw': { label: { zh: '撤回与恢复档案', en: 'Withdraw and restore archives' }, scoped: true },
  'customer.approve': { label: { zh: '批准档案', en: 'Approve archives' }, scoped: true },
  'customer.verify': { label: { zh: '核实档案', en: 'Verify archives' }, scoped: true },
  'customer.reveal': { label: { zh: '查看个人信息', en: 'See personal data' }, scoped: true },
  'customer.secret': { label: { zh: '查看机密项', en: 'See secret fields' }, scoped: true },
  'customer.export': { label: { zh: '导出客户', en: 'Export customers' }, scoped: true },
  'customer.print': { label: { zh: '打印档案', en: 'Print archives' }, scoped: true },
  'customer.merge': { label: { zh: '合并客户', en: 'Merge customers' }, scoped: true },
  'customer.bulk': { label: { zh: '批量修改', en: 'Change many at once' }, scoped: true },
}

/** Database constraint → message key. */
export const customerConstraints: Readonly<Record<string, string>> = {
  customers_number_key: 'customer.number_taken',
  extra_fields_once: 'extra_field.key_taken',
  customer_contacts_once: 'contact.already_there',
  customer_relations_once: 'relation.already_there',
}

const nobody: Condition = { any: [] }

/**
 * Which customers a right reaches, as a condition to add to every query; undefined means all of them, and without the
 * right the condition holds for none. 'Own' are those one answers for, collected or opened; a department's are its
 * own archives and those below it (ARC-22).
 */
export function customerScope(actor: Actor, right: string): Condition | undefined {
  const scope = scopeOf(actor, right)
  if (scope === undefined) return nobody
  if (scope === 'all') return undefined
  const own: Condition[] = ['ownerId', 'collectorId', 'createdBy'].map((field) => ({ field, op: 'in', value: [me] }))
  const departments = scope === 'own' ? [] : scope === 'department' ? actor.departmentIds : actor.branchIds
  if (departments.length === 0) return { any: own }
  return { any: [...own, { field: 'departmentId', op: 'in', value: [...departments] }] }
}

/** The same as a list of people and departments, one of whom must be the customer's; undefined for all customers. */
export function reachOf(actor: Actor, right: string): string[] | undefined {
  const scope = scopeOf(actor, right)
  if (scope === undefined) return []
  if (scope === 'all') return undefined
  return [actor.id, ...(scope === 'own' ? [] : scope === 'department' ? actor.departmentIds : actor.branchIds)]
}

/** The columns the scope looks at. */
export type Placed = Pick<Customer, 'ownerId' | 'collectorId' | 'createdBy' | 'departmentId'>

/** The same question of one row in memory. */
export function reaches(actor: Actor, right: string, row: Placed): boolean {
  const scope = scopeOf(actor, right)
  if (scope === undefined || scope === 'all') return scope === 'all'
  if (row.ownerId === actor.id || row.collectorId === actor.id || row.createdBy === actor.id) return true
  const departments = scope === 'own' ? [] : scope === 'department' ? actor.departmentIds : actor.branchIds
  return row.departmentId !== null && departments.includes(row.departmentId)
}

export const customerActions = [
  'change',
  'withdraw',
  'restore',
  'submit',
  'approve',
  'return',
  'verify',
  'review',
  'reveal',
  'merge',
  'print',
  'export',
] as const
export type CustomerAction = (typeof customerActions)[number]

export type Refusal = { kind: ErrorKind; code: string; params?: ErrorParams }

const rightOf: Record<CustomerAction, string> = {
  change: 'customer.change',
  withdraw: 'customer.withdraw',
  restore: 'customer.withdraw',
  submit: 'customer.change',
  approve: 'customer.approve',
  return: 'customer.approve',
  verify: 'customer.verify',
  review: 'customer.change',
  reveal: 'customer.reveal',
  merge: 'customer.merge',
  print: 'customer.print',
  export: 'customer.export',
}

/**
 * Why somebody may not do this to this archive now; undefined when they may. The screen disables with this reason,
 * and the command refuses with it.
 */
export function whyNot(action: CustomerAction, actor: Actor, row: Customer): Refusal | undefined {
  const right = rightOf[action]
  if (!has(actor, right)) return { kind: 'forbidden', code: 'right.missing', params: { right } }
  if (!reaches(actor, right, row)) return { kind: 'forbidden', code: 'customer.out_of_reach', params: { right } }
  if (row.mergedInto !== null) return { kind: 'conflict', code: 'customer.merged_away' }
  return whyNotNow(action, actor, row)
}

function whyNotNow(action: CustomerAction, actor: Actor, row: Customer): Refusal | undefined {
  const conflict = (code: string, params?: ErrorParams): Refusal => ({
    kind: 'conflict',
    code,
    ...(params ? { params } : {}),
  })
  if (action === 'restore') return row.withdrawnAt === null ? conflict('customer.not_withdrawn') : undefined
  if (action === 'reveal' || action === 'print' || action === 'export') return undefined
  if (row.withdrawnAt !== null) return conflict('customer.withdrawn')
  switch (action) {
    case 'submit':
      if (row.state === 'submitted' || row.state === 'valid') return conflict(`customer.already_${row.state}`)
      return undefined
    case 'approve':
      if (row.state !== 'submitted') return conflict('customer.not_submitted')
      if (row.verification === 'waiting') return conflict('customer.verify_first')
      return row.verification === 'false' ? conflict('customer.found_untrue') : undefined
    case 'return':
      return row.state === 'submitted' ? undefined : conflict('customer.not_submitted')
    case 'verify':
      // What a salesman brings is verified by somebody else (ARC-29).
      return row.collectorId === actor.id ? { kind: 'forbidden', code: 'customer.verify_own' } : undefined
    default:
      return undefined
  }
}

/** A row as an actor may read it, and which fields stand covered: `masked` may be uncovered one by one, `locked` not. */
export type Masked<R> = { row: R; masked: string[]; locked: string[] }

type MaskedFields = Readonly<Record<string, FieldData>>

/**
 * Covers personal and secret values (ACC-19). Personal ones are covered for everybody: who has the right to see them
 * uncovers one at a time, and that look is recorded. Secret ones are left out without their own right.
 * `extra` are the fields kept in the row's `extra`.
 */
export function maskCustomer<R extends Placed>(row: R, actor: Actor, extra: MaskedFields = {}): Masked<R> {
  const seesPersonal = reaches(actor, 'customer.reveal', row)
  const seesSecret = reaches(actor, 'customer.secret', row)
  const answer: Masked<R> = { row: { ...row }, masked: [], locked: [] }
  maskInto(answer, answer.row as Record<string, unknown>, sensitiveFields, seesPersonal, seesSecret)
  const own = (answer.row as Record<string, unknown>)['extra']
  const sensitive = Object.entries(extra).filter(([, field]) => field.sensitivity !== undefined)
  if (typeof own !== 'object' || own === null || sensitive.length === 0) return answer
  const copy = { ...own }
  maskInto(answer, copy, sensitive, seesPersonal, seesSecret)
  Object.assign(answer.row, { extra: copy })
  return answer
}

/** The same row for papers that leave the screen: open where the actor's rights reach, covered elsewhere. */
export function openCustomer<R extends Placed>(row: R, actor: Actor, extra: MaskedFields = {}): R {
  const { row: covered, masked } = maskCustomer(row, actor, extra)
  const from = row as Record<string, unknown>
  const own = from['extra'] as Record<string, unknown> | undefined
  for (const key of masked) {
    if (extra[key] !== undefined && own !== undefined)
      Object.assign((covered as Record<string, unknown>)['extra'] as object, { [key]: own[key] })
    else Object.assign(covered, { [key]: from[key] })
  }
  return covered
}

const sensitiveFields = Object.entries(customer.fields as MaskedFields).filter(
  ([, field]) => field.sensitivity !== undefined,
)

function maskInto(
  answer: Masked<unknown>,
  values: Record<string, unknown>,
  fields: readonly (readonly [string, FieldData])[],
  seesPersonal: boolean,
  seesSecret: boolean,
): void {
  for (const [key, field] of fields) {
    const value = values[key]
    if (value === null || value === undefined) continue
    const may = field.sensitivity === 'secret' ? seesSecret : seesPersonal
    if (field.sensitivity === 'secret' && !may) delete values[key]
    else values[key] = maskValue(field, value)
    ;(may ? answer.masked : answer.locked).push(key)
  }
}

export const covered = '***'

/** One value with its telling part covered; enough stays to recognise it by. */
export function maskValue(field: FieldData, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (Array.isArray(value)) return value.map((one) => maskText(field.type, String(one)))
  return maskText(field.type, String(value))
}

function maskText(type: FieldData['type'], text: string): string {
  switch (type) {
    case 'phones':
      return maskPhone(text)
    case 'residentId':
      return maskIdentity(text)
    case 'emails':
      return text.replace(/^(.{0,2})[^@]*/, `$1${covered}`)
    case 'birthday':
      // The day is for wishes; what tells the age stays covered.
      return /-\d\d\+?-\d\d$/.test(text) ? text.replace(/^(L?)\d{4}/, '$1-') : covered
    case 'strings':
      return `${text.slice(0, 2)}${covered}`
    default:
      return covered
  }
}

/** A value that comes back as it was covered stands for the value it covers, so that saving a form loses nothing. */
export function uncover(field: FieldData, before: unknown, next: unknown): unknown {
  if (field.sensitivity === undefined || before === null || before === undefined) return next
  if (Array.isArray(before) && Array.isArray(next)) {
    const byCover = new Map(before.map((one) => [maskValue(field, [one])?.toString(), one]))
    return next.map((one) => byCover.get(String(one)) ?? one)
  }
  return next === maskValue(field, before) ? before : next
}
