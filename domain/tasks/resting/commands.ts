import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Context, Job } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { findPack } from '#packs/pack-order.ts'
import { textIn } from '#platform/core/i18n.ts'
import { lapseTasks } from '../making/commands.ts'

// As many tasks as one step holds.
const mostAtOnce = 1000

type Switching = {
  /** What the origins of the tasks begin with that the rules of a trade made. */
  origins(context: Context, pack: string): Promise<string[]> | string[]
  /** The trade is on, maybe again: from when its rules count. `name` is what it is called. */
  back?(context: Context, pack: string, name: string): Promise<void>
}

/**
 * The job of a noun whose rules come and go with the trades (TEC-14). A trade that is off takes back the open tasks its
 * rules made, with the reason; what somebody asked for stays. One that is on again brings none of them back: what is
 * still to come is made anew, so their origins are free.
 */
export function whenTradesSwitch(name: string, { origins, back }: Switching): Job {
  return {
    name,
    async run(_context, payload, { step, signal }) {
      const { packs } = z.strictObject({ packs: z.array(z.string()) }).parse(payload)
      for (const pack of packs) while (!signal.aborted && (await step(restSome(pack))) > 0);
    },
  }

  function restSome(pack: string) {
    return async (context: Context): Promise<number> => {
      const called = findPack(pack)?.name
      const word = called === undefined ? pack : textIn(context.language, called)
      // As it is now: it may have been switched to and fro since.
      if (!(await readFirm(context.db)).packs.includes(pack))
        return await restTasks(context, await origins(context, pack), context.t('task.trade_off', { name: word }))
      await back?.(context, pack, word)
      return 0
    }
  }
}

async function restTasks(context: Context, origins: readonly string[], reason: string): Promise<number> {
  const db = context.db as unknown as Kysely<unknown>
  const { rows } = await sql<{ id: string }>`select id from tasks where state = 'open'
    and origin like any(${origins.map((one) => `${one}%`)}::text[]) and origin not like '%:asked-%' limit ${mostAtOnce}`.execute(
    db,
  )
  if (rows.length === 0) return 0
  const ids = await lapseTasks(context, { ids: rows.map(({ id }) => id) }, reason)
  await sql`update tasks set origin = origin || ':rested:' || id where id = any(${ids}::uuid[])`.execute(db)
  context.audit({ kind: 'system', subject: 'task', detail: { rested: ids.length, reason } })
  context.tell('task', {})
  return rows.length
}
