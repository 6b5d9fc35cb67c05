import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'

// One phone at an event or a counter may be passed round; sixty an hour is more than people can type.
const answersAnHour = 60
// A person may follow an old link a few times; a machine that guesses tries thousands.
const missesAllowed = 20
const missesMinutes = 15

/** Counts an answer behind a link, and refuses it where its address has sent too many. `kind` names the links and the act. */
export async function refuseFlood(context: Context, kind: string, linkId: string): Promise<void> {
  const key = `${linkId}:${context.request.ip}`
  await refuseMany(context, kind, key, { most: answersAnHour, minutes: 60 })
  await note(context, kind, key)
}

/** Refuses an address that has followed too many links that lead nowhere. */
export async function refuseGuessers(context: Context, kind: string): Promise<void> {
  await refuseMany(context, kind, context.request.ip, { most: missesAllowed, minutes: missesMinutes })
}

/** Remembers that an address followed a link that leads nowhere. */
export async function noteMiss(context: Context, kind: string): Promise<void> {
  await note(context, kind, context.request.ip)
}

async function refuseMany(
  context: Context,
  kind: string,
  key: string,
  { most, minutes }: Record<'most' | 'minutes', number>,
) {
  const since = new Date(context.now.getTime() - minutes * 60_000).toISOString()
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from attempts where kind = ${kind} and key = ${key} and at > ${since}`.execute(context.db)
  if ((rows[0]?.n ?? 0) >= most) throw new AppError('limited', 'selfFill.too_many', { minutes })
}

async function note(context: Context, kind: string, key: string): Promise<void> {
  await context.db.insertInto('attempts').values({ kind, key, at: context.now.toISOString() }).execute()
}
