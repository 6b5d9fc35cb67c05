import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { languages } from '#platform/core/i18n.ts'
import { accessChanged, endSessions, openSession } from '../access/commands.ts'
import { keptIdleSeconds } from '../access/rules.ts'
import { forgiveAttempts } from '../attempts/commands.ts'
import { accountKey, attemptKinds } from '../attempts/queries.ts'
import { passwordFits, passwordInput, refuseTokens } from '../passwords/commands.ts'
import { present } from '../records/commands.ts'
import { codeFits } from '../totp/commands.ts'

/** Opens a session for the browser that asks, and says so in the record. */
export async function letIn(context: Context, accountId: string, keep: boolean, by: string): Promise<void> {
  const session = await openSession(context, accountId, keep)
  // Without 'keep', the cookie goes with the browser window; the session's own end holds either way.
  context.request.setSession(session.token, keep ? keptIdleSeconds : undefined)
  context.audit({ kind: 'sign-in', subject: 'account', ids: [accountId], detail: { by } })
}

export const signIn = command({
  name: 'session.signIn',
  about: 'Signs in with e-mail and password, and a one-time code where the account asks for one',
  needs: 'anyone',
  // An office behind one address may all come at nine o'clock; guessing is held back per e-mail and address besides.
  perMinute: 120,
  input: z.strictObject({
    email: z.string().min(1).max(254),
    password: passwordInput,
    code: z.string().min(1).max(40).optional(),
    keep: z.boolean().optional(),
  }),
  output: z.object({ state: z.enum(['signed-in', 'code-needed']) }),
  async run(context, { email, password, code, keep = false }) {
    const account = await context.db
      .selectFrom('accounts')
      .innerJoin('staff', 'staff.id', 'accounts.id')
      .select(['accounts.id', 'passwordHash', 'totpSecret', 'totpConfirmedAt', 'recoveryHashes', 'totpLastStep'])
      .where('accounts.email', '=', accountKey(email))
      .where('disabledAt', 'is', null)
      .where('staff.isActive', '=', true)
      .executeTakeFirst()
    const fits = await passwordFits(account?.passwordHash, password)
    if (account === undefined || !fits) throw new AppError('unauthenticated', 'session.wrong_password')
    if (account.totpConfirmedAt !== null) {
      if (code === undefined) return { state: 'code-needed' as const }
      if (!(await codeFits(context, account, code))) throw new AppError('unauthenticated', 'session.wrong_code')
    }
    await forgiveAttempts(
      context.db as never,
      { kind: attemptKinds.account, key: accountKey(email) },
      { kind: attemptKinds.address, key: context.request.ip },
    )
    await letIn(context, account.id, keep, code === undefined ? 'password' : 'password+code')
    return { state: 'signed-in' as const }
  },
})

export const signOut = command({
  name: 'session.signOut',
  about: 'Ends the present session',
  needs: 'anyone',
  input: z.strictObject({}),
  output: z.object({}),
  async run(context) {
    const { sessionId, id } = context.actor
    context.request.setSession(undefined)
    if (sessionId === undefined) return {}
    await context.db
      .updateTable('sessions')
      .set({ revokedAt: context.now.toISOString() })
      .where('id', '=', sessionId)
      .execute()
    accessChanged(context, [id])
    context.audit({ kind: 'sign-in', subject: 'account', ids: [id], detail: { by: 'sign-out' } })
    return {}
  },
})

export const revokeSession = command({
  name: 'session.revoke',
  about: 'Ends one other session of the own account, or all others',
  needs: 'signed-in',
  input: z.strictObject({ id: z.union([z.uuid(), z.literal('others')]) }),
  output: z.object({}),
  async run(context, { id }) {
    refuseTokens(context)
    const { id: accountId, sessionId } = context.actor
    if (id === 'others') {
      await endSessions(context.db, accountId, context.now, sessionId)
    } else {
      const ended = await context.db
        .updateTable('sessions')
        .set({ revokedAt: context.now.toISOString() })
        .where('id', '=', id)
        .where('accountId', '=', accountId)
        .where('revokedAt', 'is', null)
        .returning('id')
        .executeTakeFirst()
      present(ended)
    }
    accessChanged(context, [accountId])
    context.audit({
      kind: 'change',
      subject: 'account',
      ids: [accountId],
      detail: { ended: id === 'others' ? 'others' : 'one' },
    })
    return {}
  },
})

export const setLanguage = command({
  name: 'account.setLanguage',
  about: 'Sets the language the product speaks to the person',
  needs: 'signed-in',
  input: z.strictObject({ language: z.enum(languages) }),
  output: z.object({}),
  async run(context, { language }) {
    await context.db.updateTable('accounts').set({ language }).where('id', '=', context.actor.id).execute()
    accessChanged(context, [context.actor.id])
    return {}
  },
})

export const sessionCommands = [signIn, signOut, revokeSession, setLanguage] as const
