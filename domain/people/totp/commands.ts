import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { readFirm } from '../firm/queries.ts'
import { confirmPassword, passwordInput, refuseTokens } from '../passwords/commands.ts'

// One step before and after the present one: phones' clocks are up to half a minute off (RFC 6238 §5.2).
const toleratedSteps = 1
const stepSeconds = 30

const recoveryCodeCount = 10

function totpOf(secret: string): TOTP {
  // What every authenticator app understands without asking: SHA-1, six digits, 30 seconds.
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: stepSeconds })
}

/** The time step a code belongs to, or undefined when it fits none or one already used. */
function stepOf(secret: string, code: string, now: Date, lastStep: number): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: toleratedSteps })
  if (delta === null) return undefined
  const step = Math.floor(now.getTime() / 1000 / stepSeconds) + delta
  return step > lastStep ? step : undefined
}

function digestOfCode(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z2-7]/g, ''))
    .digest('hex')
}

type Coded = { id: string; totpSecret: string | null; recoveryHashes: string[]; totpLastStep: number }

/** Whether `code` is the app's present code or an unused recovery code; either is used up by it. */
export async function codeFits(context: Context, account: Coded, code: string): Promise<boolean> {
  if (account.totpSecret === null) return false
  const step = /^\d{6}$/.test(code.replace(/\s/g, ''))
    ? stepOf(account.totpSecret, code.replace(/\s/g, ''), context.now, account.totpLastStep)
    : undefined
  if (step !== undefined) {
    const used = await context.db
      .updateTable('accounts')
      .set({ totpLastStep: step })
      .where('id', '=', account.id)
      .where('totpLastStep', '<', step)
      .returning('id')
      .executeTakeFirst()
    return used !== undefined
  }
  const digest = digestOfCode(code)
  if (!account.recoveryHashes.includes(digest)) return false
  const recoveryHashes = account.recoveryHashes.filter((one) => one !== digest)
  const used = await context.db
    .updateTable('accounts')
    .set({ recoveryHashes })
    .where('id', '=', account.id)
    .where(sql<boolean>`${digest} = any(recovery_hashes)`)
    .returning('id')
    .executeTakeFirst()
  return used !== undefined
}

export const enrolTotp = command({
  name: 'account.enrolTotp',
  about: 'Begins the enrolment of an authenticator app: gives the secret and its otpauth:// address for a QR code',
  needs: 'signed-in',
  input: z.strictObject({ password: passwordInput }),
  output: z.object({ secret: z.string(), uri: z.string() }),
  async run(context, { password }) {
    refuseTokens(context)
    const { email } = await confirmPassword(context, 'password', password)
    const secret = new Secret({ size: 20 }).base32
    const begun = await context.db
      .updateTable('accounts')
      .set({ totpSecret: secret, totpLastStep: 0 })
      .where('id', '=', context.actor.id)
      .where('totpConfirmedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (begun === undefined) throw new AppError('conflict', 'totp.already_on')
    const { name } = await readFirm(context.db)
    const totp = new TOTP({
      issuer: name === '' ? 'Kedang' : name,
      label: email,
      secret: Secret.fromBase32(secret),
      algorithm: 'SHA1',
      digits: 6,
      period: stepSeconds,
    })
    return { secret, uri: totp.toString() }
  },
})

export const confirmTotp = command({
  name: 'account.confirmTotp',
  about: 'Ends the enrolment with a first code; gives the recovery codes, once',
  needs: 'signed-in',
  input: z.strictObject({ code: z.string().min(1).max(40) }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  async run(context, { code }) {
    refuseTokens(context)
    const account = await context.db
      .selectFrom('accounts')
      .select(['totpSecret', 'totpConfirmedAt'])
      .where('id', '=', context.actor.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (account.totpConfirmedAt !== null) throw new AppError('conflict', 'totp.already_on')
    const step =
      account.totpSecret === null ? undefined : stepOf(account.totpSecret, code.replace(/\s/g, ''), context.now, 0)
    if (step === undefined) throw invalidField('code', 'session.wrong_code')
    const recoveryCodes = Array.from({ length: recoveryCodeCount }, makeRecoveryCode)
    await context.db
      .updateTable('accounts')
      .set({
        totpConfirmedAt: context.now.toISOString(),
        totpLastStep: step,
        recoveryHashes: recoveryCodes.map(digestOfCode),
      })
      .where('id', '=', context.actor.id)
      .execute()
    context.audit({
      kind: 'change',
      subject: 'account',
      ids: [context.actor.id],
      detail: { fields: ['totp'], now: 'on' },
    })
    return { recoveryCodes }
  },
})

/** 'ABCDE-FGHIJ' of base32 signs: 50 bits, used once. */
function makeRecoveryCode(): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const text = Array.from(randomBytes(10), (byte) => signs[byte & 31]).join('')
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

export const disableTotp = command({
  name: 'account.disableTotp',
  about: 'Switches the one-time code off for the own account',
  needs: 'signed-in',
  input: z.strictObject({ password: passwordInput }),
  output: z.object({}),
  async run(context, { password }) {
    refuseTokens(context)
    await confirmPassword(context, 'password', password)
    await context.db
      .updateTable('accounts')
      .set({ totpSecret: null, totpConfirmedAt: null, recoveryHashes: [], totpLastStep: 0 })
      .where('id', '=', context.actor.id)
      .execute()
    context.audit({
      kind: 'change',
      subject: 'account',
      ids: [context.actor.id],
      detail: { fields: ['totp'], now: 'off' },
    })
    return {}
  },
})

export const totpCommands = [enrolTotp, confirmTotp, disableTotp] as const
