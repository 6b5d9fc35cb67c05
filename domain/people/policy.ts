import { type RawBuilder, sql } from 'kysely'
import { type Condition, me } from '#platform/core/conditions.ts'
import { type Actor, type Rights, scopeOf, wider } from '#platform/core/rights.ts'

/** Who may do what in the firm's own organisation. Reading names of colleagues and departments takes no right. */
export const peopleRights = {
  'staff.read': { label: { zh: '查看员工资料', en: 'See staff records' }, scoped: true },
  'staff.manage': { label: { zh: '管理员工与登录', en: 'Manage staff and sign-in' }, scoped: true },
  'role.manage': { label: { zh: '管理角色与授权', en: 'Manage roles and rights' }, scoped: false },
  'setup.manage': {
    label: { zh: '管理企业设置、部门与岗位', en: 'Manage firm settings, departments and posts' },
    scoped: false,
  },
  'audit.read': { label: { zh: '查看操作记录', en: 'See the audit record' }, scoped: false },
} as const satisfies Rights

/** What the database refuses, in words. */
export const peopleConstraints = {
  staff_number: 'staff.number_taken',
  accounts_email_key: 'staff.email_taken',
  departments_sibling_name: 'department.name_taken',
  departments_parent_id_fkey: 'department.not_empty',
  staff_department_id_fkey: 'department.not_empty',
  posts_department_id_fkey: 'department.not_empty',
  outside_parties_department_id_fkey: 'department.not_empty',
  staff_post_id_fkey: 'post.held',
  posts_superior_post_id_fkey: 'post.is_superior',
  posts_deputy_post_id_fkey: 'post.is_superior',
  roles_name: 'role.name_taken',
  staff_roles_role_id_fkey: 'role.held',
  passkeys_credential_id_key: 'passkey.known',
}

/**
 * Which rows of `staff` a right reaches: oneself and those one is the superior of, the own department and all below,
 * the own branch, or everybody. Without the right, none.
 */
export function staffInReach(actor: Actor, right: keyof typeof peopleRights): RawBuilder<boolean> {
  switch (scopeOf(actor, right)) {
    case 'all':
      return sql<boolean>`true`
    case 'branch':
      return sql<boolean>`staff.department_id = any(${[...actor.branchIds]}::uuid[])`
    case 'department':
      return sql<boolean>`(staff.department_id = any(${[...actor.departmentIds]}::uuid[]) or staff.manager_id = ${actor.id})`
    case 'own':
      return sql<boolean>`(staff.id = ${actor.id} or staff.manager_id = ${actor.id})`
    default:
      return sql<boolean>`false`
  }
}

/** Whether somebody with `right` may place staff in this department. */
export function reachesDepartment(actor: Actor, right: keyof typeof peopleRights, departmentId: string): boolean {
  const scope = scopeOf(actor, right)
  if (scope === 'all') return true
  const ids = scope === 'branch' ? actor.branchIds : scope === 'department' ? actor.departmentIds : []
  return ids.includes(departmentId)
}

/** What somebody made themselves, or people of the departments any of these rights reaches; undefined means all. */
export function madeWithin(actor: Actor, rights: readonly string[]): Condition | undefined {
  const [first, ...more] = rights.flatMap((right) => scopeOf(actor, right) ?? [])
  if (first === undefined) return { any: [] }
  const scope = more.reduce((a, b) => wider(a, b), first)
  if (scope === 'all') return undefined
  const own: Condition = { field: 'createdBy', op: 'in', value: [me] }
  const departments = scope === 'own' ? [] : scope === 'department' ? actor.departmentIds : actor.branchIds
  return { any: [own, { field: 'departmentId', op: 'in', value: [...departments] }] }
}
