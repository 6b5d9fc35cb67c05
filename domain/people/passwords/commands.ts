import { hash, verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { readings } from '#platform/core/chinese/pinyin.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { accessChanged, endSessions } from '../access/commands.ts'
import { forgiveAttempts } from '../attempts/commands.ts'
import { attemptKinds } from '../attempts/queries.ts'
import { readFirm } from '../firm/queries.ts'
import { longestPassword, refuseWeakPassword } from './rules.ts'

// Argon2id with 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** A password as it comes in; longer ones are refused before they are hashed. */
export const passwordInput = z
  .string()
  .min(1)
  .max(longestPassword * 4)

/** Turns a password into what is stored of it. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFKC'), cost)
}

let nobodysHash: Promise<string> | undefined

/**
 * Whether the password fits the stored hash. Without a hash (no such account, or none set) the same work is done
 * for nothing, so that the time of the answer tells nobody which e-mails exist.
 */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody ever has this one')
  const fits = await verify(stored ?? (await nobodysHash), password.normalize('NFKC'))
  return fits && typeof stored === 'string'
}

/** Refuses a password that is weak for this person, at the input field `path`. */
export async function checkPassword(
  context: Context,
  path: string,
  password: string,
  owner: { email: string; name: string },
): Promise<void> {
  const firm = await readFirm(context.db)
  const sounds = (text: string) => readings(text, { surname: true }).map((all) => all[0] ?? '')
  const firmNames =
    firm.name === ''
      ? []
      : [
          firm.name,
          sounds(firm.name).join(''),
          sounds(firm.name)
            .map((one) => one.slice(0, 1))
            .join(''),
        ]
  // Two letters of a firm's initials are in every second password.
  const telling = firmNames.filter((one) => /\p{Script=Han}/u.test(one) || one.length >= 4)
  refuseWeakPassword(path, password, { ...owner, pinyin: sounds(owner.name), firmNames: telling })
}

/** Asks the signed-in person for their password again. Throws AppError('invalid') at `path` when it is wrong. */
export async function confirmPassword(context: Context, path: string, password: string): Promise<{ email: string }> {
  const account = await context.db
    .selectFrom('accounts')
    .select(['email', 'passwordHash'])
    .where('id', '=', context.actor.id)
    .executeTakeFirst()
  if (!(await passwordFits(account?.passwordHash, password))) throw invalidField(path, 'password.wrong')
  await forgiveAttempts(context.db as never, { kind: attemptKinds.secret, key: context.actor.id })
  return { email: account?.email ?? '' }
}

/** Only a person at a screen manages their own sign-in; a token must not be able to outlive its revocation. */
export function refuseTokens(context: Context): void {
  if (context.actor.kind !== 'staff') throw new AppError('forbidden', 'session.person_only')
}

export const changePassword = command({
  name: 'account.changePassword',
  about: 'Changes the own password and ends all other sessions of the account',
  needs: 'signed-in',
  input: z.strictObject({ current: passwordInput, password: passwordInput }),
  output: z.object({}),
  async run(context, { current, password }) {
    refuseTokens(context)
    const { email } = await confirmPassword(context, 'current', current)
    await checkPassword(context, 'password', password, { email, name: context.actor.name })
    if (current === password) throw invalidField('password', 'password.same')
    const passwordHash = await hashPassword(password)
    await context.db
      .updateTable('accounts')
      .set({ passwordHash, mustChangePassword: false })
      .where('id', '=', context.actor.id)
      .execute()
    await endSessions(context.db, context.actor.id, context.now, context.actor.sessionId)
    accessChanged(context, [context.actor.id])
    context.audit({ kind: 'change', subject: 'account', ids: [context.actor.id], detail: { fields: ['password'] } })
    return {}
  },
})

/** A password for one sign-in, read aloud or written down: no letters that look alike, about 60 bits. */
export function oneTimePassword(random: (bytes: number) => Uint8Array): string {
  // 32 signs without 0 O 1 I: five bits each, so no sign is likelier than another.
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const text = Array.from(random(12), (byte) => signs[byte & 31]).join('')
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}

/** Locks the making of accounts, so that two first runs at once make one administrator. */
export async function lockAccounts(context: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('accounts'))`.execute(context.db)
}

export const passwordCommands = [changePassword] as const
