import type { Text } from './i18n.ts'

/** How far a right reaches, narrowest first. */
export const scopes = ['own', 'department', 'branch', 'all'] as const
export type Scope = (typeof scopes)[number]

/** A right as a noun's policy.ts declares it. `scoped` rights reach over rows; others are yes or no. */
export type RightDeclaration = { label: Text; scoped: boolean }
export type Rights = Readonly<Record<string, RightDeclaration>>

/** Who acts. Minted only by the session gate, the token gate and the job runner. */
export type Actor = {
  kind: 'staff' | 'token' | 'system' | 'guest'
  id: string
  name: string
  departmentId: string | undefined
  /** The actor's department and all below it. */
  departmentIds: readonly string[]
  /** All departments of the actor's branch. */
  branchIds: readonly string[]
  rights: Readonly<Record<string, Scope>>
  sessionId: string | undefined
}

export function scopeOf(actor: Actor, right: string): Scope | undefined {
  return actor.kind === 'system' ? 'all' : actor.rights[right]
}

export function has(actor: Actor, right: string): boolean {
  return scopeOf(actor, right) !== undefined
}

/** The wider of two scopes: holding two roles never takes anything away. */
export function wider(a: Scope | undefined, b: Scope): Scope {
  return a !== undefined && scopes.indexOf(a) > scopes.indexOf(b) ? a : b
}

// The nil UUIDs of RFC 9562 §5.9–5.10 stand for nobody and for the product itself.
export const guestId = '00000000-0000-0000-0000-000000000000'
export const systemId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export const guest: Actor = {
  kind: 'guest',
  id: guestId,
  name: '',
  departmentId: undefined,
  departmentIds: [],
  branchIds: [],
  rights: {},
  sessionId: undefined,
}

export const system: Actor = { ...guest, kind: 'system', id: systemId, name: '系统' }
