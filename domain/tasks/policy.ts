import { type Condition, me } from '#platform/core/conditions.ts'
import { type Actor, type Rights, scopeOf } from '#platform/core/rights.ts'

/**
 * Whoever owns a task or made it sees it, does it and puts it off; wider reach adds those of the department or branch.
 * Giving a task to somebody else asks for `task.assign`.
 */
export const tasksRights = {
  'task.read': { label: { zh: '查看待办', en: 'See tasks' }, scoped: true },
  'task.change': { label: { zh: '办理待办', en: 'Do tasks' }, scoped: true },
  'task.assign': { label: { zh: '分派待办', en: 'Give tasks to others' }, scoped: true },
} as const satisfies Rights
export type TaskRight = keyof typeof tasksRights

export const tasksConstraints = { tasks_origin: 'task.already_made' }

const nobody: Condition = { any: [] }

/** Which tasks a right reaches; undefined means all. */
export function taskScope(actor: Actor, right: TaskRight): Condition | undefined {
  const scope = scopeOf(actor, right)
  if (scope === undefined) return nobody
  if (scope === 'all') return undefined
  const own = ['ownerId', 'createdBy'].map((field): Condition => ({ field, op: 'in', value: [me] }))
  const departments = scope === 'own' ? [] : scope === 'department' ? actor.departmentIds : actor.branchIds
  return departments.length === 0
    ? { any: own }
    : { any: [...own, { field: 'departmentId', op: 'in', value: [...departments] }] }
}
