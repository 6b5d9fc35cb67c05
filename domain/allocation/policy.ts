import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Rights, scopeOf } from '#platform/core/rights.ts'

/** Customers belong to the firm and not to whoever looks after them (ALC-08): who may say whose they are. */
export const allocationRights = {
  'handOver.manage': { label: { zh: '办理交接', en: 'Run hand-overs' }, scoped: true },
  'allocation.run': { label: { zh: '分配客户', en: 'Give customers out' }, scoped: true },
  'pool.claim': { label: { zh: '查看与领取公海客户', en: 'See and claim customers of the pool' }, scoped: true },
  'pool.assign': { label: { zh: '分派公海客户', en: 'Assign customers of the pool' }, scoped: true },
  'pool.rules': { label: { zh: '设定公海规则', en: 'Set the rules of the pool' }, scoped: false },
} as const satisfies Rights
export type AllocationRight = keyof typeof allocationRights

export const allocationConstraints = {
  hand_overs_one_at_once: 'handOver.under_way',
}

/** Members of staff under `alias` whose customers a right disposes of: one's own people and those of the departments. */
export function peopleInReach(actor: Actor, right: AllocationRight, alias: string): RawBuilder<boolean> {
  const scope = scopeOf(actor, right)
  if (scope === undefined) return sql<boolean>`false`
  if (scope === 'all') return sql<boolean>`true`
  const departments = scope === 'own' ? [] : scope === 'department' ? actor.departmentIds : actor.branchIds
  return sql<boolean>`(${sql.ref(`${alias}.manager_id`)} = ${actor.id} or ${sql.ref(`${alias}.department_id`)} = any(${[...departments]}::uuid[]))`
}

/** Rows under `alias` whose department a right reaches; what belongs to no department is within everybody's. */
export function customersInReach(actor: Actor, right: AllocationRight, alias: string): RawBuilder<boolean> {
  const scope = scopeOf(actor, right)
  if (scope === undefined) return sql<boolean>`false`
  if (scope === 'all') return sql<boolean>`true`
  const own = actor.departmentId === undefined ? [] : [actor.departmentId]
  const departments = scope === 'own' ? own : scope === 'department' ? actor.departmentIds : actor.branchIds
  const column = sql.ref(`${alias}.department_id`)
  return sql<boolean>`(${column} is null or ${column} = any(${[...departments]}::uuid[]))`
}
