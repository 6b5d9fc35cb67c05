import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { findActor } from '#domain/people/access/queries.ts'
import { newId } from '#platform/core/ids.ts'
import type { Actor } from '#platform/core/rights.ts'
import { dispatch } from '#platform/server/dispatch.ts'
import type { Product } from '#server/compose.ts'
import { operations } from '#server/operations.ts'
import type { Firm } from './firm.ts'
import { record, type Take } from './recording.ts'
import type { Ask, Line } from './shots.ts'

/** What the bare handler plays: per line, the statements of some calls. */
export type Tape = Record<string, Take[]>

// Different enough that PostgreSQL cannot live on one cached page.
const takesPerLine = 100
// A sum over a million rows takes seconds, and all its takes are alike.
const recordedMs = 10_000

/** Records what each line's calls send to PostgreSQL when they run in this process. */
export async function recordTape(product: Product, firm: Firm, lines: readonly Line[], file: string): Promise<void> {
  const actors = {
    administrator: await actorOf(product, firm.administrator),
    salesperson: await actorOf(product, firm.salesperson),
  }
  // The listener for news takes its connection first, so that it is not taken for a part of a call.
  await sleep(300)
  const tape: Tape = {}
  for (const line of lines) {
    const takes: Take[] = []
    const until = performance.now() + recordedMs
    while (takes.length < takesPerLine && performance.now() < until)
      takes.push(await recordCall(product, actors[line.by], line.next()))
    tape[line.key] = takes
  }
  writeFileSync(file, JSON.stringify(tape))
}

async function recordCall(product: Product, actor: Actor, ask: Ask): Promise<Take> {
  const operation = operations.find((one) => one.name === ask.name)
  if (operation === undefined) throw new Error(`there is no ${ask.name}`)
  const call = {
    actor,
    language: 'zh-CN',
    requestId: newId(),
    source: 'screen',
    idempotencyKey: ask.kind === 'command' ? newId() : undefined,
    request: { ip: '127.0.0.1', userAgent: 'bench', setSession: () => {} },
  } as const
  return await record(product.pool, ask.name === 'customer.change', () =>
    dispatch(product.platform, operation, ask.input, call),
  )
}

async function actorOf(product: Product, token: string): Promise<Actor> {
  const found = await findActor(product.platform.db, token, new Date())
  if (found === undefined) throw new Error('nobody is signed in')
  return found.actor
}
