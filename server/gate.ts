import type { FastifyRequest } from 'fastify'
import type { Database } from '#domain/kit.ts'
import { accessTopic, onAccessChange } from '#domain/people/access/commands.ts'
import { findActor, findTokenHolder, type Recognised } from '#domain/people/access/queries.ts'
import { admitAttempt } from '#domain/people/attempts/commands.ts'
import { guardsOf, keepsNoAnswer } from '#domain/people/attempts/queries.ts'
import { declareRights } from '#domain/people/roles/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { type Actor, guest } from '#platform/core/rights.ts'
import { auditRow } from '#platform/server/audit.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import type { Events } from '#platform/server/events.ts'
import { type Gate, sessionCookie } from '#platform/server/http/app.ts'

/** API tokens carry their kind in front, so that a leaked one is recognised by scanners and people. */
const bearer = /^Bearer (kdt_[\w-]{20,100})$/i

/**
 * Finds who is calling, from a bearer token or the session cookie, and lets guesses at passwords in only at a
 * patient pace. Without `events`, changes of access in other processes are heard after the cache's few seconds.
 */
export function createGate(platform: Platform<Database>, events?: Pick<Events, 'subscribe'>): Gate {
  declareRights(platform.rights)
  const recognise = rememberBriefly(platform, events)
  return async (request) => {
    const found = await recognise(secretOf(request))
    const actor = found?.actor ?? guest
    await holdBack(platform, request, actor)
    return { actor, language: found?.language }
  }
}

function secretOf(request: FastifyRequest): string {
  const { authorization } = request.headers
  if (authorization === undefined) return request.cookies[sessionCookie] ?? ''
  const token = bearer.exec(authorization)?.[1]
  if (token === undefined) throw new AppError('unauthenticated', 'token.unknown')
  return token
}

/**
 * Tries at a secret are counted and recorded before they run, because a refused command leaves nothing behind;
 * what carries a secret is never kept for repeating.
 */
async function holdBack(platform: Platform<Database>, request: FastifyRequest, actor: Actor): Promise<void> {
  const operation = request.routeOptions.url?.replace('/api/', '') ?? ''
  if (keepsNoAnswer.has(operation)) delete request.headers['idempotency-key']
  const guards = guardsOf(operation, request.body, request.ip, actor.id)
  if (guards.length === 0) return
  const now = platform.clock()
  await admitAttempt(platform.db as never, guards, now)
  const stamp = { operation, actor, now, requestId: request.id, ip: request.ip }
  await platform.writeLooks([
    auditRow({ kind: 'sign-in', subject: 'account', detail: { tried: guards[0]?.key } }, stamp),
  ])
}

// Long enough that a page with ten requests asks once, short enough that a missed piece of news heals unnoticed.
const rememberedMs = 5000
// Beyond this many people at once the map is emptied rather than grown.
const rememberedPeople = 10_000

type Memory = { found: Recognised | undefined; at: number }

/**
 * Remembers who a secret belongs to for a few seconds, so that a request costs no query. Forgotten at once when
 * access changes: in this process before the change is answered, in others through the news. A look-up that was
 * under way during a change is not remembered, because it may have read the state before.
 */
function rememberBriefly(
  platform: Platform<Database>,
  events?: Pick<Events, 'subscribe'>,
): (secret: string) => Promise<Recognised | undefined> {
  const memory = new Map<string, Memory>()
  let changes = 0
  const forget = (accountId: string | undefined): void => {
    changes++
    for (const [secret, { found }] of memory) {
      if (accountId === undefined || found?.actor.id === accountId) memory.delete(secret)
    }
  }
  onAccessChange(forget)
  events?.subscribe((news) => {
    if (news.topic === accessTopic) forget(news.to)
  })
  return async (secret) => {
    if (secret === '') return undefined
    const now = platform.clock()
    const known = memory.get(secret)
    if (known !== undefined && isFresh(known, now)) return known.found
    const changesBefore = changes
    const found = await lookUp(platform, secret, now)
    if (memory.size >= rememberedPeople) memory.clear()
    // Unknown secrets are not remembered: they are free to invent.
    if (found !== undefined && changes === changesBefore) memory.set(secret, { found, at: now.getTime() })
    return found
  }
}

function isFresh({ found, at }: Memory, now: Date): boolean {
  const age = now.getTime() - at
  const isOver = found?.until !== undefined && found.until <= now
  return age >= 0 && age < rememberedMs && !isOver
}

async function lookUp(platform: Platform<Database>, secret: string, now: Date): Promise<Recognised | undefined> {
  if (!secret.startsWith('kdt_')) return await findActor(platform.db, secret, now)
  const holder = await findTokenHolder(platform.db, secret, now)
  if (holder === undefined) throw new AppError('unauthenticated', 'token.unknown')
  return holder
}
