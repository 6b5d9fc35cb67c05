import type { Attempt } from './commands.ts'
import { byAccount, byAddress } from './rules.ts'

/** Kinds of tries. */
export const attemptKinds = { account: 'sign-in', address: 'address', secret: 'secret' } as const

/**
 * Which tries a call amounts to: signing in counts for the e-mail and for the address, giving one's own password
 * again counts for the person. Empty for every other operation.
 */
export function guardsOf(operation: string, body: unknown, address: string, actorId: string): Attempt[] {
  if (operation === 'session.signIn') {
    const email = (body as { email?: unknown } | undefined)?.email
    const guards: Attempt[] = [{ kind: attemptKinds.address, key: address, patience: byAddress }]
    if (typeof email === 'string')
      guards.unshift({ kind: attemptKinds.account, key: accountKey(email), patience: byAccount })
    return guards
  }
  return asksForPassword.has(operation) ? [{ kind: attemptKinds.secret, key: actorId, patience: byAccount }] : []
}

/** One e-mail is one key however it is written; longer texts are no e-mail. */
export function accountKey(email: string): string {
  return email.trim().toLowerCase().slice(0, 254)
}

const asksForPassword = new Set(['account.changePassword', 'account.enrolTotp', 'account.disableTotp', 'passkey.begin'])

/**
 * Operations whose request or answer holds a secret: neither a digest of the one nor a copy of the other may stay
 * in the database for the sake of repeated requests.
 */
export const keepsNoAnswer: ReadonlySet<string> = new Set([
  'session.signIn',
  'setup.create',
  'account.changePassword',
  'account.enrolTotp',
  'account.confirmTotp',
  'account.disableTotp',
  'passkey.signIn',
  'passkey.begin',
  'passkey.register',
  'token.create',
  'staff.grantSignIn',
  'staff.resetPassword',
  'dataForm.makeLink',
  'form.makeLink',
])
