import { type Scope, scopes, wider } from '#platform/core/rights.ts'
import type { Grants } from './schema.ts'

/** The grant that stands for every right. */
export const everyRight = '*'

/** Several roles together: for each right the widest scope any of them gives. */
export function combineGrants(all: readonly Grants[]): Record<string, Scope> {
  const sum: Record<string, Scope> = {}
  for (const grants of all) {
    for (const [right, scope] of Object.entries(grants)) sum[right] = wider(sum[right], scope)
  }
  return sum
}

/** `*` spelled out over the rights the product declares; the mark itself stays, for comparing what may be granted. */
export function spellOut(grants: Grants, declared: readonly string[]): Record<string, Scope> {
  const all = grants[everyRight]
  if (all === undefined) return { ...grants }
  return combineGrants([grants, Object.fromEntries(declared.map((right) => [right, all]))])
}

/**
 * The rights in `wanted` that reach further than `held`: nobody may grant more than they hold.
 * @returns the keys of the offending rights, empty when all may be granted
 */
export function beyond(wanted: Grants, held: Grants): string[] {
  const all = held[everyRight]
  return Object.entries(wanted)
    .filter(([right, scope]) => !reaches(right === everyRight ? all : (held[right] ?? all), scope))
    .map(([right]) => right)
}

function reaches(held: Scope | undefined, wanted: Scope): boolean {
  return held !== undefined && scopes.indexOf(held) >= scopes.indexOf(wanted)
}

/** Whether a person with these rights can put right who may do what; a firm must never be without one. */
export function isAdministrator(grants: Grants): boolean {
  return grants[everyRight] !== undefined || grants['role.manage'] !== undefined
}
