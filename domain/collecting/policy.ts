import { type Condition, me } from '#platform/core/conditions.ts'
import { type Actor, type Rights, scopeOf, wider } from '#platform/core/rights.ts'

/**
 * Collecting is filling in forms; managing is running campaigns, sending data forms, receiving what was handed over.
 * Taking answers into an archive asks for the rights of the archive itself.
 */
export const collectingRights = {
  'collecting.collect': { label: { zh: '收集资料', en: 'Collect information' }, scoped: true },
  'collecting.manage': { label: { zh: '管理收集活动', en: 'Run campaigns and data forms' }, scoped: true },
} as const satisfies Rights

export const collectingConstraints = {
  data_forms_answers: 'selfFill.gone',
  collections_number: 'collection.number_taken',
}

const nobody: Condition = { any: [] }

/**
 * Which forms an actor reaches with any of `rights`; undefined means all. Whoever collected a form, was handed it or
 * keeps it always reaches it; wider scopes add those of the department or branch it was collected in.
 */
export function collectionScope(actor: Actor, rights: readonly string[]): Condition | undefined {
  const held = rights.flatMap((right) => scopeOf(actor, right) ?? [])
  const [first, ...more] = held
  if (first === undefined) return nobody
  const scope = more.reduce((a, b) => wider(a, b), first)
  if (scope === 'all') return undefined
  const own = ['collectorId', 'createdBy', 'handedTo', 'keeperId'].map(
    (field): Condition => ({ field, op: 'in', value: [me] }),
  )
  const departments = scope === 'own' ? [] : scope === 'department' ? actor.departmentIds : actor.branchIds
  if (departments.length === 0) return { any: own }
  return { any: [...own, { field: 'departmentId', op: 'in', value: [...departments] }] }
}
