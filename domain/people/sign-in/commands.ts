import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { accessChanged, closeAccount, endSessions } from '../access/commands.ts'
import { forgiveAttempts } from '../attempts/commands.ts'
import { accountKey, attemptKinds } from '../attempts/queries.ts'
import { hashPassword, oneTimePassword } from '../passwords/commands.ts'
import { loadStaff } from '../queries.ts'
import { present, saveChange, saved, target } from '../records/commands.ts'
import { keepAnAdministrator, refuseBeyondOwn } from '../roles/commands.ts'
import { readGrants } from '../roles/queries.ts'
import { staff } from '../schema.ts'

const oneTime = z.object({ oneTimePassword: z.string() })

export const grantSignIn = command({
  name: 'staff.grantSignIn',
  about:
    'Lets a member of staff sign in with an e-mail and a one-time password, which is shown once and must be changed',
  needs: { right: 'staff.manage' },
  input: z.strictObject({ ...target, email: z.email().max(254) }),
  output: saved.extend(oneTime.shape),
  async run(context, { id, version, email }) {
    const person = await loadStaff(context, 'staff.manage', id)
    if (!person.isActive) throw new AppError('conflict', 'staff.has_left')
    refuseBeyondOwn(context, await readGrants(context.db, id))
    const done = await saveChange(context, staff, person, version, { email: accountKey(email) })
    const password = oneTimePassword(randomBytes)
    const account = {
      email: accountKey(email),
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
      disabledAt: null,
    }
    await context.db
      .insertInto('accounts')
      .values({ id, ...account, totpSecret: null, totpConfirmedAt: null })
      .onConflict((on) => on.column('id').doUpdateSet(account))
      .execute()
    await beginAnew(context, id, account.email)
    context.audit({ kind: 'change', subject: 'account', ids: [id], detail: { granted: true } })
    return { ...done, oneTimePassword: password }
  },
})

export const resetPassword = command({
  name: 'staff.resetPassword',
  about: 'Gives a member of staff a new one-time password and switches their one-time code off; all their sessions end',
  needs: { right: 'staff.manage' },
  input: z.strictObject({ id: z.uuid() }),
  output: oneTime,
  async run(context, { id }) {
    await loadStaff(context, 'staff.manage', id)
    if (id === context.actor.id) throw new AppError('conflict', 'staff.oneself')
    refuseBeyondOwn(context, await readGrants(context.db, id))
    const password = oneTimePassword(randomBytes)
    const account = await context.db
      .updateTable('accounts')
      .set({
        passwordHash: await hashPassword(password),
        mustChangePassword: true,
        totpSecret: null,
        totpConfirmedAt: null,
        recoveryHashes: [],
      })
      .where('id', '=', id)
      .where('disabledAt', 'is', null)
      .returning('email')
      .executeTakeFirst()
    await beginAnew(context, id, present(account).email)
    context.audit({ kind: 'change', subject: 'account', ids: [id], detail: { reset: true } })
    return { oneTimePassword: password }
  },
})

/** What opened the account before opens it no more, and earlier wrong guesses no longer hold it back. */
async function beginAnew(context: Context, id: string, email: string): Promise<void> {
  await endSessions(context.db, id, context.now)
  await context.db.deleteFrom('passkeys').where('accountId', '=', id).execute()
  await context.db
    .updateTable('apiTokens')
    .set({ revokedAt: context.now.toISOString() })
    .where('accountId', '=', id)
    .where('revokedAt', 'is', null)
    .execute()
  await forgiveAttempts(context.db as never, { kind: attemptKinds.account, key: accountKey(email) })
  accessChanged(context, [id])
}

export const withdrawSignIn = command({
  name: 'staff.withdrawSignIn',
  about: 'A member of staff stays, but can no longer sign in',
  needs: { right: 'staff.manage' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(context, { id }) {
    await loadStaff(context, 'staff.manage', id)
    if (id === context.actor.id) throw new AppError('conflict', 'staff.oneself')
    await keepAnAdministrator(context, () => closeAccount(context, id))
    context.audit({ kind: 'change', subject: 'account', ids: [id], detail: { withdrawn: true } })
    return {}
  },
})

export const signInCommands = [grantSignIn, resetPassword, withdrawSignIn] as const
