import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { readFirm } from '../firm/queries.ts'
import { confirmPassword, passwordInput, refuseTokens } from '../passwords/commands.ts'
import { present } from '../records/commands.ts'
import { letIn } from '../sessions/commands.ts'
import { challengeOf, originOf } from './rules.ts'

// Three hundred modules for certificates of all makers of keys: read when the first passkey is used, not at each start.
const webauthn = () => import('@simplewebauthn/server')

// As long as a person needs to find their phone and look into it.
const challengeMinutes = 5

const hostname = z.string().min(1).max(253)

/** The parts of a browser's answer that are read; the library checks the rest of it. */
const answer = z.looseObject({
  id: z.string().max(2000),
  response: z.looseObject({ clientDataJSON: z.string().max(10_000) }),
})

const options = z.object({ options: z.record(z.string(), z.unknown()) })

async function keepChallenge(context: Context, challenge: string): Promise<void> {
  const expiresAt = new Date(context.now.getTime() + challengeMinutes * 60_000).toISOString()
  await context.db.deleteFrom('passkeyChallenges').where('expiresAt', '<', context.now.toISOString()).execute()
  const accountId = context.actor.kind === 'staff' ? context.actor.id : null
  await context.db.insertInto('passkeyChallenges').values({ challenge, accountId, expiresAt }).execute()
}

/** Takes the challenge out of the table: each answers once, to the person it was made for. */
async function takeChallenge(context: Context, clientDataJSON: string): Promise<string> {
  const challenge = challengeOf(clientDataJSON) ?? ''
  const used = await context.db
    .deleteFrom('passkeyChallenges')
    .where('challenge', '=', challenge)
    .returning(['accountId', 'expiresAt'])
    .executeTakeFirst()
  const mine = context.actor.kind === 'staff' ? context.actor.id : null
  if (used === undefined || used.accountId !== mine || used.expiresAt < context.now.toISOString())
    throw new AppError('invalid', 'passkey.too_late')
  return challenge
}

export const beginPasskey = command({
  name: 'passkey.begin',
  about: 'Options for navigator.credentials.create(), for a passkey of the own account',
  needs: 'signed-in',
  input: z.strictObject({ hostname, password: passwordInput }),
  output: options,
  async run(context, input) {
    refuseTokens(context)
    const { email } = await confirmPassword(context, 'password', input.password)
    const known = await context.db
      .selectFrom('passkeys')
      .select('credentialId')
      .where('accountId', '=', context.actor.id)
      .execute()
    const { name } = await readFirm(context.db)
    const made = await (await webauthn()).generateRegistrationOptions({
      rpName: name === '' ? 'Kedang' : name,
      rpID: input.hostname,
      userName: email,
      userDisplayName: context.actor.name,
      userID: new TextEncoder().encode(context.actor.id),
      excludeCredentials: known.map((one) => ({ id: one.credentialId })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    await keepChallenge(context, made.challenge)
    return { options: { ...made } }
  },
})

export const registerPasskey = command({
  name: 'passkey.register',
  about: 'Keeps the passkey the browser has made',
  needs: 'signed-in',
  input: z.strictObject({ name: z.string().trim().min(1).max(60), hostname, response: answer }),
  output: z.object({ id: z.uuid() }),
  async run(context, { name, hostname: rpId, response }) {
    refuseTokens(context)
    const expectedChallenge = await takeChallenge(context, response.response.clientDataJSON)
    const checked = await (await webauthn())
      .verifyRegistrationResponse({
        response: response as unknown as RegistrationResponseJSON,
        expectedChallenge,
        expectedOrigin: originOf(response.response.clientDataJSON, rpId),
        expectedRPID: rpId,
      })
      .catch((cause: unknown) => refuse(cause))
    if (!checked.verified) throw refuse(undefined)
    const { credential } = checked.registrationInfo
    const id = newId()
    await context.db
      .insertInto('passkeys')
      .values({
        id,
        accountId: context.actor.id,
        rpId,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        name,
        createdAt: context.now.toISOString(),
        lastUsedAt: null,
      })
      .execute()
    context.audit({
      kind: 'change',
      subject: 'account',
      ids: [context.actor.id],
      detail: { fields: ['passkey'], name },
    })
    return { id }
  },
})

function refuse(cause: unknown): never {
  throw new AppError('unauthenticated', 'passkey.refused', {}, { cause })
}

export const beginPasskeySignIn = command({
  name: 'passkey.beginSignIn',
  about: 'Options for navigator.credentials.get(): the browser offers the passkeys it has for this site',
  needs: 'anyone',
  perMinute: 120,
  input: z.strictObject({ hostname }),
  output: options,
  async run(context, input) {
    const made = await (await webauthn()).generateAuthenticationOptions({
      rpID: input.hostname,
      userVerification: 'required',
    })
    await keepChallenge(context, made.challenge)
    return { options: { ...made } }
  },
})

export const signInWithPasskey = command({
  name: 'passkey.signIn',
  about: 'Signs in with a passkey; the device has checked the person itself, so no code is asked for',
  needs: 'anyone',
  perMinute: 120,
  input: z.strictObject({ response: answer, keep: z.boolean().optional() }),
  output: z.object({ state: z.literal('signed-in') }),
  async run(context, { response, keep = false }) {
    const expectedChallenge = await takeChallenge(context, response.response.clientDataJSON)
    const passkey = await context.db
      .selectFrom('passkeys')
      .innerJoin('accounts', 'accounts.id', 'passkeys.accountId')
      .innerJoin('staff', 'staff.id', 'accounts.id')
      .select(['passkeys.id', 'accountId', 'rpId', 'credentialId', 'publicKey', 'counter', 'transports'])
      .where('credentialId', '=', response.id)
      .where('disabledAt', 'is', null)
      .where('staff.isActive', '=', true)
      .forUpdate('passkeys')
      .executeTakeFirst()
    if (passkey === undefined) return refuse(undefined)
    const checked = await (await webauthn())
      .verifyAuthenticationResponse({
        response: response as unknown as AuthenticationResponseJSON,
        expectedChallenge,
        expectedOrigin: originOf(response.response.clientDataJSON, passkey.rpId),
        expectedRPID: passkey.rpId,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(passkey.publicKey),
          counter: passkey.counter,
          transports: passkey.transports,
        },
      })
      .catch((cause: unknown) => refuse(cause))
    if (!checked.verified) return refuse(undefined)
    await context.db
      .updateTable('passkeys')
      .set({ counter: checked.authenticationInfo.newCounter, lastUsedAt: context.now.toISOString() })
      .where('id', '=', passkey.id)
      .execute()
    await letIn(context, passkey.accountId, keep, 'passkey')
    return { state: 'signed-in' as const }
  },
})

export const removePasskey = command({
  name: 'passkey.remove',
  about: 'Removes a passkey of the own account',
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(context, { id }) {
    refuseTokens(context)
    const removed = await context.db
      .deleteFrom('passkeys')
      .where('id', '=', id)
      .where('accountId', '=', context.actor.id)
      .returning('name')
      .executeTakeFirst()
    const { name } = present(removed)
    context.audit({
      kind: 'change',
      subject: 'account',
      ids: [context.actor.id],
      detail: { fields: ['passkey'], removed: name },
    })
    return {}
  },
})

export const passkeyCommands = [
  beginPasskey,
  registerPasskey,
  beginPasskeySignIn,
  signInWithPasskey,
  removePasskey,
] as const
