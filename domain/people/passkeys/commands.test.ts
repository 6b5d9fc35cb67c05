import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '#domain/people/passwords/commands.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

const password = '窗外的梧桐落了三次叶'
let harness: Harness
let hash: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-03-02T01:00:00Z' })
  hash = await hashPassword(password)
})
afterAll(() => harness.close())

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const b64 = (data: Buffer | string) => Buffer.from(data).toString('base64url')

/** The few CBOR shapes an authenticator writes (RFC 8949): small numbers, bytes, text, maps. */
function cbor(value: number | string | Buffer | Map<unknown, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([
    head(5, value.size),
    ...[...value].flatMap(([key, one]) => [cbor(key as never), cbor(one as never)]),
  ])
}

/** A phone that checks fingers: makes one passkey and signs with it. */
function createDevice(origin: string, rpId: string) {
  const id = randomBytes(16)
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  // User present, user verified, and (on making) attested credential data included: WebAuthn §6.1.
  const head = (flags: number, counter: number) => Buffer.concat([sha256(rpId), Buffer.from([flags, 0, 0, 0, counter])])
  const clientData = (type: string, challenge: string) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false })
  return {
    make(challenge: string) {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const key = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const authData = Buffer.concat([head(0x45, 0), Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const attestationObject = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      )
      const response = {
        clientDataJSON: b64(clientData('webauthn.create', challenge)),
        attestationObject: b64(attestationObject),
        transports: ['internal'],
      }
      return { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {}, response }
    },
    sign(challenge: string, counter: number, key: KeyObject = privateKey) {
      const authenticatorData = head(0x05, counter)
      const clientDataJSON = clientData('webauthn.get', challenge)
      const signature = createSign('sha256')
        .update(Buffer.concat([authenticatorData, sha256(clientDataJSON)]))
        .sign(key)
      const response = {
        clientDataJSON: b64(clientDataJSON),
        authenticatorData: b64(authenticatorData),
        signature: b64(signature),
      }
      return { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {}, response }
    },
  }
}

const hostname = 'archive.anhe.example'

async function registered(origin = `https://${hostname}`) {
  const person = await harness.person()
  await harness.product.platform.db
    .updateTable('accounts')
    .set({ passwordHash: hash })
    .where('id', '=', person.staffId)
    .execute()
  const device = createDevice(origin, hostname)
  const begun = await person.call('passkey.begin', { hostname, password })
  const done = await person.call('passkey.register', {
    name: '手机',
    hostname,
    response: device.make(begun.body.options.challenge),
  })
  return { person, device, done }
}

const begin = async () =>
  (await harness.guest.call('passkey.beginSignIn', { hostname })).body.options.challenge as string
const signIn = (response: unknown) => harness.guest.call('passkey.signIn', { response })

const list = async (person: Caller) => (await person.ask('passkey.list')).body.rows

describe('passkeys', () => {
  it('[ACC-13] a registered one signs in without a password', async () => {
    const { person, device, done } = await registered()
    expect(done.status).toBe(200)
    expect(await list(person)).toMatchObject([{ name: '手机', lastUsedAt: null }])
    const answer = await signIn(device.sign(await begin(), 1))
    expect([answer.status, answer.body]).toEqual([200, { state: 'signed-in' }])
    expect((await list(person))[0].lastUsedAt).not.toBeNull()
  })

  it('[ACC-13] a challenge answers once and for five minutes', async () => {
    const { device } = await registered()
    const challenge = await begin()
    expect((await signIn(device.sign(challenge, 1))).status).toBe(200)
    expect((await signIn(device.sign(challenge, 2))).body.error.code).toBe('passkey.too_late')
    const late = await begin()
    harness.setNow('2026-03-02T01:06:00Z')
    expect((await signIn(device.sign(late, 3))).body.error.code).toBe('passkey.too_late')
    harness.setNow('2026-03-02T01:00:00Z')
  })

  it('[ACC-13] another key, another site or a counter that went back is refused', async () => {
    const { device } = await registered()
    const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    expect((await signIn(device.sign(await begin(), 1, foreign))).status).toBe(401)
    expect((await signIn(createDevice('https://evil.example', hostname).sign(await begin(), 1))).status).toBe(401)
    expect((await signIn(device.sign(await begin(), 9))).status).toBe(200)
    expect((await signIn(device.sign(await begin(), 9))).status).toBe(401)
  })

  it('[ACC-13] none is made for a page that is not this site', async () => {
    expect((await registered('https://evil.example')).done.body.error.code).toBe('passkey.wrong_site')
    expect((await registered(`http://${hostname}`)).done.body.error.code).toBe('passkey.wrong_site')
  })

  it('a removed one opens nothing, and somebody else’s cannot be removed', async () => {
    const { person, device } = await registered()
    const [row] = await list(person)
    expect((await (await harness.person()).call('passkey.remove', { id: row.id })).status).toBe(404)
    expect((await person.call('passkey.remove', { id: row.id })).status).toBe(200)
    expect((await signIn(device.sign(await begin(), 1))).status).toBe(401)
  })
})
